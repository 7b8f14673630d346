import type { Village, VillageState } from '#shared/features/village/village.schema.ts'

/** States of a village that no decree designates at the moment. */
export const freeStates: readonly VillageState[] = [
  'candidate',
  'surveyed',
  'coordinated',
  'agreed',
  'ended',
  'declined',
]

export const isFree = ({ state }: Pick<Village, 'state'>): boolean => freeStates.includes(state)
