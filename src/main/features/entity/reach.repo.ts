import { caseInColumnIsReached } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

/** Conditions on what a list or a count of entities may reach, as they stand in its SQL; here on rows of `case_entities`. */
export const withinEntries = (scope: Scope): string => caseInColumnIsReached(scope, 'case_entities.case_id')

/** On rows of `subjects`. */
export const withinSubjects = (scope: Scope): string => caseInColumnIsReached(scope, 'subjects.case_id')

/** On rows of `entities`: those that stand in a case within reach. */
export const withinEntities = (scope: Scope): string =>
  scope.reach === 'office'
    ? 'true'
    : `exists (select 1 from case_entities entry
         where entry.entity_id = entities.id and ${caseInColumnIsReached(scope, 'entry.case_id')})`

/** In how many cases an entity stands: the kept figure counts every one, an officer is told of those within his reach. */
export const caseCountWithin = (scope: Scope): string =>
  scope.reach === 'office'
    ? 'entities.case_count'
    : `(select count(distinct entry.case_id) from case_entities entry
         where entry.entity_id = entities.id and ${caseInColumnIsReached(scope, 'entry.case_id')})`
