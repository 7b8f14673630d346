import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '#main/platform/db/open.ts'
import { storeKeys } from '#main/platform/keys/store-keys.ts'
import { headFileOf, readHead } from '#main/platform/store/head-file.ts'
import { readPointer } from '#main/platform/store/pointer.ts'
import { inspectFolder, openStore, type Store } from '#main/platform/store/store.ts'
import { seededRandom } from '../program.ts'
import { quickFolder } from './project.ts'
import { findBroken } from './verdict.ts'

/** What found a damage, or what it did. */
const findings = [
  'opening',
  'reading',
  'verification',
  'harmless',
  /** It opens, every verification says whole, and a working copy (no act, so not in the log) is an older one. */
  'workingCopy',
  /** It opens, every verification says whole, and a search would miss something; the rows themselves are right. */
  'searchIndex',
  /** It opens, every verification says whole, and a row is not what it was. */
  'silent',
] as const
export type Found = (typeof findings)[number]

const rows = 'gen-1/utama.db'
const files = 'gen-1/lampiran.db'
const log = 'gen-1/utama.db-wal'
const headFile = 'puncak'
const pageSize = 4096

type Damage = (store: string, older: string, random: () => number) => void

const below = (random: () => number, limit: number): number => Math.floor(random() * limit)

const flipBits =
  (name: string): Damage =>
  (store, _older, random) => {
    const content = readFileSync(join(store, name))
    for (let left = 1 + below(random, 64); left > 0; left -= 1) {
      const at = below(random, content.length)
      content[at] = (content[at] ?? 0) ^ (1 << below(random, 8))
    }
    writeFileSync(join(store, name), content)
  }

const pageOf = (content: Buffer, page: number): Buffer =>
  content.subarray(page * pageSize, (page + 1) * pageSize)

const swapPages =
  (name: string): Damage =>
  (store, _older, random) => {
    const content = readFileSync(join(store, name))
    const pages = content.length / pageSize
    const [first, second] = [below(random, pages), below(random, pages)]
    const kept = Buffer.from(pageOf(content, first))
    pageOf(content, second).copy(content, first * pageSize)
    kept.copy(content, second * pageSize)
    writeFileSync(join(store, name), content)
  }

/** One page as it once was, in the same place: every check of the cipher holds. */
const putBackPage =
  (name: string): Damage =>
  (store, older, random) => {
    const [content, old] = [readFileSync(join(store, name)), readFileSync(join(older, name))]
    const changed: number[] = []
    for (let page = 0; page < Math.min(content.length, old.length) / pageSize; page += 1)
      if (!pageOf(content, page).equals(pageOf(old, page))) changed.push(page)
    const page = changed[below(random, changed.length)] ?? 0
    pageOf(old, page).copy(content, page * pageSize)
    writeFileSync(join(store, name), content)
  }

const cut =
  (name: string): Damage =>
  (store, _older, random) =>
    truncateSync(join(store, name), below(random, readFileSync(join(store, name)).length))

const remove =
  (name: string): Damage =>
  (store) =>
    rmSync(join(store, name))

const damages = {
  'bits of the rows': flipBits(rows),
  'bits of the files': flipBits(files),
  'bits of the log': flipBits(log),
  'bits of the head file': flipBits(headFile),
  'two pages of the rows swapped': swapPages(rows),
  'two pages of the files swapped': swapPages(files),
  'an old page of the rows put back': putBackPage(rows),
  'an old page of the files put back': putBackPage(files),
  'the log cut': cut(log),
  'the log taken away': remove(log),
  'the head file cut': cut(headFile),
  'old rows in the place of the new': (store, older, random) => {
    cpSync(join(older, rows), join(store, rows))
    if (random() < 0.5) rmSync(join(store, log))
  },
} satisfies Record<string, Damage>

type DamageName = keyof typeof damages

/** Tables that the full-text indexes keep for themselves. */
const indexMark = 'index '

/** Digest of every row of every table, by table. */
const contentOf = ({ database, blobs }: Store): Map<string, string> =>
  new Map([...tablesOf('', database.connection), ...tablesOf('files ', blobs.connection)])

