import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { line } from '#shared/kernel/text.ts'
import { answerableIds } from './screening-set.rules.ts'
import { childFlagId, type ItemId, type SetContent } from './screening-set.schema.ts'
import type {
  Answer,
  AssessmentScope,
  ChildKnowledge,
  ScreeningResult,
  ScreeningWarning,
  WorkingAnswer,
} from './screening.schema.ts'
import { longestBasis } from './screening.schema.ts'

const basisLine = line(longestBasis)

/** The ids of "yes" answers without a usable line of what they rest on. */
export const withoutBasis = (answers: readonly WorkingAnswer[]): ItemId[] =>
  answers
    .filter(({ value, basis }) => value === 'yes' && !basisLine.safeParse(basis?.text ?? '').success)
    .map(({ itemId }) => itemId)
    .sort()

/** Whether answers may be kept: they answer what the set asks. */
export const canKeepAnswers = (set: SetContent, answers: readonly WorkingAnswer[]): Verdict => {
  const known = answerableIds(set)
  const strange = answers.find(({ itemId }) => !known.has(itemId))
  return strange ? refused('SCREENING_ITEM_UNKNOWN', { item: strange.itemId }) : allowed
}

/** Whether an assessment may be finished. */
export const canComplete = (
  set: SetContent,
  { answers, assessedAt, now }: { answers: readonly WorkingAnswer[]; assessedAt: number; now: number },
): Verdict => {
  const kept = canKeepAnswers(set, answers)
  if (!kept.allowed) return kept
  if (answers.every(({ value }) => value === 'notAsked')) return refused('SCREENING_NOTHING_ASKED')
  const missing = withoutBasis(answers)
  if (missing.length > 0) return refused('SCREENING_BASIS_MISSING', { items: missing.join(', ') })
  return assessedAt > now ? refused('SCREENING_IN_FUTURE') : allowed
}

/** Answers as they are kept once finished: in the order of their ids, a basis beside every "yes" and nowhere else. */
export const finishedAnswers = (answers: readonly WorkingAnswer[]): Answer[] =>
  answers
    .map(({ itemId, value, basis }) => ({
      itemId,
      value,
      basis: value === 'yes' && basis ? { kind: basis.kind, text: basisLine.parse(basis.text) } : null,
    }))
    .sort((first, second) => first.itemId.localeCompare(second.itemId))

type Circumstances = {
  answers: readonly WorkingAnswer[]
  result: ScreeningResult
  scope: AssessmentScope
  childKnown: ChildKnowledge | null
  assessedAt: number
  receivedAt: number
  setNumber: number
  setNumberInForce: number
}

/** Fewer than half of the indicators asked. */
const fewAskedWarnings = ({ result, scope }: Circumstances): ScreeningWarning[] => {
  if (scope === 'quick' || result.colour !== 'blue') return []
  const open = result.dimensions.reduce((sum, { notAsked }) => sum + notAsked.length, 0)
  const asked = result.dimensions.reduce(
    (sum, { yes, no, unknown }) =>
      sum + yes.strong.length + yes.medium.length + yes.weak.length + no.length + unknown.length,
    0,
  )
  return asked < open ? [{ code: 'SCREENING_FEW_ASKED', data: { asked, total: asked + open } }] : []
}

/** What to ask the officer before an assessment is finished. */
export const completionWarnings = (circumstances: Circumstances): ScreeningWarning[] => {
  const { answers, childKnown, assessedAt, receivedAt, setNumber, setNumberInForce } = circumstances
  const warnings: ScreeningWarning[] = []
  const ticksChild = answers.some(({ itemId, value }) => itemId === childFlagId && value === 'yes')
  if (ticksChild && childKnown === 'adultByBirthDate') {
    warnings.push({ code: 'SCREENING_BIRTH_DATE_SAYS_ADULT', data: {} })
  }
  if (setNumber !== setNumberInForce) {
    warnings.push({
      code: 'SCREENING_SET_REPLACED',
      data: { number: setNumber, inForce: setNumberInForce },
    })
  }
  if (assessedAt < receivedAt) warnings.push({ code: 'SCREENING_BEFORE_RECEIPT', data: {} })
  return [...warnings, ...fewAskedWarnings(circumstances)]
}

/** Answers of an earlier assessment as the start of a new one; what the set no longer asks is left behind. */
export const prefilledAnswers = (set: SetContent, earlier: readonly WorkingAnswer[]): WorkingAnswer[] => {
  const known = answerableIds(set)
  return earlier.filter(({ itemId }) => known.has(itemId))
}

/** Flags of the person alone; the others are true of the whole movement. */
const personalFlagIds: ReadonlySet<ItemId> = new Set(['U01', 'U02', 'U03', 'U05', 'U08'])

/**
 * What one subject's answers may say of another one of the same group: what was seen or found, not what was said, and
 * nothing that concerns the person alone. Each subject's statement is his or her own.
 */
export const sharedAnswers = (set: SetContent, others: readonly WorkingAnswer[]): WorkingAnswer[] =>
  prefilledAnswers(set, others).filter(
    ({ itemId, value, basis }) =>
      value === 'yes' && basis !== null && basis.kind !== 'statement' && !personalFlagIds.has(itemId),
  )

/**
 * Flags that the supervisor has not been told of: those of the person against the person's earlier assessments, those
 * of the movement against all assessments of the case.
 */
export const newlyRaised = (
  raised: readonly ItemId[],
  told: { ofSubject: readonly ItemId[]; ofCase: readonly ItemId[] },
): ItemId[] => raised.filter((id) => !(personalFlagIds.has(id) ? told.ofSubject : told.ofCase).includes(id))
