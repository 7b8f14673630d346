import { createHash } from 'node:crypto'
import type { Connection } from './open.ts'

/** A record an act was about: what kind it is, and its id outside the store. */
export type Subject = { kind: string; id: string }

/** Under this kind an act names the officer who approved it. */
export const secondOfficerKind = 'secondOfficer'

/** Under this kind an act names the store whose paper recovery code stood in for the second person. */
export const paperCodeKind = 'paperCode'

/** Under this kind an act of restoring names the signed statements that it gave up, by the start of their digests. */
export const givenUpKind = 'givenUpStatement'

export type LogHead = { seq: number; digest: Uint8Array }

/** What the digest of one act covers, in this order and as this JSON; changing it breaks every existing chain. */
export type LoggedChange = {
  seq: number
  uuid: string
  action: string
  officerId: number | null
  recordedAt: number
  reason: string | null
  subjects: [kind: string, uuid: string][]
  entries: LoggedEntry[]
}
/** Subjects in the order of their ids, each once. */
export const subjectsOf = (about: readonly Subject[]): LoggedChange['subjects'] => {
  const kinds = new Map(about.map(({ kind, id }) => [id.replaceAll('-', '').toLowerCase(), kind]))
  return [...kinds]
    .map(([uuid, kind]): [string, string] => [kind, uuid])
    .sort(([, first], [, second]) => (first < second ? -1 : 1))
}

export type LoggedEntry = [
  id: number,
  table: string,
  rowId: number,
  operation: 'insert' | 'update' | 'delete',
  before: string | null,
  after: string | null,
]

/** What stays in the index of an entry whose content is sealed. */
export type EntryPlace = [id: number, table: string, rowId: number, operation: string]

const domainTag = 'perisai-desa change 1\n'
export const emptyDigest: Uint8Array = new Uint8Array(32)

export const canonicalText = (change: LoggedChange): string =>
  JSON.stringify([
    change.seq,
    change.uuid,
    change.action,
    change.officerId,
    change.recordedAt,
    change.reason,
    change.subjects,
    change.entries,
  ])

export const parseCanonicalText = (text: string): LoggedChange => {
  const [seq, uuid, action, officerId, recordedAt, reason, subjects, entries] = JSON.parse(text) as [
    number,
    string,
    string,
    number | null,
    number,
    string | null,
    [string, string][],
    LoggedEntry[],
  ]
  return { seq, uuid, action, officerId, recordedAt, reason, subjects, entries }
}

/** Digest of an act = SHA-256 over a tag, the digest before it and the act itself. */
export const chainDigest = (previous: Uint8Array, text: string): Uint8Array =>
  createHash('sha256').update(domainTag).update(previous).update(text).digest()

type ChangeRow = {
  seq: number
  uuid: string
  action: string
  officer_id: number | null
  recorded_at: number
  reason: string | null
  subjects: string
  digest: Buffer
}

/** Entries of an act follow those of the act before. */
const entriesOfChange = `id > coalesce((select last_entry_id from changes where seq = @seq - 1), 0)
  and id <= (select last_entry_id from changes where seq = @seq)`

