import type { HistoryItem, RecordKind } from '#shared/features/history/history.contract.ts'
import type { LoggedChange, LoggedEntry } from '#main/platform/db/change-log.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { listChangesOfRecord, namesOfOfficers } from './history.repo.ts'

type FieldChange = HistoryItem['fields'][number]
type Values = Record<string, string | number | null>

/** Fields that say nothing to a reader: keys, search forms, counters of the program. */
const silentFields = new Set([
  'id',
  'uuid',
  'version',
  'recorded_at',
  'slot_id',
  'blob_id',
  'sha256',
  'position',
])
const isSilent = (field: string): boolean =>
  silentFields.has(field) || field.endsWith('_id') || field.endsWith('_key') || field.endsWith('_uuid')

const largestFieldCount = 400

const valuesOf = (json: string | null): Values => (json === null ? {} : (JSON.parse(json) as Values))

const asText = (value: string | number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

const fieldsOf = ([, table, rowId, operation, beforeJson, afterJson]: LoggedEntry): FieldChange[] => {
  const before = valuesOf(beforeJson)
  const after = valuesOf(afterJson)
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !isSilent(field) && before[field] !== after[field])
    .map((field) => ({
      table,
      rowId,
      operation,
      field,
      from: asText(before[field]),
      to: asText(after[field]),
    }))
    .filter(({ from, to }) => from !== to)
}

/** Main table of a kind, where rows of other records in the same act must not show. */
const mainTables: Partial<Record<RecordKind, string>> = {
  village: 'villages',
  designation: 'designations',
  liaison: 'liaison_assignments',
  document: 'issued_documents',
}

/** In an act about many records (a decree over eight villages), a record's own history shows its own row only. */
const belongsTo = (kind: RecordKind, recordId: string, entry: LoggedEntry, change: LoggedChange): boolean => {
  const main = mainTables[kind]
  if (main === undefined) return true
  const ownId = recordId.replaceAll('-', '')
  const ownRow = change.entries.find(
    ([, table, , , before, after]) => table === main && valuesOf(after ?? before)['uuid'] === ownId,
  )
  const values = valuesOf(entry[5] ?? entry[4])
  if (entry[1] === main) return values['uuid'] === ownId
  if (kind !== 'village' || !('village_id' in values))
    return kind !== 'village' || change.subjects.length === 1
  return ownRow === undefined
    ? change.subjects.filter(([other]) => other === 'village').length === 1
    : values['village_id'] === ownRow[2]
}

export const readHistory = (
  context: OfficerContext,
  input: { kind: RecordKind; id: string; before?: number | undefined; limit: number },
): { items: HistoryItem[]; nextBefore: number | null } => {
  const seqs = listChangesOfRecord(
    context.db,
    input.id,
    input.before ?? Number.MAX_SAFE_INTEGER,
    input.limit + 1,
  )
  const page = seqs.slice(0, input.limit)
  const changes = page.flatMap((seq) => context.database.readChange(seq) ?? [])
  const names = namesOfOfficers(
    context.db,
    changes.flatMap(({ officerId }) => officerId ?? []),
  )
  const items = changes.map((change) => ({
    seq: change.seq,
    action: change.action,
    officerName: change.officerId === null ? null : (names.get(change.officerId) ?? null),
    recordedAt: new Date(change.recordedAt),
    reason: change.reason,
    fields: change.entries
      .filter((entry) => belongsTo(input.kind, input.id, entry, change))
      .flatMap(fieldsOf)
      .slice(0, largestFieldCount),
  }))
  return { items, nextBefore: seqs.length > input.limit ? (page.at(-1) ?? null) : null }
}

/** Groups of four of the first 80 bits of the chain's head, short enough to be read out or written down. */
const shortCode = (digest: string): string =>
  (digest.slice(0, 20).toUpperCase().match(/.{4}/g) ?? []).join('-')

export const verifyHistory = (context: OfficerContext) => {
  const verified = context.database.verifyAll()
  return verified.whole
    ? { whole: true, changes: verified.changes, headCode: shortCode(verified.headDigest), brokenAt: null }
    : { whole: false, changes: 0, headCode: '', brokenAt: { seq: verified.seq, cause: verified.cause } }
}
