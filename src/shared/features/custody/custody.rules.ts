import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { plainDateOfInstant, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { DocumentKind, HandoverInput, PresentedDocument } from './custody.schema.ts'

type Standing = Pick<PresentedDocument, 'heldAt' | 'returnedAt'>

/** shown: the office only saw it · held: its original is here · returned: it was here and left */
export const custodyStateOf = ({ heldAt, returnedAt }: Standing): 'shown' | 'held' | 'returned' => {
  if (heldAt === null) return 'shown'
  return returnedAt === null ? 'held' : 'returned'
}

/** A document that came back later is written down anew: what happened to it before stays readable. */
export const canHold = (document: Standing): Verdict => {
  const state = custodyStateOf(document)
  if (state === 'held') return refused('DOCUMENT_ALREADY_HELD')
  return state === 'returned' ? refused('DOCUMENT_ALREADY_RETURNED') : allowed
}

export const canReturn = (document: Standing): Verdict => {
  const state = custodyStateOf(document)
  if (state === 'shown') return refused('DOCUMENT_NOT_HELD')
  return state === 'returned' ? refused('DOCUMENT_ALREADY_RETURNED') : allowed
}

export const canRemove = (document: Standing): Verdict =>
  document.heldAt === null ? allowed : refused('DOCUMENT_WAS_HELD')

/** A minute of tolerance for two clocks of one office. */
const clockTolerance = 60_000

export const canHappenAt = (at: Date, now: number): Verdict =>
  at.getTime() > now + clockTolerance ? refused('CUSTODY_IN_FUTURE') : allowed

export const canIssueOn = ({ issuedOn }: Pick<PresentedDocument, 'issuedOn'>, today: PlainDate): Verdict =>
  issuedOn !== null && issuedOn > today ? refused('DOCUMENT_ISSUED_IN_FUTURE', { today }) : allowed

export const canHoldAt = (
  document: Standing & Pick<PresentedDocument, 'issuedOn'>,
  at: Date,
  now: number,
): Verdict => {
  const possible = canHold(document)
  if (!possible.allowed) return possible
  const { issuedOn } = document
  if (issuedOn !== null && issuedOn > plainDateOfInstant(at.getTime()))
    return refused('DOCUMENT_HELD_BEFORE_ISSUE', { issuedOn })
  return canHappenAt(at, now)
}

/** Given back or handed on: not before it came, not tomorrow. */
export const canLeaveAt = (document: Standing, at: Date, now: number): Verdict => {
  const possible = canReturn(document)
  if (!possible.allowed) return possible
  const { heldAt } = document
  if (heldAt !== null && at.getTime() < heldAt.getTime())
    return refused('DOCUMENT_LEFT_BEFORE_HELD', { heldOn: plainDateOfInstant(heldAt.getTime()) })
  return canHappenAt(at, now)
}

type Handed = Pick<HandoverInput, 'kind' | 'subjectId' | 'institution' | 'items' | 'documents'>

export const canHandOver = (handover: Handed): Verdict => {
  const { kind, subjectId, institution, items, documents } = handover
  if (kind !== 'document' && documents.length > 0) return refused('HANDOVER_NOT_OF_DOCUMENTS')
  if (kind === 'person' && subjectId === null) return refused('HANDOVER_WITHOUT_PERSON')
  if (kind !== 'person' && items.length + documents.length === 0) return refused('HANDOVER_WITHOUT_ITEMS')
  return kind !== 'receipt' && institution === null ? refused('HANDOVER_WITHOUT_INSTITUTION') : allowed
}

/** Holding one of these is what a withdrawal waits for. */
export const isTravelDocument = (kind: DocumentKind): boolean =>
  kind === 'passport' || kind === 'travelDocument'
