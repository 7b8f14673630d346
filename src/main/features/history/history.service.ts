import { registerPhoneFor } from '#shared/features/access/field-mask.rules.ts'
import type { HistoryItem, RecordKind } from '#shared/features/history/history.contract.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { isPermitted, type Permission, type Role } from '#shared/kernel/permissions.ts'
import { isSealedText, readSealedText } from '#main/platform/case-keys/case-seal.ts'
import type { LoggedChange, LoggedEntry } from '#main/platform/db/change-log.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { findRowId, isReached, listChangesOfRecord, namesOfOfficers } from './history.repo.ts'

/** A text in clear, where this officer has the key to it. */
type Reveal = (text: string) => string
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
  // Frozen with an issued paper: its data and the form it was set in, not something an officer changed.
  'inputs',
  'template_digest',
  // The whole signed file of another office; its name and day stand beside it.
  'list_text',
  'based_on',
  'sealed_sha256',
])
/** The text of a template stands in the workshop, version by version; who wrote it is who did the act. */
const silentColumns = new Set([
  'paper_templates.source',
  'paper_templates.made_by',
  'paper_templates.approved_by',
])
/** Keys of secret cases: who has one follows from who may see the case. */
const silentTables: ReadonlySet<string> = new Set(['case_keys', 'outlived_blobs'])
const isSilent = (field: string): boolean =>
  silentFields.has(field) || field.endsWith('_id') || field.endsWith('_key') || field.endsWith('_uuid')

/** Who did it stands above an act; the number of his row says nothing. */
const isOfficerRow = (field: string, value: unknown): boolean =>
  field.endsWith('_by') && typeof value === 'number'

const largestFieldCount = 400

const valuesOf = (json: string | null): Values => (json === null ? {} : (JSON.parse(json) as Values))

const asText = (value: string | number | null | undefined, reveal: Reveal): string | null =>
  value === null || value === undefined ? null : reveal(String(value))

/** Sealed anew under another key, or sealed and opened: the text is what it was. */
const isOnlySealedAnew = (before: string | number | null | undefined, after: typeof before): boolean =>
  typeof before === 'string' &&
  typeof after === 'string' &&
  isSealedText(before) &&
  isSealedText(after) &&
  readSealedText(before).version !== readSealedText(after).version

const fieldsOf = (
  [, table, rowId, operation, beforeJson, afterJson]: LoggedEntry,
  reveal: Reveal,
): FieldChange[] => {
  const before = valuesOf(beforeJson)
  const after = valuesOf(afterJson)
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter(
      (field) =>
        !isSilent(field) && !silentColumns.has(`${table}.${field}`) && before[field] !== after[field],
    )
    .filter((field) => !isOfficerRow(field, after[field] ?? before[field]))
    .filter((field) => !isOnlySealedAnew(before[field], after[field]))
    .map((field) => ({
      table,
      rowId,
      operation,
      field,
      from: asText(before[field], reveal),
      to: asText(after[field], reveal),
    }))
    .filter(({ from, to }) => from !== to)
}

/** Telephone numbers of a register are masked here for whom they are masked in it. */
const maskedFor = (roles: readonly Role[], change: FieldChange): FieldChange =>
  /(^|_)phone$/.test(change.field)
    ? { ...change, from: registerPhoneFor(roles, change.from), to: registerPhoneFor(roles, change.to) }
    : change

type OwnRows = { table: string; reference: string }

/** Where the record of a kind stands, and in which column other rows name it. Kinds that are not here share no act. */
const ownRowsOf: Partial<Record<RecordKind, OwnRows>> = {
  agency: { table: 'agencies', reference: 'agency_id' },
  village: { table: 'villages', reference: 'village_id' },
  designation: { table: 'designations', reference: 'designation_id' },
  liaison: { table: 'liaison_assignments', reference: 'liaison_assignment_id' },
  document: { table: 'issued_documents', reference: 'document_id' },
  officer: { table: 'officers', reference: 'officer_id' },
  case: { table: 'cases', reference: 'case_id' },
  subject: { table: 'subjects', reference: 'subject_id' },
  villageReport: { table: 'village_reports', reference: 'village_report_id' },
  entity: { table: 'entities', reference: 'entity_id' },
  task: { table: 'tasks', reference: 'task_id' },
  referral: { table: 'referrals', reference: 'referral_id' },
  paperTemplate: { table: 'paper_templates', reference: 'paper_template_id' },
}

