import { sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { caseReachOf, openableReachOf, type CaseReach } from '#shared/features/access/case-reach.rules.ts'
import { confidentialities, type Confidentiality } from '#shared/features/case/case.schema.ts'
import type { OfficerScope, Scope } from './scope.ts'

/**
 * Need-to-know as SQL: the one place that says which cases a scope reaches. Conditions are put together from fixed words
 * and row ids of the store; nothing that anybody typed comes into them.
 */

const rowId = (value: number): number => {
  if (!Number.isSafeInteger(value)) throw new Error('a row id is a whole number')
  return value
}

/** `rows`: asked of single rows. `walk`: asked of many, so that what is named is looked up once. */
type Manner = 'rows' | 'walk'

/** Row by row: the case is named by its officer, by a member, or by an open task. */
const namedRow = (me: number, row: string): string =>
  `(${row}.responsible_officer_id = ${me}
    or exists (select 1 from case_members member where member.case_id = ${row}.id and member.officer_id = ${me})
    or exists (select 1 from tasks duty
      where duty.case_id = ${row}.id and duty.assigned_officer_id = ${me} and duty.state = 'open'))`

/** In a walk: members and tasks of one officer are few and are looked up once. */
const namedInWalk = (me: number, row: string): string =>
  `(${row}.responsible_officer_id = ${me} or ${row}.id in (
    select case_id from case_members where officer_id = ${me}
    union select case_id from tasks
      where assigned_officer_id = ${me} and state = 'open' and case_id is not null))`

const reachTerm = (reach: CaseReach, scope: OfficerScope, row: string, manner: Manner): string => {
  const me = rowId(scope.officerRowId)
  const { sectionRowId } = scope
  switch (reach) {
    case 'all':
      return 'true'
    case 'section':
      return sectionRowId === null
        ? `${row}.section_id is null`
        : `(${row}.section_id is null or ${row}.section_id = ${rowId(sectionRowId)})`
    case 'named':
      return manner === 'walk' ? namedInWalk(me, row) : namedRow(me, row)
    case 'own':
      return `(${row}.responsible_officer_id = ${me} and ${row}.entered_by = ${me} and ${row}.state = 'registered')`
    case 'none':
      return 'false'
  }
}

type ReachTable = typeof caseReachOf

/** Every reach of the held roles with the confidentialities it is for. */
const reachesOf = (table: ReachTable, { roles }: OfficerScope): Map<CaseReach, Set<Confidentiality>> => {
  const found = new Map<CaseReach, Set<Confidentiality>>()
  for (const role of roles)
    for (const level of confidentialities) {
      const reach = table[role][level]
      if (reach !== 'none') found.set(reach, (found.get(reach) ?? new Set()).add(level))
    }
  return found
}

const among = (row: string, levels: ReadonlySet<Confidentiality>): string | undefined =>
  levels.size === confidentialities.length
    ? undefined
    : `${row}.confidentiality in (${[...levels].map((level) => `'${level}'`).join(', ')})`

const reachOfTable = (table: ReachTable, scope: OfficerScope, row: string, manner: Manner): string[] =>
  [...reachesOf(table, scope)].map(([reach, levels]) =>
    [among(row, levels), reachTerm(reach, scope, row, manner)].filter(Boolean).join(' and '),
  )

const anyOf = (terms: readonly string[]): string =>
  terms.length === 0 ? 'false' : `(${terms.map((term) => `(${term})`).join(' or ')})`

const openedTerm = ({ openedCaseRowIds }: OfficerScope, row: string): string[] =>
  openedCaseRowIds.length === 0 ? [] : [`${row}.id in (${openedCaseRowIds.map(rowId).join(', ')})`]

const conditionOn = (scope: Scope, row: string, manner: Manner): string =>
  scope.reach === 'office'
    ? 'true'
    : anyOf([...reachOfTable(caseReachOf, scope, row, manner), ...openedTerm(scope, row)])

/** Whether a row of `cases`, under this name in the query, may be seen. */
export const caseIsReached = (scope: Scope, row = 'cases'): string => conditionOn(scope, row, 'rows')

/** The same for a query that walks over many cases. */
export const walkedCaseIsReached = (scope: Scope, row: string): string => conditionOn(scope, row, 'walk')

/** Whether the case that stands in this column may be seen, as text for plain SQL. */
export const caseInColumnIsReached = (scope: Scope, column: string): string =>
  scope.reach === 'office'
    ? 'true'
    : `exists (select 1 from cases reached where reached.id = ${column} and ${caseIsReached(scope, 'reached')})`

/** The same as a condition of the query library; `undefined` where nothing is narrowed. */
export const withinCases = (scope: Scope): SQL | undefined =>
  scope.reach === 'office' ? undefined : sql.raw(caseIsReached(scope))

/** For rows that belong to a case, by the column that names it. */
export const withinCaseOf = (scope: Scope, column: SQLiteColumn): SQL | undefined =>
  scope.reach === 'office'
    ? undefined
    : sql`exists (select 1 from cases reached where reached.id = ${column} and ${sql.raw(caseIsReached(scope, 'reached'))})`

/** For rows that may belong to a case. */
export const withinCaseOrNone = (scope: Scope, column: SQLiteColumn): SQL | undefined =>
  scope.reach === 'office' ? undefined : sql`(${column} is null or ${withinCaseOf(scope, column)})`

/** Registers that everybody of the office may read: villages, agreements, decrees, numbers, agencies. */
export const withinOffice = (_scope: Scope): SQL | undefined => undefined

/** Whether a case that is not reached may be opened with a reason. */
export const caseIsOpenable = (scope: OfficerScope, row = 'cases'): string =>
  `${anyOf(reachOfTable(openableReachOf, scope, row, 'rows'))} and not ${caseIsReached(scope, row)}`
