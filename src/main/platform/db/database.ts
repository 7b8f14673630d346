import { createHash } from 'node:crypto'
import type { Statement } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { v7 } from 'uuid'
import { DomainError } from '#shared/kernel/errors.ts'
import { asWriteRefusal, hasCode, inOrder } from '../disk-errors.ts'
import {
  canonicalText,
  chainDigest,
  emptyDigest,
  logStatements,
  openChange,
  readChange,
  segmentBody,
  subjectsOf,
  type LoggedChange,
  type LoggedEntry,
  type LogHead,
  type Subject,
} from './change-log.ts'
import { findStrayRow, type StrayRow } from './change-rows.ts'
import { verifyAll, verifyRecent, type Verification } from './change-verify.ts'
import { openDraftDoor, type DraftDoor } from './draft-door.ts'
import type { Connection } from './open.ts'
import { openingStatement, sealingWrites, type Sealing } from './sealing-door.ts'

/** Queries that are kept prepared. Texts that are put together differ; past this number all are let go. */
const keptStatements = 500

const keepPrepared = (connection: Connection): Connection['prepare'] => {
  const kept = new Map<string, ReturnType<Connection['prepare']>>()
  const prepare = (sql: string) => {
    const known = kept.get(sql)
    if (known) return known
    if (kept.size >= keptStatements) kept.clear()
    const fresh = connection.prepare(sql)
    kept.set(sql, fresh)
    return fresh
  }
  return prepare as Connection['prepare']
}

/**
 * The query library prepares every query anew, and for a write that means compiling the triggers of its table too.
 * Its statements are kept apart from those of plain SQL, because it switches them to rows as lists.
 */
const connectDrizzle = (connection: Connection, prepare: Connection['prepare'], open?: Opener) => {
  const prepareForObjects = (sql: string) => {
    const statement = prepare(sql)
    const forObjects = statement.reader ? statement.raw(false) : statement
    return open ? openingStatement(forObjects, open) : forObjects
  }
  const client = Object.create(connection, { prepare: { value: prepareForObjects } }) as Connection
  return drizzle({ client, casing: 'snake_case' })
}
export type Drizzle = ReturnType<typeof connectDrizzle>
type Opener = (sealed: string) => string

/** What a query may use. Plain SQL (full-text search, hot paths) goes through `prepare`, which keeps its statements. */
export type ReadDb = Pick<Drizzle, 'select' | 'selectDistinct' | '$count'> & {
  prepare: (sql: string) => Statement
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
  /** Rows as they stand: texts of secret cases are sealed in them. */
  read: ReadDb
  /** The same with what this login has keys to in clear. */
  readWith: (sealing: Sealing) => ReadDb
  /**
   * The one door to writing records: the rows, their before and after, and the chained act in one transaction with full sync.
   * When it returns, the change is on the disk.
   *
   * @throws DomainError DISK_FULL; DISK_FAILED, after which nothing is written until the store was opened again; whatever
   *   `work` throws (then nothing is written)
   */
  change: <Result>(act: Act, work: (db: WriteDb) => Result, sealing?: Sealing) => Result
  drafts: DraftDoor
  head: () => LogHead
  /** Digest of the act with this number, or undefined where there is none. */
  digestOf: (seq: number) => Uint8Array | undefined
  readChange: (seq: number) => LoggedChange | undefined
  verifyRecent: () => Verification
  verifyAll: () => Verification
  /** The first row that is not what its last act left. Reads the whole log and every row. */
  findStrayRow: () => StrayRow | undefined
  /**
   * Called after every commit, so that the head file can follow. One that throws is called again before the next act,
   * which is refused as long as it throws: what is written stays written, and nobody works on without it.
   */
  onCommit: (listener: (head: LogHead) => void) => void
  connection: Connection
  close: () => void
}

type Doors = { read: ReadDb; write: WriteDb }
type Preparing = { prepare: Connection['prepare']; prepareForDrizzle: Connection['prepare'] }

/** `sealed`: for a login that has keys to secret cases, with the doors that see rows as they stand. */
const openDoors = (
  connection: Connection,
  { prepare, prepareForDrizzle }: Preparing,
  sealed?: Doors & { sealing: Sealing },
): Doors => {
  const open = sealed && ((text: string): string => sealed.sealing.open(sealed.read, text))
  const orm = connectDrizzle(connection, prepareForDrizzle, open)
  const prepareOpening = (sql: string) => (open ? openingStatement(prepare(sql), open) : prepare(sql))
  const prepareReading = (sql: string) => {
    const statement = prepareOpening(sql)
    if (!statement.readonly) throw new Error('a ReadDb only reads')
    return statement
  }
  const read = {
    select: orm.select.bind(orm),
    selectDistinct: orm.selectDistinct.bind(orm),
    $count: orm.$count.bind(orm),
    prepare: prepareReading,
  } as ReadDb
  const write = {
    ...read,
    prepare: prepareOpening,
    insert: orm.insert.bind(orm),
    update: orm.update.bind(orm),
    delete: orm.delete.bind(orm),
    ...(sealed ? sealingWrites({ orm, plain: sealed.write, sealing: sealed.sealing }) : {}),
  } as WriteDb
  return { read, write }
}

