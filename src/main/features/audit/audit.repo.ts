import type { AccessDetail, AccessKind, AuditFilter } from '#shared/features/audit/audit.schema.ts'
import { secondOfficerKind } from '#main/platform/db/change-log.ts'
import type { ReadDb } from '#main/platform/db/database.ts'

export type AuditRow = {
  seq: number
  kind: AccessKind | null
  action: string
  officerName: string | null
  approvedBy: string | null
  at: number
  reason: string | null
  detail: AccessDetail
  subjects: [kind: string, id: string][]
  rows: number
}

type Range = { from: number | null; until: number | null }

type Values = Record<string, string | number | Buffer | null>

/** `sectionRowId`: acts of this section's officers alone; null for the whole office. */
export type AuditReach = { sectionRowId: number | null }

const hexOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex')

const condition = (
  { kinds, officerId, recordId }: AuditFilter,
  range: Range,
  reach: AuditReach,
): { sql: string; values: Values } => {
  const clauses: string[] = []
  const values: Values = {}
  if (kinds.length > 0) {
    clauses.push(`coalesce(access_entries.kind, 'change') in (select value from json_each(@kinds))`)
    values['kinds'] = JSON.stringify(kinds)
  }
  if (officerId !== null) {
    clauses.push('changes.officer_id = (select id from officers where uuid = @officer)')
    values['officer'] = hexOf(officerId)
  }
  if (recordId !== null) {
    clauses.push('changes.seq in (select change_seq from change_subjects where record_uuid = @record)')
    values['record'] = hexOf(recordId)
  }
  if (range.from !== null) {
    clauses.push('changes.recorded_at >= @from')
    values['from'] = range.from
  }
  if (range.until !== null) {
    clauses.push('changes.recorded_at < @until')
    values['until'] = range.until
  }
  if (reach.sectionRowId !== null) {
    clauses.push('changes.officer_id in (select id from officers where section_id = @section)')
    values['section'] = reach.sectionRowId
  }
  return { sql: clauses.map((clause) => ` and ${clause}`).join(''), values }
}

/** Acts before `before`, newest first. */
export const listActs = (
  db: ReadDb,
  filter: AuditFilter,
  range: Range,
  reach: AuditReach,
  page: { before: number; limit: number },
): AuditRow[] => {
  const { sql, values } = condition(filter, range, reach)
  const rows = db
    .prepare(
      `select changes.seq, access_entries.kind, changes.action, officers.full_name as officerName,
         (select second.full_name from json_each(changes.subjects) as subject
           join officers as second on second.uuid = unhex(subject.value ->> 1)
           where subject.value ->> 0 = @second) as approvedBy,
         changes.recorded_at as at, changes.reason, coalesce(access_entries.detail, '{}') as detail, changes.subjects,
         changes.last_entry_id - coalesce((select last_entry_id from changes as former where former.seq = changes.seq - 1), 0)
           - (access_entries.id is not null) as rows
       from changes
         left join access_entries on access_entries.seq = changes.seq
         left join officers on officers.id = changes.officer_id
       where changes.seq < @before${sql}
       order by changes.seq desc limit @limit`,
    )
    .all({ ...values, ...page, second: secondOfficerKind }) as (Omit<AuditRow, 'detail' | 'subjects'> & {
    detail: string
    subjects: string
  })[]
  return rows.map((row) => ({
    ...row,
    detail: JSON.parse(row.detail) as AccessDetail,
    subjects: JSON.parse(row.subjects) as AuditRow['subjects'],
  }))
}

/** Who did an act and when, for the place where a log is broken. */
export const findAct = (
  db: ReadDb,
  seq: number,
): { action: string; at: number; officerName: string | null } | undefined =>
  db
    .prepare(
      `select changes.action, changes.recorded_at as at, officers.full_name as officerName
       from changes left join officers on officers.id = changes.officer_id where changes.seq = @seq`,
    )
    .get({ seq }) as { action: string; at: number; officerName: string | null } | undefined
