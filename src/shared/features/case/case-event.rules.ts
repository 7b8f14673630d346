import type { CaseEventKind } from './case-event.schema.ts'

/** Parts of a timeline that can be looked at by themselves. */
export const caseEventGroups = [
  'case',
  'note',
  'people',
  'decision',
  'evidence',
  'network',
  'referral',
  'task',
] as const
export type CaseEventGroup = (typeof caseEventGroups)[number]

/** By how the kind begins: every feature names its kinds after itself. */
const beginnings: readonly [beginning: string, group: CaseEventGroup][] = [
  ['caseNoted', 'note'],
  ['case', 'case'],
  ['village', 'case'],
  ['subject', 'people'],
  ['screening', 'people'],
  ['assessment', 'people'],
  ['blocked', 'people'],
  ['decision', 'decision'],
  ['clock', 'decision'],
  ['interview', 'evidence'],
  ['evidence', 'evidence'],
  ['document', 'evidence'],
  ['paper', 'evidence'],
  ['custody', 'evidence'],
  ['handover', 'evidence'],
  ['entity', 'network'],
  ['entities', 'network'],
  ['referral', 'referral'],
  ['task', 'task'],
]

export const caseEventGroupFor = (kind: CaseEventKind): CaseEventGroup =>
  beginnings.find(([beginning]) => kind.startsWith(beginning))?.[1] ?? 'case'
