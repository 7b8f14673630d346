import type { Role } from '#shared/kernel/permissions.ts'

/** What one officer may see now. */
export type OfficerScope = {
  reach: 'officer'
  officerRowId: number
  roles: readonly Role[]
  sectionRowId: number | null
  /** Cases that stand open to him for a while, because he gave a reason. */
  openedCaseRowIds: readonly number[]
}

/**
 * How far a list, a count or a look-up may reach; repos put it into their SQL with `case-scope.repo.ts`. `office` is the
 * program's own look and never what an officer is shown.
 */
export type Scope = { reach: 'office' } | OfficerScope

/** The program's own look: for checks whose answer says nothing about the records they looked at. */
export const wholeOffice: Scope = { reach: 'office' }

/** For the answer to an act by which an officer may have closed a case to himself: he has just seen it. */
export const reachingAlso = (scope: Scope, caseRowId: number): Scope =>
  scope.reach === 'office' ? scope : { ...scope, openedCaseRowIds: [...scope.openedCaseRowIds, caseRowId] }