/** Statements over the log's own tables; prepared once per connection. */
export const logStatements = (connection: Connection) => ({
  lastChange: connection.prepare<[], { seq: number; digest: Buffer; last_entry_id: number }>(
    'select seq, digest, last_entry_id from changes order by seq desc limit 1',
  ),
  open: connection.prepare<[number]>('insert into open_change (id, change_seq) values (1, ?)'),
  close: connection.prepare('delete from open_change'),
  startSealing: connection.prepare<[number]>(
    'insert into open_change (id, change_seq, sealing) values (1, ?, 1)',
  ),
  entriesAfter: connection
    .prepare<[number], LoggedEntry>(
      'select id, table_name, row_id, operation, before_json, after_json from change_entries where id > ? order by id',
    )
    .raw(),
  entriesOf: connection
    .prepare<[{ seq: number }], LoggedEntry>(
      `select id, table_name, row_id, operation, before_json, after_json
       from change_entries where ${entriesOfChange} and change_seq = @seq order by id`,
    )
    .raw(),
  hasSubject: connection
    .prepare<[Buffer, number, string]>(
      'select 1 from change_subjects where record_uuid = ? and change_seq = ? and kind = ?',
    )
    .pluck(),
  /** First act to which more records lead back than it concerned. */
  strayedSubject: connection
    .prepare<[], number | null>(
      `select min(seq) from (
         select found.change_seq as seq from change_subjects as found left join changes on changes.seq = found.change_seq
         group by found.change_seq having count(*) <> coalesce(json_array_length(max(changes.subjects)), 0))`,
    )
    .pluck(),
  addSubject: connection.prepare<[number, string, Buffer]>(
    'insert or ignore into change_subjects (change_seq, kind, record_uuid) values (?, ?, ?)',
  ),
  addChange: connection.prepare<
    [number, Buffer, string, number | null, number, string | null, string, number, Uint8Array]
  >(
    `insert into changes (seq, uuid, action, officer_id, recorded_at, reason, subjects, last_entry_id, digest)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ),
  changesFrom: connection.prepare<[number, number], ChangeRow>(
    `select seq, lower(hex(uuid)) as uuid, action, officer_id, recorded_at, reason, subjects, digest
     from changes where seq >= ? order by seq limit ?`,
  ),
  change: connection.prepare<[number], ChangeRow>(
    `select seq, lower(hex(uuid)) as uuid, action, officer_id, recorded_at, reason, subjects, digest
     from changes where seq = ?`,
  ),
  lastSegment: connection.prepare<[], { id: number; last_seq: number; digest: Buffer; body: Buffer }>(
    'select id, last_seq, digest, body from change_segments order by id desc limit 1',
  ),
  segmentOfChange: connection.prepare<[number, number], { body: Buffer }>(
    'select body from change_segments where first_seq <= ? and last_seq >= ?',
  ),
  addSegment: connection.prepare<[number, number, number, Uint8Array, Buffer]>(
    'insert into change_segments (id, first_seq, last_seq, digest, body) values (?, ?, ?, ?, ?)',
  ),
  sealEntries: connection.prepare<[{ segment: number; first: number; last: number }]>(
    `update change_entries set before_json = null, after_json = null, segment_id = @segment
     where id > coalesce((select last_entry_id from changes where seq = @first - 1), 0)
       and id <= (select last_entry_id from changes where seq = @last)`,
  ),
  openEntryCount: connection
    .prepare<
      [],
      number
    >(`select count(*) from change_entries where id > coalesce((select last_entry_id from changes
      where seq = (select last_seq from change_segments order by id desc limit 1)), 0)`)
    .pluck(),
  entryPlacesOf: connection
    .prepare<[{ seq: number }], EntryPlace>(
      `select id, table_name, row_id, operation
       from change_entries where ${entriesOfChange} and change_seq = @seq order by id`,
    )
    .raw(),
})

export type LogStatements = ReturnType<typeof logStatements>

/** An act as it stands in rows, while it is not sealed. */
export const openChange = (statements: LogStatements, row: ChangeRow): LoggedChange => ({
  seq: row.seq,
  uuid: row.uuid,
  action: row.action,
  officerId: row.officer_id,
  recordedAt: row.recorded_at,
  reason: row.reason,
  subjects: JSON.parse(row.subjects) as LoggedChange['subjects'],
  entries: statements.entriesOf.all({ seq: row.seq }),
})

export type Segment = { previous: string; lastDigest: string; changes: string[] }

/** First line: digest of the segment before and of the last act inside; then one act a line. */
export const segmentBody = (
  previous: Uint8Array,
  lastDigest: Uint8Array,
  changes: readonly string[],
): Buffer =>
  Buffer.from(
    `${Buffer.from(previous).toString('hex')} ${Buffer.from(lastDigest).toString('hex')}\n${changes.join('\n')}\n`,
  )

export const readSegment = (body: Uint8Array): Segment => {
  const lines = Buffer.from(body).toString('utf8').split('\n')
  const [previous = '', lastDigest = ''] = (lines[0] ?? '').split(' ')
  return { previous, lastDigest, changes: lines.slice(1, -1) }
}

/** The act with this number, from its rows or from the segment it was sealed into. */
export const readChange = (statements: LogStatements, seq: number): LoggedChange | undefined => {
  const segment = statements.segmentOfChange.get(seq, seq)
  if (segment) {
    const text = readSegment(segment.body).changes.find((line) => line.startsWith(`[${seq},`))
    return text === undefined ? undefined : parseCanonicalText(text)
  }
  const row = statements.change.get(seq)
  return row && openChange(statements, row)
}
