import { createHash } from 'node:crypto'
import { DomainError } from '#shared/kernel/errors.ts'
import type { Connection } from '#main/platform/db/open.ts'
import { readKeyFile, type KeyFile } from '#main/platform/keys/key-file.ts'
import { openWithPassword } from '#main/platform/keys/slots.ts'
import { readPointer } from '#main/platform/store/pointer.ts'
import { differingIndexes } from '#main/platform/db/search-index.ts'
import { inspectFolder, openStore, type Store } from '#main/platform/store/store.ts'
import { findBackupFault, promisedTo } from './backup-verdict.ts'
import type { Acknowledged, Passwords } from './workloads/workload.ts'

/*
 * Whether a store holds everything it promised. What is asked here is asked of the store itself: its own opening, its
 * own verification, the bytes of its files.
 */
export type Verdict = {
  outcome:
    | 'good'
    /** It opens and something that was acknowledged is missing. */
    | 'lost'
    /** It does not open. */
    | 'unopenable'
    /** It opens, but its log, its rows or its pages do not fit together. */
    | 'broken'
  why?: string
}

const good: Verdict = { outcome: 'good' }

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const codeOf = (error: unknown): string => {
  if (error instanceof DomainError) return `${error.code} ${JSON.stringify(error.data)}`
  return String(error)
}

/** Passwords cost a key derivation; slots that were tried once are remembered by their bytes. */
const triedPasswords = new Map<string, Promise<string | undefined>>()

const slotOpenedBy = (keys: KeyFile, login: string, password: string): Promise<string | undefined> => {
  const key = createHash('sha256')
    .update(JSON.stringify([keys, login, password]))
    .digest('hex')
  const known = triedPasswords.get(key)
  if (known) return known
  const trying = openWithPassword(keys, login, password).then((slot) => slot?.slotId)
  triedPasswords.set(key, trying)
  return trying
}

type OfficerRow = { login: string; slot_id: string; disabled_at: number | null }

/** An active officer whom none of his passwords lets in, or only one that he had replaced. */
const findLockedOut = async (
  { folder, database }: Store,
  passwordsOf: Passwords,
  acknowledged: readonly Acknowledged[],
): Promise<string | undefined> => {
  const { keys } = readKeyFile(folder)
  const officers = database.connection.prepare('select * from officers').all() as OfficerRow[]
  for (const { login, slot_id: slotId, disabled_at: disabledAt } of officers) {
    if (disabledAt !== null) continue
    const passwords = passwordsOf[login]
    if (!passwords) {
      if (!keys.officers.some(({ id }) => id === slotId)) return `${login} is locked out`
      continue
    }
    const slots = await Promise.all(passwords.map((password) => slotOpenedBy(keys, login, password)))
    const opening = slots.indexOf(slotId)
    if (opening === -1) return `${login} is locked out`
    const last = acknowledged.findLast(({ password }) => password?.login === login)?.password
    if (last && opening < passwords.indexOf(last.password)) return `${login} has his old password again`
  }
  return undefined
}

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')

const findLost = (store: Store, acknowledged: readonly Acknowledged[]): string | undefined => {
  const { promised, missing } = promisedTo(store, acknowledged)
  if (missing) return missing
  for (const said of promised) {
    const lost = findMissing(store, said)
    if (lost) return `${lost} (${said.what})`
  }
  return undefined
}

/** An act of the store that a restore took the place of, in the restored one. */
const findMixed = (store: Store, acknowledged: readonly Acknowledged[]): string | undefined => {
  const mixed = promisedTo(store, acknowledged).givenUp.find((said) => !findMissing(store, said))
  return mixed && `what was given up is there: ${mixed.what}`
}

const findMissing = (store: Store, said: Acknowledged): string | undefined => {
  const { head, draft, files, record, act, people } = said
  const { database } = store
  const count = (sql: string, ...values: unknown[]): number =>
    Number(
      database.connection
        .prepare(sql)
        .pluck()
        .get(...values),
    )
  const digest = head && database.digestOf(head[0])
  if (head && (digest === undefined || hexOf(digest) !== head[1])) return `act ${head[0]}`
  if (draft && turnOf(database.connection, draft.recordKey) < draft.turn)
    return `working copy ${draft.recordKey} of turn ${draft.turn}`
  if (record && count(`select count(*) from ${record.table} where uuid = ?`, bytesOf(record.id)) !== 1)
    return `record ${record.id}`
  if (act && count(actSql, act.action, bytesOf(act.about)) === 0)
    return `act ${act.action} about ${act.about}`
  if (people && count(peopleSql, bytesOf(people.caseId)) !== people.count) return `people of ${people.caseId}`
  for (const sha256 of files ?? []) {
    const missing = findMissingFile(store, sha256)
    if (missing) return missing
  }
  return undefined
}