const tablesOf = (prefix: string, connection: Connection): [string, string][] =>
  connection
    .prepare(
      `select iif(type = 'shadow', '${indexMark}', '') || name from pragma_table_list where schema = 'main' and type in ('table', 'shadow') and name not like 'sqlite_%'`,
    )
    .pluck()
    .all()
    .map((table) => {
      const hash = createHash('sha1')
      for (const row of connection
        .prepare(`select * from "${String(table).replace(indexMark, '')}"`)
        .raw()
        .iterate())
        for (const value of row as unknown[])
          hash.update(value instanceof Uint8Array ? value : `${typeof value} ${String(value)}\0`)
      return [prefix + String(table), hash.digest('hex')]
    })

const differing = (before: Map<string, string>, after: Map<string, string>): string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((table) => before.get(table) !== after.get(table))

const open = (folder: string, masterKey: string): Store => {
  const presence = inspectFolder(folder)
  if (presence !== 'whole') throw new Error(presence)
  return openStore(folder, Buffer.from(masterKey, 'hex'))
}

const close = (store: Store): void => {
  try {
    store.close()
  } catch {
    // A damaged store need not close in order.
  }
}

/** Newest act the head file names as it lies there. */
const witnessed = (folder: string, masterKey: string): number => {
  const { storeId } = readPointer(folder) ?? { storeId: '' }
  const { head } = storeKeys(Buffer.from(masterKey, 'hex'), storeId)
  return readHead(headFileOf(folder, 1), head)?.seq ?? 0
}

type Judged = { found: Found; tables: string[] }

const judge = (folder: string, masterKey: string, whole: Map<string, string>): Judged => {
  let store: Store
  const witness = witnessed(folder, masterKey)
  try {
    store = open(folder, masterKey)
  } catch {
    return { found: 'opening', tables: [] }
  }
  try {
    const changed = differing(whole, contentOf(store))
    if (store.headWasLost) return { found: 'opening', tables: [] }
    if (changed.length === 0 && witness < store.database.head().seq)
      return { found: 'silent', tables: ['the head file'] }
    if (changed.length === 0) return { found: 'harmless', tables: [] }
    if (findBroken(store) !== undefined) return { found: 'verification', tables: changed }
    return { found: foundByNothing(changed), tables: changed }
  } catch {
    return { found: 'reading', tables: [] }
  } finally {
    close(store)
  }
}

/** What it means that nothing told of these tables. */
const foundByNothing = (tables: readonly string[]): Found => {
  const ofRecords = tables.filter((table) => !table.startsWith(indexMark))
  if (ofRecords.length === 0) return 'searchIndex'
  return ofRecords.every((table) => table === 'drafts') ? 'workingCopy' : 'silent'
}

export type DamageInput = {
  /** A store with a log beside it, as a kill leaves it, and the same store many acts before. */
  store: string
  older: string
  masterKey: string
  damage: DamageName
  times: number
  seed: number
}

/** Of cases that nothing found: which one, and the tables that differ. */
export type DamageTally = { found: Record<Found, number>; silentCases: string[] }

/** Damages a copy of the store again and again and asks each time what finds it. */
export const damageAndOpen = ({ store, older, masterKey, damage, times, seed }: DamageInput): DamageTally => {
  const random = seededRandom(seed)
  const place = mkdtempSync(join(quickFolder, 'perisai-desa-damage-'))
  const tally: DamageTally = {
    found: {
      opening: 0,
      reading: 0,
      verification: 0,
      harmless: 0,
      workingCopy: 0,
      searchIndex: 0,
      silent: 0,
    },
    silentCases: [],
  }
  const fresh = (name: string): string => {
    const folder = join(place, name)
    rmSync(folder, { recursive: true, force: true })
    cpSync(store, folder, { recursive: true })
    return folder
  }
  try {
    const undamaged = open(fresh('whole'), masterKey)
    const whole = contentOf(undamaged)
    undamaged.close()
    for (let time = 0; time < times; time += 1) {
      const folder = fresh('damaged')
      damages[damage](folder, older, random)
      const { found, tables } = judge(folder, masterKey, whole)
      tally.found[found] += 1
      if (found === 'silent' || found === 'searchIndex')
        tally.silentCases.push(`case ${time}: ${tables.join(', ')}`)
    }
    return tally
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}
