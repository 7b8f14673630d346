import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/**
 * What the canary sweep exists for, done on purpose: an encrypted database whose temporary tables are let out to files,
 * as the binding does where nobody tells it not to. Answers whether the words stood in a file that is open here.
 */
export const leaksThroughTemporaryFiles = (word: string): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'perisai-desa-control-'))
  const connection = new Database(join(folder, 'control.db'))
  try {
    connection.pragma(`cipher = 'sqlcipher'`)
    connection.pragma('legacy = 4')
    connection.key(Buffer.alloc(32, 7))
    connection.pragma('temp_store = DEFAULT')
    connection.pragma('cache_size = -64')
    connection.exec('create table people (name text)')
    const insert = connection.prepare('insert into people (name) values (?)')
    connection.transaction(() => {
      for (let row = 0; row < 100_000; row += 1) insert.run(`${word} ${row} ${'x'.repeat(60)}`)
    })()
    connection.pragma('temp.cache_size = -64')
    connection.exec('create temp table sorted as select name from people order by name desc')
    return readdirSync('/proc/self/fd').some((name) => {
      const path = `/proc/self/fd/${name}`
      try {
        return statSync(path).isFile() && readFileSync(path).includes(word)
      } catch {
        return false
      }
    })
  } finally {
    connection.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