const actSql = `select count(*) from changes join change_subjects on change_seq = seq where action = ? and record_uuid = ?`
const peopleSql = `select count(*) from subjects where case_id = (select id from cases where uuid = ?)`

const findMissingFile = ({ database, blobs }: Store, sha256: string): string | undefined => {
  const blobId = database.connection
    .prepare('select blob_id from files where sha256 = ?')
    .pluck()
    .get(Buffer.from(sha256, 'hex'))
  if (!(blobId instanceof Uint8Array)) return `file ${sha256}`
  try {
    const content = blobs.get(blobId)
    const found = createHash('sha256').update(content).digest('hex')
    return found === sha256 ? undefined : `bytes of file ${sha256}`
  } catch (error) {
    return `bytes of file ${sha256}: ${codeOf(error)}`
  }
}

/** How often the working copy was saved as it stands; 0 where there is none. */
const turnOf = (connection: Connection, recordKey: string): number => {
  const body = connection.prepare('select body from drafts where record_key = ?').pluck().get(recordKey)
  return typeof body === 'string' ? (JSON.parse(body) as { turn: number }).turn : 0
}

/** What the whole verification finds: chain, rows against chain, pages of both databases, references. */
export const findBroken = ({ database, blobs }: Store): string | undefined => {
  for (const connection of [database.connection, blobs.connection]) {
    const integrity = connection.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') return `integrity: ${String(integrity).slice(0, 80)}`
    if ((connection.pragma('foreign_key_check') as unknown[]).length > 0) return 'references'
  }
  const verified = database.verifyAll()
  if (!verified.whole) return `log: ${verified.cause} at ${verified.seq}`
  const stray = database.findStrayRow()
  if (stray) return `row ${stray.table} ${stray.rowId} of act ${stray.seq}`
  return findDifferingIndex(database.connection)
}

const findDifferingIndex = (connection: Connection): string | undefined => {
  const indexes = differingIndexes(connection)
  for (;;) {
    const next = indexes.next()
    if (next.done) return next.value === 0 ? undefined : `${next.value} search indexes`
  }
}

/**
 * The key that opens the store now: the one it was made with or, where the work changed it, the one that a password of
 * an officer leads to.
 */
export const masterKeyNow = async (
  folder: string,
  first: string | undefined,
  passwordsOf: Passwords,
): Promise<Uint8Array> => {
  if ((readPointer(folder)?.keyGeneration ?? 1) === 1) return Buffer.from(first ?? '', 'hex')
  const { keys } = readKeyFile(folder)
  for (const [login, passwords] of Object.entries(passwordsOf))
    for (const password of passwords) {
      const slot = await openWithPassword(keys, login, password)
      if (slot) return slot.masterKey
    }
  throw new Error('no password leads to the key of the store')
}

/** More cases than anybody asked for. */
const findSurplus = ({ database }: Store, mostCases: number): string | undefined => {
  const cases = Number(database.connection.prepare('select count(*) from cases').pluck().get())
  return cases > mostCases ? `${cases} cases, asked for were ${mostCases}` : undefined
}

/** Judges an open store. */
export const judgeStore = async (
  store: Store,
  passwords: Passwords,
  acknowledged: readonly Acknowledged[],
  mostCases: number,
): Promise<Verdict> => {
  const lost = findLost(store, acknowledged)
  if (lost) return { outcome: 'lost', why: lost }
  const broken =
    findSurplus(store, mostCases) ??
    findMixed(store, acknowledged) ??
    findBroken(store) ??
    (await findBackupFault(store, acknowledged)) ??
    (await findLockedOut(store, passwords, acknowledged)) ??
    (store.headWasLost ? 'the head file is told as lost' : undefined)
  return broken ? { outcome: 'broken', why: broken } : good
}

/**
 * Opens the store of a data directory as the program does and judges it. Where nothing was acknowledged there may be no
 * store at all.
 */
export const judgeFolder = async (
  folder: string,
  masterKey: string | undefined,
  passwords: Passwords,
  acknowledged: readonly Acknowledged[],
  { mostCases = Number.MAX_SAFE_INTEGER }: { mostCases?: number } = {},
): Promise<Verdict> => {
  let store: Store | undefined
  try {
    const presence = inspectFolder(folder)
    if (presence === 'none' && acknowledged.length === 0) return good
    if (presence !== 'whole') return { outcome: 'unopenable', why: presence }
    store = openStore(folder, await masterKeyNow(folder, masterKey, passwords))
    return await judgeStore(store, passwords, acknowledged, mostCases)
  } catch (error) {
    return { outcome: store ? 'broken' : 'unopenable', why: codeOf(error) }
  } finally {
    try {
      store?.close()
    } catch {
      // The verdict stands; a damaged store need not close in order.
    }
  }
}
