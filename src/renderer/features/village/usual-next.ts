import type { MilestoneKind, VillageState } from '#shared/features/village/village.schema.ts'

/** The usual next step of each state; decree and ceremony are recorded with the designation. */
export const usualNext = {
  candidate: 'surveyed',
  surveyed: 'coordinated',
  coordinated: 'agreed',
  agreed: 'designated',
  designated: 'inaugurated',
  inaugurated: 'activated',
  active: 'evaluationStarted',
  underEvaluation: 'renewed',
  graduated: undefined,
  suspended: 'resumed',
  ended: 'surveyed',
  declined: 'surveyed',
} as const satisfies Record<VillageState, MilestoneKind | undefined>
