import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { DomainError } from '#shared/kernel/errors.ts'
import { hasCode } from '../disk-errors.ts'

/** `PDes` as a number: tells our files from any other encrypted SQLite file. */
export const applicationId = 0x50_44_65_73

/** Pragmas of every connection; each is set and then read back, because a mistyped value is ignored without an error. */
const pragmas: readonly [name: string, set: string, expected: unknown][] = [
  ['journal_mode', 'WAL', 'wal'],
  // The binding's own default for WAL is NORMAL, which loses acknowledged commits at a power cut.
  ['synchronous', 'FULL', 2],
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
  ['wal_autocheckpoint', '200', 200],
  ['journal_size_limit', String(4 * 1024 * 1024), 4 * 1024 * 1024],
  // The build spills sorts into plain-text temporary files unless they stay in memory.
  ['temp_store', 'MEMORY', 2],
  ['mmap_size', '0', 0],
  ['foreign_keys', 'ON', 1],
  // Without it a row that INSERT OR REPLACE pushes out leaves no trace in the change log.
  ['recursive_triggers', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['cell_size_check', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['busy_timeout', '5000', 5000],
  ['cache_size', '-65536', -65_536],
]

const oldestSafeSqlite = [3, 51, 3]

export type Connection = Database.Database

/** First bytes of a file that was written without encryption. */
const plainHeader = 'SQLite format 3\0'

const assertEncrypted = (file: string): void => {
  const header = Buffer.alloc(16)
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, header, 0, 16, 0)
  } finally {
    closeSync(descriptor)
  }
  if (header.toString('latin1') === plainHeader) throw new DomainError('STORE_FOREIGN')
}

const assertSqliteVersion = (connection: Connection): void => {
  const version = String(connection.prepare('select sqlite_version()').pluck().get())
  const found = version.split('.').map(Number)
  for (const [index, wanted] of oldestSafeSqlite.entries()) {
    const part = found[index] ?? 0
    if (part > wanted) return
    if (part < wanted) throw new Error(`SQLite ${version} has a known corruption bug`)
  }
}

/**
 * Opens one encrypted file with its raw 32-byte key and asserts what every guarantee rests on:
 * not a plain file, the cipher really is SQLCipher 4, the key fits, every pragma took effect.
 *
 * @throws DomainError STORE_MISSING, STORE_FOREIGN (a plain or somebody else's file), STORE_KEY_MISMATCH (the key does not
 *   open it), STORE_DAMAGED
 */
export const openEncrypted = (file: string, key: Uint8Array, options: { create: boolean }): Connection => {
  if (key.length !== 32) throw new RangeError('a store key has 32 bytes')
  if (!options.create) {
    const size = statSync(file, { throwIfNoEntry: false })?.size
    if (size === undefined) throw new DomainError('STORE_MISSING')
    if (size === 0) throw new DomainError('STORE_DAMAGED')
    assertEncrypted(file)
  }
  const connection = new Database(file, { fileMustExist: !options.create, timeout: 5000 })
  try {
    applyKey(connection, key)
    readSchema(connection)
    applyPragmas(connection)
    assertSqliteVersion(connection)
    if (options.create) {
      connection.pragma(`application_id = ${applicationId}`)
      // Writes page 1, so that the header on disk can be looked at.
      connection.pragma('wal_checkpoint(TRUNCATE)')
      assertEncrypted(file)
    } else if (connection.pragma('application_id', { simple: true }) !== applicationId) {
      throw new DomainError('STORE_FOREIGN')
    }
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/**
 * Opens one encrypted file without ever writing to it: a copy that is looked at.
 *
 * @throws DomainError as `openEncrypted`
 */
export const openForReading = (file: string, key: Uint8Array): Connection => {
  if (!existsSync(file)) throw new DomainError('STORE_MISSING')
  if (statSync(file).size === 0) throw new DomainError('STORE_DAMAGED')
  assertEncrypted(file)
  const connection = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 })
  try {
    applyKey(connection, key)
    readSchema(connection)
    for (const pragma of [
      'temp_store = MEMORY',
      'foreign_keys = ON',
      'cell_size_check = ON',
      'trusted_schema = OFF',
    ])
      connection.pragma(pragma)
    if (connection.pragma('application_id', { simple: true }) !== applicationId)
      throw new DomainError('STORE_FOREIGN')
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** As a buffer of the text x'…' the raw key leaves no copy in a pragma string; a bare 32-byte buffer would be a passphrase. */
export const rawKey = (key: Uint8Array): Buffer => Buffer.from(`x'${Buffer.from(key).toString('hex')}'`)

const applyKey = (connection: Connection, key: Uint8Array): void => {
  connection.pragma(`cipher = 'sqlcipher'`)
  connection.pragma('legacy = 4')
  if (connection.pragma('cipher', { simple: true }) !== 'sqlcipher')
    throw new Error('cipher is not available')
  const raw = rawKey(key)
  connection.key(raw)
  raw.fill(0)
}

const readSchema = (connection: Connection): void => {
  try {
    connection.prepare('select count(*) from sqlite_schema').get()
  } catch (error) {
    if (hasCode(error, 'SQLITE_NOTADB')) throw new DomainError('STORE_KEY_MISMATCH')
    if (hasCode(error, 'SQLITE_CORRUPT')) throw new DomainError('STORE_DAMAGED')
    throw error
  }
}

/** Names of the pragmas that are no longer as every guarantee needs them. */
export const wrongSettings = (connection: Connection): string[] =>
  pragmas
    .filter(([name, , expected]) => !isInEffect(name, connection.pragma(name, { simple: true }), expected))
    .map(([name]) => name)

/** `mmap_size` answers nothing where memory mapping is compiled out, which is what is wanted. */
const isInEffect = (name: string, found: unknown, expected: unknown): boolean =>
  found === expected || (name === 'mmap_size' && found === undefined)

const applyPragmas = (connection: Connection): void => {
  for (const [name, value, expected] of pragmas) {
    connection.pragma(`${name} = ${value}`)
    const found = connection.pragma(name, { simple: true })
    if (!isInEffect(name, found, expected)) throw new Error(`pragma ${name} is ${String(found)}`)
  }
}
