import { sql, type SQL } from 'drizzle-orm'
import { recordsOfPapers } from '../db/case-papers.ts'
import { issuedDocuments } from '../db/schema.ts'
import { caseInColumnIsReached } from './case-scope.repo.ts'
import type { Scope } from './scope.ts'

/**
 * Whether a paper may be seen, as text: papers of villages by everybody, papers of a case by those who see the case. A
 * register of cases holds what its maker could see, so it is his alone.
 */
export const paperIsReached = (scope: Scope, paper = 'issued_documents'): string => {
  if (scope.reach === 'office') return 'true'
  const ofCases = Object.entries(recordsOfPapers).map(
    ([type, [table, column]]) =>
      `when '${type}' then exists (select 1 from ${table} origin
         where origin.uuid = ${paper}.subject_uuid and ${caseInColumnIsReached(scope, `origin.${column}`)})`,
  )
  return `case ${paper}.document_type ${ofCases.join(' ')}
    when 'caseRegister' then ${paper}.issued_by = ${scope.officerRowId} else true end`
}

export const withinPapers = (scope: Scope): SQL | undefined =>
  scope.reach === 'office' ? undefined : sql.raw(paperIsReached(scope))

/** The same for rows that name a paper in this column. */
export const withinPaperOf = (scope: Scope, column: string): SQL | undefined =>
  scope.reach === 'office'
    ? undefined
    : sql`exists (select 1 from ${issuedDocuments} paper
        where paper.id = ${sql.raw(column)} and ${sql.raw(paperIsReached(scope, 'paper'))})`
