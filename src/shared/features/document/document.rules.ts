import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { yearOf, type PlainDate } from '#shared/kernel/plain-date.ts'
import {
  casePaperTypes,
  type CasePaperType,
  type DocumentState,
  type MissingValue,
  type NumberChoice,
  type PaperOptions,
  type PaperType,
  type PrintAct,
  type PrintOutcome,
  type PrintState,
  provenPaperTypes,
  type ProvenPaperType,
} from './document.schema.ts'

const numbered: ReadonlySet<PaperType> = new Set([
  'certificate',
  'interviewRecord',
  'deferralNotice',
  'documentReceipt',
  'handoverRecord',
  'referralLetter',
])
const signedByChoice: ReadonlySet<PaperType> = new Set([
  'deferralNotice',
  'referralLetter',
  'referralAnnex',
  'caseRegister',
  'numberRegister',
  'proofRegister',
])
const onOneSize: ReadonlySet<PaperType> = new Set(['certificate', 'villageSheet'])
const repeatable: ReadonlySet<PaperType> = new Set([
  'villageSheet',
  'caseSummary',
  'caseRegister',
  'numberRegister',
  'proofRegister',
])
const casePapers: ReadonlySet<PaperType> = new Set(casePaperTypes)

const proven: ReadonlySet<PaperType> = new Set(provenPaperTypes)

/** Papers that can carry a code by which they are proven. */
export const carriesProof = (type: PaperType): type is ProvenPaperType => proven.has(type)

/** Certificates always carry a code, letters by choice. */
export const wantsProof = (
  type: PaperType,
  { withProof }: Pick<PaperOptions, 'withProof'>,
  { letterCodes }: { letterCodes: boolean },
): type is ProvenPaperType => carriesProof(type) && (type === 'certificate' || (withProof ?? letterCodes))

/** What may be chosen when a paper of this type is issued. */
export const choicesFor = (type: PaperType) => ({
  title: type === 'certificate',
  witness: type === 'certificate',
  number: numbered.has(type),
  paper: !onOneSize.has(type),
  signatory: signedByChoice.has(type),
  opinion: type === 'interviewRecord',
  notice: type === 'deferralNotice',
  annexes: type === 'referralLetter',
  period: type === 'caseRegister',
  year: type === 'numberRegister',
  proof: carriesProof(type) && type !== 'certificate',
})

/** Sheets that say how things stand on a day may be made again any day; the others have one valid paper at a time. */
export const isRepeatable = (type: PaperType): boolean => repeatable.has(type)

/** Papers that carry what a case knows: read with the rights on cases, issued by who works on them. */
export const isCasePaper = (type: PaperType): type is CasePaperType => casePapers.has(type)

/** Letters whose only signature is the office's own, so that they can be signed in the e-office. */
const signedInEOffice: ReadonlySet<PaperType> = new Set(['decree', 'deferralNotice', 'referralLetter'])

/** Whether there is a text file of this paper for the e-office. */
export const hasWordFile = (type: PaperType): boolean => signedInEOffice.has(type)

export const canIssue = (facts: {
  type: PaperType
  number: NumberChoice
  missing: readonly Pick<MissingValue, 'field'>[]
  subjectRevoked: boolean
  currentId: string | null
}): Verdict => {
  const { type, number, missing, subjectRevoked, currentId } = facts
  if (currentId !== null && !isRepeatable(type)) return refused('DOCUMENT_ALREADY_ISSUED', { id: currentId })
  if (subjectRevoked) return refused('DOCUMENT_SUBJECT_REVOKED')
  if (missing.length > 0) {
    return refused('DOCUMENT_INCOMPLETE', { missing: [...new Set(missing.map(({ field }) => field))] })
  }
  if (number.kind !== 'none' && !choicesFor(type).number) return refused('DOCUMENT_NUMBER_NOT_CHOSEN')
  return allowed
}