export const openDatabase = (connection: Connection): Database => {
  const statements = logStatements(connection)
  const prepare = keepPrepared(connection)
  const prepareForDrizzle = keepPrepared(connection)
  const { read, write } = openDoors(connection, { prepare, prepareForDrizzle })
  const sealedDoors = new WeakMap<Sealing, Doors>()
  const doorsFor = (sealing: Sealing | undefined): Doors => {
    if (!sealing) return { read, write }
    const doors =
      sealedDoors.get(sealing) ??
      openDoors(connection, { prepare, prepareForDrizzle }, { sealing, read, write })
    sealedDoors.set(sealing, doors)
    return doors
  }

  const stored = statements.lastChange.get()
  let lastEntryId = stored?.last_entry_id ?? 0
  let head: LogHead = stored ? { seq: stored.seq, digest: stored.digest } : { seq: 0, digest: emptyDigest }
  let openEntries = statements.openEntryCount.get() ?? 0
  let sealAt = 2 * segmentEntries
  const listeners: ((head: LogHead) => void)[] = []
  let untold = false
  let hasFailed = false

  const tellListeners = (): void => {
    untold = true
    for (const listener of listeners) listener(head)
    untold = false
  }

  const append = <Result>(
    act: Act,
    work: (db: WriteDb) => Result,
    sealing: Sealing | undefined,
  ): { result: Result; next: LogHead; entries: readonly LoggedEntry[] } => {
    const seq = head.seq + 1
    statements.open.run(seq)
    const result = work(doorsFor(sealing).write)
    if (result instanceof Promise) throw new TypeError('work inside change() cannot wait')
    sealing?.settle(write)
    const subjects = subjectsOf(act.about)
    for (const [kind, id] of subjects) statements.addSubject.run(seq, kind, Buffer.from(id, 'hex'))
    const uuid = v7().replaceAll('-', '')
    const change: LoggedChange = {
      seq,
      uuid,
      action: act.action,
      officerId: act.officerId,
      recordedAt: act.recordedAt,
      // Half a surrogate pair is stored as a replacement character; the digest must cover what is stored.
      reason: act.reason?.toWellFormed() ?? null,
      subjects,
      entries: statements.entriesAfter.all(lastEntryId),
    }
    const digest = chainDigest(head.digest, canonicalText(change))
    statements.addChange.run(
      seq,
      Buffer.from(uuid, 'hex'),
      act.action,
      act.officerId,
      act.recordedAt,
      change.reason,
      JSON.stringify(subjects),
      change.entries.at(-1)?.[0] ?? lastEntryId,
      digest,
    )
    statements.close.run()
    return { result, next: { seq, digest }, entries: change.entries }
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
        statements.sealEntries.run({ segment: id, first: firstSeq, last: sealedSeq })
        statements.close.run()
      })
      .immediate()
    openEntries -= entries
    sealAt = 2 * segmentEntries
  }

  const sealWhenDue = (): void => {
    if (openEntries < sealAt) return
    try {
      seal()
    } catch {
      // The act itself is committed; sealing only packs older ones and is tried again when as many more are open.
      sealAt = openEntries + segmentEntries
    }
  }

  const commit = <Result>(act: Act, work: (db: WriteDb) => Result, sealing?: Sealing): Result => {
    // Nothing is tried again on a disk that failed: the store is closed, and opening it verifies what is there.
    if (hasFailed) throw new DomainError('DISK_FAILED')
    try {
      if (untold) tellListeners()
      const { result, next, entries } = connection.transaction(() => append(act, work, sealing)).immediate()
      head = next
      openEntries += entries.length
      lastEntryId = entries.at(-1)?.[0] ?? lastEntryId
      sealing?.ended(true)
      return result
    } catch (error) {
      sealing?.ended(false)
      const refusal = asWriteRefusal(error)
      hasFailed = hasCode(refusal, 'DISK_FAILED')
      throw refusal
    }
  }

  const change: Database['change'] = (act, work, sealing) => {
    if (connection.inTransaction) throw new Error('change() inside change()')
    const committed = commit(act, work, sealing)
    try {
      tellListeners()
    } catch {
      // What is on the disk is not reported as failed; the next act tells again first.
    }
    sealWhenDue()
    return committed
  }

  return {
    read,
    readWith: (sealing) => doorsFor(sealing).read,
    change,
    drafts: openDraftDoor(connection, prepare),
    head: () => head,
    digestOf: (seq) => statements.change.get(seq)?.digest,
    readChange: (seq) => readChange(statements, seq),
    verifyRecent: () => verifyRecent(statements),
    verifyAll: () => verifyAll(connection, statements),
    findStrayRow: () => findStrayRow(connection, statements),
    onCommit: (listener) => listeners.push(listener),
    connection,
    close: () =>
      inOrder(
        () => connection.pragma('wal_checkpoint(TRUNCATE)'),
        () => connection.close(),
      ),
  }
}
