import { createHash } from 'node:crypto'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { v7 } from 'uuid'
import { DomainError } from '#shared/kernel/errors.ts'
import {
  canonicalText,
  chainDigest,
  emptyDigest,
  logStatements,
  openChange,
  readChange,
  segmentBody,
  type LoggedChange,
  type LogHead,
  type Subject,
} from './change-log.ts'
import { verifyAll, verifyRecent, type Verification } from './change-verify.ts'
import { hasCode, type Connection } from './open.ts'

const connectDrizzle = (connection: Connection) => drizzle({ client: connection, casing: 'snake_case' })
type Drizzle = ReturnType<typeof connectDrizzle>

/** What a query may use. Plain SQL (full-text search, hot paths) goes through `prepare`, which keeps its statements. */
export type ReadDb = Pick<Drizzle, 'select' | 'selectDistinct' | '$count'> & {
  prepare: (sql: string) => ReturnType<Connection['prepare']>
}

declare const writeBrand: unique symbol

/** What a write needs; only `change()` makes one. */
export type WriteDb = ReadDb & Pick<Drizzle, 'insert' | 'update' | 'delete'> & { readonly [writeBrand]: true }

/** Who does what: goes into the log beside the rows. */
export type Act = {
  action: string
  officerId: number | null
  recordedAt: number
  reason?: string | undefined
  about: readonly Subject[]
}

/** Entries that are sealed into one segment; as many again stay open before the next sealing. */
const segmentEntries = 1000

export type Database = {
  read: ReadDb
  /**
   * The one door to writing: the rows, their before and after, and the chained act in one transaction with full sync.
   * When it returns, the change is on the disk.
   *
   * @throws DomainError DISK_FULL; whatever `work` throws (then nothing is written)
   */
  change: <Result>(act: Act, work: (db: WriteDb) => Result) => Result
  head: () => LogHead
  readChange: (seq: number) => LoggedChange | undefined
  verifyRecent: () => Verification
  verifyAll: () => Verification
  /** Called after every commit, so that the head file can follow. */
  onCommit: (listener: (head: LogHead) => void) => void
  connection: Connection
  close: () => void
}

export const openDatabase = (connection: Connection): Database => {
  const orm = connectDrizzle(connection)
  const statements = logStatements(connection)
  const prepared = new Map<string, ReturnType<Connection['prepare']>>()
  const prepare = (sql: string) => {
    const known = prepared.get(sql) ?? connection.prepare(sql)
    prepared.set(sql, known)
    return known
  }
  const read = {
    select: orm.select.bind(orm),
    selectDistinct: orm.selectDistinct.bind(orm),
    $count: orm.$count.bind(orm),
    prepare,
  } as ReadDb
  const write = {
    ...read,
    insert: orm.insert.bind(orm),
    update: orm.update.bind(orm),
    delete: orm.delete.bind(orm),
  } as WriteDb

  const stored = statements.lastChange.get()
  let head: LogHead = stored ? { seq: stored.seq, digest: stored.digest } : { seq: 0, digest: emptyDigest }
  let openEntries = statements.openEntryCount.get() ?? 0
  const listeners: ((head: LogHead) => void)[] = []

  const append = <Result>(
    act: Act,
    work: (db: WriteDb) => Result,
  ): { result: Result; next: LogHead; entries: number } => {
    const seq = head.seq + 1
    statements.open.run(seq)
    const result = work(write)
    if (result instanceof Promise) throw new TypeError('work inside change() cannot wait')
    for (const { kind, id } of act.about)
      statements.addSubject.run(seq, kind, Buffer.from(id.replaceAll('-', ''), 'hex'))
    const uuid = v7().replaceAll('-', '')
    const change: LoggedChange = {
      seq,
      uuid,
      action: act.action,
      officerId: act.officerId,
      recordedAt: act.recordedAt,
      reason: act.reason ?? null,
      subjects: statements.subjectsOf.all(seq),
      entries: statements.entriesOf.all(seq),
    }
    const digest = chainDigest(head.digest, canonicalText(change))
    statements.addChange.run(
      seq,
      Buffer.from(uuid, 'hex'),
      act.action,
      act.officerId,
      act.recordedAt,
      change.reason,
      digest,
    )
    statements.close.run()
    return { result, next: { seq, digest }, entries: change.entries.length }
  }

  const seal = (): void => {
    const last = statements.lastSegment.get()
    const texts: string[] = []
    let [entries, sealedSeq, lastDigest] = [0, last?.last_seq ?? 0, emptyDigest]
    const firstSeq = sealedSeq + 1
    while (entries < segmentEntries) {
      const row = statements.change.get(sealedSeq + 1)
      if (!row) break
      const change = openChange(statements, row)
      texts.push(canonicalText(change))
      entries += change.entries.length
      sealedSeq = row.seq
      lastDigest = row.digest
    }
    if (texts.length === 0) return
    const body = segmentBody(last?.digest ?? emptyDigest, lastDigest, texts)
    const id = (last?.id ?? 0) + 1
    connection
      .transaction(() => {
        statements.startSealing.run(head.seq)
        statements.addSegment.run(id, firstSeq, sealedSeq, createHash('sha256').update(body).digest(), body)
        statements.sealEntries.run(id, firstSeq, sealedSeq)
        statements.close.run()
      })
      .immediate()
    openEntries -= entries
  }

  const sealWhenDue = (): void => {
    if (openEntries < 2 * segmentEntries) return
    try {
      seal()
    } catch {
      // The act itself is committed; sealing only packs older ones and is tried again after the next act.
    }
  }

  const change: Database['change'] = (act, work) => {
    const run = connection.transaction(() => append(act, work))
    try {
      const { result, next, entries } = run.immediate()
      head = next
      openEntries += entries
      for (const listener of listeners) listener(head)
      sealWhenDue()
      return result
    } catch (error) {
      if (hasCode(error, 'SQLITE_FULL')) throw new DomainError('DISK_FULL')
      throw error
    }
  }

  return {
    read,
    change,
    head: () => head,
    readChange: (seq) => readChange(statements, seq),
    verifyRecent: () => verifyRecent(statements),
    verifyAll: () => verifyAll(connection, statements),
    onCommit: (listener) => listeners.push(listener),
    connection,
    close: () => {
      connection.pragma('wal_checkpoint(TRUNCATE)')
      connection.close()
    },
  }
}
