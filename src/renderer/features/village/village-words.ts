import {
  type MilestoneKind,
  type VillageState,
  type VillageWarning,
  villageState,
  milestoneKind,
} from '#shared/features/village/village.schema.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import type { MessageKey, MessageValues, Translate } from '#renderer/i18n/t.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

export const stateKey = (state: VillageState): MessageKey => `village.state.${state}`
export const milestoneKey = (kind: MilestoneKind): MessageKey => `village.milestone.${kind}`
export const recordKey = (kind: MilestoneKind): MessageKey => `village.record.${kind}`

export const stateTones: Record<VillageState, Tone> = {
  candidate: 'neutral',
  surveyed: 'progress',
  coordinated: 'progress',
  agreed: 'progress',
  designated: 'gold',
  inaugurated: 'gold',
  active: 'good',
  underEvaluation: 'waiting',
  graduated: 'good',
  suspended: 'warning',
  ended: 'neutral',
  declined: 'neutral',
}

/** Values of a refusal or warning with states and steps in words and days as they are read. */
const wordValues = (t: Translate, data: Readonly<Record<string, string | number>>): MessageValues =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const state = villageState.safeParse(value)
      if (name === 'state' && state.success) return [name, t(stateKey(state.data))]
      const kind = milestoneKind.safeParse(value)
      if (name === 'kind' && kind.success) return [name, t(milestoneKey(kind.data))]
      return [name, typeof value === 'string' ? formatDate(value) : value]
    }),
  )

export const warningSentence = (t: Translate, { code, data }: VillageWarning): string =>
  t(
    code === 'HEAD_GAP' && data['days'] === 1
      ? 'village.warning.oneDayWithoutHead'
      : `village.warning.${code}`,
    wordValues(t, data),
  )

/** Refusals that name a state or a step, said in full. */
const detailed: Readonly<Record<string, MessageKey>> = {
  MILESTONE_NOT_POSSIBLE: 'village.refusedNotPossible',
  MILESTONE_CONTRADICTS_LATER: 'village.refusedContradicts',
  MILESTONE_ALREADY_RECORDED: 'village.refusedRecorded',
}

type Refusal = { code: string; data: Record<string, unknown> }

/** The fuller sentence of a refusal about steps, or undefined for every other. */
export const refusalDetail = (t: Translate, { code, data }: Refusal): string | undefined => {
  const key = detailed[code]
  if (key === undefined) return undefined
  const known = Object.entries(data).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  )
  return t(key, wordValues(t, Object.fromEntries(known)))
}
