import type { Scope } from '#main/platform/rpc/gate.ts'

/**
 * Conditions on what a list or a count of entities may reach, as they stand in its SQL. The office reaches everything;
 * narrower reaches come with need-to-know and ask for the case of each row.
 */
export const withinEntries = (scope: Scope): string => ({ office: 'true' })[scope.reach]

/** On rows of `subjects`. */
export const withinSubjects = (scope: Scope): string => ({ office: 'true' })[scope.reach]

/** On rows of `entities`: every one of them stands in some case of the office. */
export const withinEntities = (scope: Scope): string => ({ office: 'true' })[scope.reach]
