import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { numberKeyOf } from '../number/number.rules.ts'
import { canUse, choicesFor } from './document.rules.ts'
import type { DocumentState, PaperType } from './document.schema.ts'
import type { SignedRoute, SignedWarning } from './signed-document.schema.ts'

type Paper = { state: DocumentState; signedOn: PlainDate | null }

/** Whether a signed file may be kept with this paper: the valid one, once. */
export const canImportSigned = (paper: Paper): Verdict => {
  const usable = canUse(paper)
  if (!usable.allowed) return usable
  return paper.signedOn === null ? allowed : refused('DOCUMENT_SIGNED', { signedOn: paper.signedOn })
}

type Given = { route: SignedRoute; number: string | null; signedOn: PlainDate }

/** The number of a paper is one: a signed file cannot bring another, and one from the e-office always brings it. */
export const canCarryNumber = (
  { type, number }: { type: PaperType; number: string | null },
  given: Given,
): Verdict => {
  if (number !== null) {
    const alike =
      given.number === null ||
      numberKeyOf(given.number, given.signedOn) === numberKeyOf(number, given.signedOn)
    return alike ? allowed : refused('SIGNED_NUMBER_DIFFERS', { number })
  }
  if (!choicesFor(type).number) return given.number === null ? allowed : refused('DOCUMENT_NUMBER_NOT_CHOSEN')
  return given.route === 'eOffice' && given.number === null ? refused('SIGNED_NUMBER_MISSING') : allowed
}

export const canBeSignedOn = (signedOn: PlainDate, today: PlainDate): Verdict =>
  signedOn > today ? refused('SIGNED_IN_FUTURE', { today }) : allowed

/** What is unlikely about a signed file and does not forbid it. */
export const signedWarningsFor = (
  paper: { datedOn: PlainDate; pageCount: number },
  file: { route: SignedRoute; signedOn: PlainDate; pageCount: number; hasSignature: boolean },
): SignedWarning[] => [
  ...(file.signedOn < paper.datedOn
    ? [{ code: 'SIGNED_BEFORE_PAPER' as const, data: { datedOn: paper.datedOn } }]
    : []),
  ...(file.pageCount === paper.pageCount
    ? []
    : [{ code: 'SIGNED_PAGES_DIFFER' as const, data: { kept: paper.pageCount, found: file.pageCount } }]),
  ...(file.route === 'eOffice' && !file.hasSignature
    ? [{ code: 'SIGNED_WITHOUT_SIGNATURE' as const, data: {} }]
    : []),
]

/** A signed paper left the office's hand: it is replaced or revoked only by who says that he knows. */
export const canReplace = (paper: Paper, acknowledgesSigned: boolean): Verdict => {
  const usable = canUse(paper)
  if (!usable.allowed || paper.signedOn === null || acknowledgesSigned) return usable
  return refused('DOCUMENT_SIGNED', { signedOn: paper.signedOn })
}