/** Whether a paper may be superseded, revoked or printed: only the valid one. */
export const canUse = ({ state }: { state: DocumentState }): Verdict =>
  state === 'issued' ? allowed : refused('DOCUMENT_NOT_VALID', { state })

type Act = Pick<PrintAct, 'id' | 'kind' | 'isCopy' | 'copies' | 'answers'>

/** Acts of sending that nobody has answered, oldest first. */
export const unansweredActs = <Sent extends Act>(acts: readonly Sent[]): Sent[] => {
  const answered = new Set(acts.flatMap(({ answers }) => answers ?? []))
  return acts.filter(({ id, kind }) => kind === 'sentToPrinter' && !answered.has(id))
}

/** Nothing counts as printed before the officer said that the sheet is in hand. */
export const printStateFor = (acts: readonly Act[]): PrintState => {
  if (unansweredActs(acts).length > 0) return 'unanswered'
  if (acts.some(({ kind }) => kind === 'inHand')) return 'inHand'
  return acts.some(({ kind }) => kind === 'spoiled') ? 'spoiled' : 'notPrinted'
}

/** A sheet is a copy when an earlier one is already in hand. A spoiled sheet before it does not make it one. */
export const isCopyAfter = (acts: readonly Act[]): boolean => acts.some(({ kind }) => kind === 'inHand')

/** Once the signed file is here, pages without a signature are no longer printed. */
export const canSendToPrinter = (document: {
  state: DocumentState
  signedOn: PlainDate | null
  acts: readonly Act[]
}): Verdict => {
  const usable = canUse(document)
  if (!usable.allowed) return usable
  if (document.signedOn !== null) return refused('DOCUMENT_SIGNED', { signedOn: document.signedOn })
  return unansweredActs(document.acts).length > 0 ? refused('PRINT_UNANSWERED') : allowed
}

export const canAnswerPrint = (
  acts: readonly Act[],
  answer: { actId: string; outcome: PrintOutcome; note: string | null },
): Verdict => {
  const open = unansweredActs(acts).some(({ id }) => id === answer.actId)
  if (!open) return refused('PRINT_ALREADY_ANSWERED')
  return answer.outcome === 'spoiled' && answer.note === null ? refused('PRINT_NOTE_NEEDED') : allowed
}

/** `Salinan ke-n` for the sheets of an act, n counted over copies in hand before it; null for originals. */
export const copyNumberFor = (acts: readonly Act[], actId: string): number | null => {
  const position = acts.findIndex(({ id }) => id === actId)
  const act = acts[position]
  if (!act?.isCopy) return null
  const before = acts.slice(0, position).filter(({ kind, isCopy }) => kind === 'inHand' && isCopy)
  return before.reduce((sum, { copies }) => sum + copies, 1)
}

/** How many sheets are in hand altogether, and how many of them are copies. */
export const sheetsInHand = (acts: readonly Act[]): { sheets: number; copies: number } => {
  const held = acts.filter(({ kind }) => kind === 'inHand')
  const count = (of: readonly Act[]): number => of.reduce((sum, { copies }) => sum + copies, 0)
  return { sheets: count(held), copies: count(held.filter(({ isCopy }) => isCopy)) }
}

/** Beginning of every serial of a village: `DBI-6202172015-`. */
export const serialPrefixFor = (regionCode: string): string => `DBI-${regionCode.replaceAll('.', '')}-`

/** `DBI-6202172015-2024-01`: region code, year of the paper, how many certificates this village was given so far. */
export const serialFor = (regionCode: string, datedOn: PlainDate, running: number): string =>
  `${serialPrefixFor(regionCode)}${yearOf(datedOn)}-${String(running).padStart(2, '0')}`

/** The running number after those already given; numbers of revoked and superseded papers are not given again. */
export const nextRunning = (serials: readonly string[]): number =>
  serials.reduce((highest, serial) => Math.max(highest, Number(/-(\d+)$/.exec(serial)?.[1] ?? 0)), 0) + 1
