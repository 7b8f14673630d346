import { createHash } from 'node:crypto'
import {
  canonicalText,
  chainDigest,
  emptyDigest,
  openChange,
  parseCanonicalText,
  readSegment,
  type LoggedChange,
  type LogStatements,
} from './change-log.ts'
import type { Connection } from './open.ts'

export type Verification =
  | { whole: true; changes: number; headSeq: number; headDigest: string }
  /** `seq` is the first act that is not what was written. */
  | { whole: false; seq: number; cause: 'altered' | 'missing' | 'reordered' }

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** Whether every record the act concerns leads back to it. */
const isIndexed = (statements: LogStatements, { seq, subjects }: LoggedChange): boolean =>
  subjects.every(
    ([kind, uuid]) => statements.hasSubject.get(Buffer.from(uuid, 'hex'), seq, kind) !== undefined,
  )

/** Walks the acts that still stand in rows, starting behind `seq` with the digest of that act. */
const verifyOpenPart = (statements: LogStatements, seq: number, digest: Uint8Array): Verification => {
  let previous = digest
  let last = seq
  let count = 0
  for (;;) {
    const rows = statements.changesFrom.all(last + 1, 500)
    if (rows.length === 0) return { whole: true, changes: count, headSeq: last, headDigest: hex(previous) }
    for (const row of rows) {
      if (row.seq !== last + 1) return { whole: false, seq: last + 1, cause: 'missing' }
      const change = openChange(statements, row)
      const expected = chainDigest(previous, canonicalText(change))
      if (!Buffer.from(expected).equals(row.digest) || !isIndexed(statements, change))
        return { whole: false, seq: row.seq, cause: 'altered' }
      previous = row.digest
      last = row.seq
      count += 1
    }
  }
}

/** At every open: the newest sealed segment and everything after it, at least the last 1,000 entries. */
export const verifyRecent = (statements: LogStatements): Verification => {
  const segment = statements.lastSegment.get()
  if (!segment) return verifyOpenPart(statements, 0, emptyDigest)
  if (!createHash('sha256').update(segment.body).digest().equals(segment.digest)) {
    return { whole: false, seq: segment.last_seq, cause: 'altered' }
  }
  return verifyOpenPart(
    statements,
    segment.last_seq,
    Buffer.from(readSegment(segment.body).lastDigest, 'hex'),
  )
}

/** Whether what is still in rows of a sealed act (act, subjects, place of its entries) is what was sealed. */
const sameInRows = (statements: LogStatements, change: LoggedChange, digest: Uint8Array): boolean => {
  const row = statements.change.get(change.seq)
  if (!row?.digest.equals(digest)) return false
  const places = change.entries.map(([id, table, rowId, operation]) => [id, table, rowId, operation])
  const { uuid, action, officer_id, recorded_at, reason, subjects } = row
  const inRows = [uuid, action, officer_id, recorded_at, reason, JSON.parse(subjects)]
  const sealed = [
    change.uuid,
    change.action,
    change.officerId,
    change.recordedAt,
    change.reason,
    change.subjects,
  ]
  return (
    isIndexed(statements, change) &&
    JSON.stringify(inRows) === JSON.stringify(sealed) &&
    JSON.stringify(statements.entryPlacesOf.all({ seq: change.seq })) === JSON.stringify(places)
  )
}

/** The whole chain from the first act, and every sealed act compared with its rows. */
export const verifyAll = (connection: Connection, statements: LogStatements): Verification => {
  const segments = connection
    .prepare<[], { first_seq: number; last_seq: number; digest: Buffer; body: Buffer }>(
      'select first_seq, last_seq, digest, body from change_segments order by id',
    )
    .iterate()
  let previousSegment: Uint8Array = emptyDigest
  let previous: Uint8Array = emptyDigest
  let last = 0
  for (const segment of segments) {
    const content = readSegment(segment.body)
    if (segment.first_seq !== last + 1) return { whole: false, seq: last + 1, cause: 'missing' }
    if (content.previous !== hex(previousSegment))
      return { whole: false, seq: segment.first_seq, cause: 'reordered' }
    for (const text of content.changes) {
      const change = parseCanonicalText(text)
      if (change.seq !== last + 1) return { whole: false, seq: last + 1, cause: 'missing' }
      previous = chainDigest(previous, text)
      if (!sameInRows(statements, change, previous))
        return { whole: false, seq: change.seq, cause: 'altered' }
      last = change.seq
    }
    const digest = createHash('sha256').update(segment.body).digest()
    if (!digest.equals(segment.digest) || content.lastDigest !== hex(previous)) {
      return { whole: false, seq: segment.last_seq, cause: 'altered' }
    }
    previousSegment = digest
  }
  const open = verifyOpenPart(statements, last, previous)
  if (!open.whole) return open
  const strayed = statements.strayedSubject.get() ?? null
  return strayed === null
    ? { ...open, changes: open.headSeq }
    : { whole: false, seq: strayed, cause: 'altered' }
}
