import { createHash } from 'node:crypto'
import {
  canonicalText,
  chainDigest,
  emptyDigest,
  logStatements,
  openChange,
  parseCanonicalText,
  readSegment,
  type LoggedChange,
  type LogStatements,
} from '../db/change-log.ts'
import { digestOfRow, seededRows, type Standing } from '../db/change-rows.ts'
import type { Connection } from '../db/open.ts'

/** What the log of a salvaged store proves. */
export type ProvenLog = {
  /** Where each row stood after its last act that is what was written. */
  standing: ReadonlyMap<string, ReadonlyMap<number, Standing>>
  /** Acts that are what was written. */
  whole: number
  /** From this act on none is missing up to the newest one; Infinity where the newest one is not there. */
  gaplessFrom: number
}

/**
 * Reads the acts that are still what was written: the digest of each covers it and the one before. Somebody without the
 * key can spoil an act, but not make another one that fits.
 */
export const readProvenLog = (connection: Connection, newestSeq: number | undefined): ProvenLog => {
  const standing = seededRows()
  let [last, whole, gaplessFrom] = [0, 0, 1]
  for (const change of wholeActs(connection)) {
    if (change.seq !== last + 1) gaplessFrom = change.seq
    last = change.seq
    whole += 1
    for (const [, table, rowId, , , after] of change.entries) {
      const rows = standing.get(table) ?? new Map<number, Standing>()
      const digest = after === null ? null : digestOfRow(after)
      standing.set(table, rows.set(rowId, { seq: change.seq, digest }))
    }
  }
  const endIsThere = newestSeq !== undefined && last >= newestSeq
  return { standing, whole, gaplessFrom: endIsThere ? gaplessFrom : Infinity }
}

/** Acts that are what was written, in their order. */
export function* wholeActs(connection: Connection): Generator<LoggedChange> {
  const statements = logStatements(connection)
  const segments = connection
    .prepare<[], { body: Buffer; digest: Buffer; last_seq: number }>(
      'select body, digest, last_seq from change_segments order by id',
    )
    .iterate()
  let sealed = 0
  for (const { body, digest, last_seq } of segments) {
    const isWhole = createHash('sha256').update(body).digest().equals(digest)
    for (const text of readSegment(body).changes) {
      const change = parsed(text)
      if (change && (isWhole || isLinked(statements, change.seq, text))) yield change
    }
    if (isWhole) sealed = last_seq
  }
  for (let from = sealed + 1; ;) {
    const rows = statements.changesFrom.all(from, 500)
    if (rows.length === 0) return
    for (const row of rows) {
      from = row.seq + 1
      const change = openChange(statements, row)
      if (isLinked(statements, change.seq, canonicalText(change))) yield change
    }
  }
}

const parsed = (text: string): LoggedChange | undefined => {
  try {
    return parseCanonicalText(text)
  } catch {
    return undefined
  }
}

const isLinked = ({ change }: LogStatements, seq: number, text: string): boolean => {
  const before = seq === 1 ? emptyDigest : change.get(seq - 1)?.digest
  const own = change.get(seq)?.digest
  return before !== undefined && own !== undefined && Buffer.from(chainDigest(before, text)).equals(own)
}

/**
 * Takes the acts that are still what was written out of segments that are not, and the segments away: who looks an act up
 * reads a segment as a whole.
 */
export const openBrokenSegments = (connection: Connection): void => {
  const statements = logStatements(connection)
  const put = connection.prepare(
    `insert or replace into change_entries
       (id, change_seq, table_name, row_id, operation, before_json, after_json) values (?, ?, ?, ?, ?, ?, ?)`,
  )
  const segment = connection.prepare<[number], { body: Buffer; digest: Buffer }>(
    'select body, digest from change_segments where id = ?',
  )
  const remove = connection.prepare('delete from change_segments where id = ?')
  for (const id of connection.prepare<[], number>('select id from change_segments').pluck().all()) {
    const found = segment.get(id)
    if (!found || createHash('sha256').update(found.body).digest().equals(found.digest)) continue
    for (const text of readSegment(found.body).changes) {
      const change = parsed(text)
      if (change && isLinked(statements, change.seq, text))
        for (const [entry, ...rest] of change.entries) put.run(entry, change.seq, ...rest)
    }
    remove.run(id)
  }
}