/** The first officer comes in the same act as the office, and is not for everybody to read. */
const officerTables: ReadonlySet<string> = new Set(['officers', 'officer_roles'])

/** Values of people in a case are shown in clear by a reveal alone, which leaves an act of its own. */
const peopleTables: ReadonlySet<string> = new Set([
  'subjects',
  'subject_details',
  'subject_contacts',
  'presented_documents',
  'entities',
  'interviews',
  'interview_lines',
])

const rowIdIn = (change: LoggedChange, table: string, recordId: string): number | undefined => {
  const uuid = recordId.replaceAll('-', '')
  return change.entries.find(
    ([, entryTable, , , before, after]) => entryTable === table && valuesOf(after ?? before)['uuid'] === uuid,
  )?.[2]
}

/**
 * The entries that tell of this record. An act about it alone is shown whole; in an act about several records (a decree
 * over eight villages) only its own row and the rows that name it are.
 */
const entriesAbout = (
  context: OfficerContext,
  change: LoggedChange,
  { kind, id }: { kind: RecordKind; id: string },
): LoggedEntry[] => {
  const own = ownRowsOf[kind]
  if (!own) return change.entries.filter(([, table]) => kind !== 'office' || !officerTables.has(table))
  if (change.subjects.length === 1) return change.entries
  const rowId = findRowId(context.db, own.table, id) ?? rowIdIn(change, own.table, id)
  if (rowId === undefined) return []
  return change.entries.filter(([, table, entryRow, , before, after]) =>
    table === own.table ? entryRow === rowId : valuesOf(after ?? before)[own.reference] === rowId,
  )
}

/** Who may read a record may read its history, and nobody else. */
const permissionFor: Record<RecordKind, Permission> = {
  office: 'office.read',
  officer: 'officer.read',
  village: 'village.read',
  agency: 'agency.read',
  agreement: 'agreement.read',
  decree: 'designation.read',
  designation: 'designation.read',
  liaison: 'liaison.read',
  document: 'document.read',
  paperTemplate: 'template.read',
  case: 'case.read',
  subject: 'case.read',
  villageReport: 'villageReport.read',
  entity: 'entity.read',
  screeningSet: 'case.read',
  task: 'task.read',
  referral: 'case.read',
  reference: 'reference.read',
}

export const readHistory = (
  context: OfficerContext,
  input: { kind: RecordKind; id: string; before?: number | undefined; limit: number },
): { items: HistoryItem[]; nextBefore: number | null } => {
  const permission = permissionFor[input.kind]
  if (!isPermitted(context.officer.roles, permission)) throw new DomainError('NOT_PERMITTED', { permission })
  // A hidden record has the history of one that does not exist: none.
  if (!isReached(context.db, context.scope, input)) return { items: [], nextBefore: null }
  const seqs = listChangesOfRecord(
    context.db,
    context.scope,
    input,
    input.before ?? Number.MAX_SAFE_INTEGER,
    input.limit + 1,
  )
  const page = seqs.slice(0, input.limit)
  const changes = page.flatMap((seq) => context.database.readChange(seq) ?? [])
  const names = namesOfOfficers(
    context.db,
    changes.flatMap(({ officerId }) => officerId ?? []),
  )
  const reveal: Reveal = (text) => context.officer.caseKeys.reveal(context.database.read, text)
  const items = changes.map((change) => ({
    seq: change.seq,
    action: change.action,
    officerName: change.officerId === null ? null : (names.get(change.officerId) ?? null),
    recordedAt: new Date(change.recordedAt),
    reason: change.reason === null ? null : reveal(change.reason),
    fields: entriesAbout(context, change, input)
      .filter(([, table]) => !peopleTables.has(table) && !silentTables.has(table))
      .flatMap((entry) => fieldsOf(entry, reveal))
      .map((field) => maskedFor(context.officer.roles, field))
      .slice(0, largestFieldCount),
  }))
  return { items, nextBefore: seqs.length > input.limit ? (page.at(-1) ?? null) : null }
}
