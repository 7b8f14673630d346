import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrations, newestVersionOf, type Migration } from '#main/platform/db/migrate.ts'
import { openStore, type Store } from '#main/platform/store/store.ts'
import { account, createOldOffice, stepsUpTo, type OldOffice } from './version-1.ts'
import { createTestClock, startService } from '../support/test-office.ts'
import { createRouterClient } from '@orpc/server'
import { router } from '#main/platform/rpc/router.ts'

const newest = newestVersionOf(migrations)
let office: OldOffice

const generationsIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith('gen-'))
    .toSorted()

const using = <Result>(work: (store: Store) => Result, steps: readonly Migration[] = migrations): Result => {
  const store = openStore(office.folder, office.masterKey(), steps)
  try {
    return work(store)
  } finally {
    store.close()
  }
}

const count = (store: Store, table: string): unknown =>
  store.database.connection.prepare(`select count(*) from ${table}`).pluck().get()
const versionOf = (store: Store): unknown =>
  store.database.connection.pragma('user_version', { simple: true })

/** Every file of the store with its bytes. */
const snapshot = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file, readFileSync(file, 'latin1')]),
  )

/** Everything that a version-1 store holds and every later one must still hold. `since`: acts that came afterwards. */
const assertKept = (store: Store, since = 0): void => {
  const acts = office.villageCount + 2 + since
  expect(count(store, 'villages')).toBe(office.villageCount)
  expect(store.database.head().seq).toBe(acts)
  expect(Buffer.from(store.blobs.get(office.blob.blobId)).equals(office.blob.content)).toBe(true)
  expect(store.database.verifyAll()).toMatchObject({ whole: true, changes: acts })
}

describe('a store of the first released program', () => {
  beforeEach(async () => {
    office = await createOldOffice()
  })
  afterEach(() => rmSync(office.folder, { recursive: true, force: true }))

  test('is in the newest schema after an ordinary login, with its rows, its files and its whole log', async () => {
    const service = startService(office.folder, createTestClock())
    const client = createRouterClient(router, { context: { connection: { officer: undefined }, service } })
    expect(await client.session.status()).toMatchObject({ state: 'locked', problem: null })
    await client.session.login(account)
    const store = service.store()
    expect(versionOf(store)).toBe(newest)
    // The login, and his public key, which no row of that time holds.
    assertKept(store, 2)
    expect(count(store, 'cases')).toBe(0)
    expect(await client.audit.verify({})).toMatchObject({ whole: true })
    service.close()
  })

  test('becomes the second generation, and the first one stays beside it as it was', () => {
    const rows = (): Buffer => readFileSync(join(office.folder, 'gen-1', 'utama.db'))
    const before = rows()
    using(assertKept)
    expect(generationsIn(office.folder)).toEqual(['gen-1', 'gen-2'])
    expect(JSON.parse(readFileSync(join(office.folder, 'store.json'), 'utf8'))).toMatchObject({
      generation: 2,
    })
    expect(rows().equals(before)).toBe(true)
    // A later opening builds nothing more.
    using(assertKept)
    expect(generationsIn(office.folder)).toEqual(['gen-1', 'gen-2'])
  })

  test('is copied without one plain byte: neither names nor the file header can be read', () => {
    using(assertKept)
    for (const [file, content] of snapshot(office.folder)) {
      const found = ['SQLite format 3', 'Kepala Contoh', 'villages', 'naskah'].filter((word) =>
        content.includes(word),
      )
      expect([file, found]).toEqual([file, []])
    }
  })

  test('keeps its attachments in one file that both generations name', () => {
    using(assertKept)
    const [first, second] = ['gen-1', 'gen-2'].map((name) =>
      statSync(join(office.folder, name, 'lampiran.db')),
    )
    expect([second?.ino, second?.nlink]).toEqual([first?.ino, 2])
  })

  test('goes on being written: new columns are logged, acts from before the new columns stay verifiable', () => {
    using((store) => {
      const { database } = store
      database.change({ action: 'officer.edit', officerId: 1, recordedAt: 2, about: [] }, (db) => {
        const section = db.prepare(`insert into sections (uuid, name) values (?, 'Inteldak')`)
        section.run(Buffer.alloc(16, 1))
        db.prepare('update officers set section_id = 1').run()
      })
      const entry = database.readChange(database.head().seq)?.entries.at(-1)
      expect(JSON.parse(entry?.[4] ?? '')).toMatchObject({ login: account.login, section_id: null })
      expect(JSON.parse(entry?.[5] ?? '')).toMatchObject({ login: account.login, section_id: 1 })
      const made = database.readChange(1)?.entries.find(([, table]) => table === 'officers')
      expect(JSON.parse(made?.[5] ?? '')).not.toHaveProperty('section_id')
    })
    using((store) => expect(store.database.verifyAll()).toMatchObject({ whole: true }))
  })

  test('is refused unchanged by the older program once it is upgraded', () => {
    using(assertKept)
    const before = snapshot(office.folder)
    const older = () => using(assertKept, stepsUpTo(1))
    expect(older).toThrow(expect.objectContaining({ code: 'STORE_NEWER', data: { found: newest, known: 1 } }))
    expect([...snapshot(office.folder)]).toEqual([...before])
    using(assertKept)
  })

  test('that was altered by hand is refused as it is, before anything is built', () => {
    using((store) => store.database.connection.exec('drop trigger villages__update'), stepsUpTo(1))
    const before = snapshot(office.folder)
    expect(() => using(assertKept)).toThrow(expect.objectContaining({ code: 'CHANGE_LOG_BROKEN' }))
    expect([...snapshot(office.folder)]).toEqual([...before])
  })

  test('whose newest acts are missing is refused, before anything is built', () => {
    const file = join(office.folder, 'gen-1', 'utama.db')
    const old = readFileSync(file)
    using(
      (store) =>
        store.database.change({ action: 'test.act', officerId: 1, recordedAt: 3, about: [] }, () => {}),
      stepsUpTo(1),
    )
    writeFileSync(file, old)
    expect(() => using(assertKept)).toThrow(expect.objectContaining({ code: 'STORE_BEHIND_HEAD' }))
    expect(generationsIn(office.folder)).toEqual(['gen-1'])
  })
})

describe('a long log', () => {
  test('of which the oldest part is sealed is verified whole after the upgrade', async () => {
    office = await createOldOffice(2100)
    using((store) => {
      expect(count(store, 'change_segments')).toBe(1)
      assertKept(store)
    })
    rmSync(office.folder, { recursive: true, force: true })
  })
})

describe('an upgrade that does not come to its end', () => {
  beforeEach(async () => {
    office = await createOldOffice()
  })
  afterEach(() => rmSync(office.folder, { recursive: true, force: true }))

  const following = (sql: string): Migration[] => [
    ...migrations,
    { version: newest + 1, name: 'following', sql },
  ]

  test.each([
    [
      'a step fails',
      'create table half (id integer primary key) strict; create table half (id integer)',
      'half',
    ],
    ['a step writes rows past the log', `update villages set note = 'diam-diam'`, 'WRITE_OUTSIDE_CHANGE'],
    [
      'a step loses rows',
      'drop trigger if exists villages__delete; delete from villages where id = 1',
      'differs: villages',
    ],
    ['a step takes a table away', 'drop table print_acts', 'differs: print_acts'],
    [
      'a step leaves references to nothing',
      `create table strays (id integer primary key, village_id integer references villages (id)) strict;
       insert into strays (id, village_id) values (1, 9999)`,
      'FOREIGN KEY',
    ],
  ])('because %s leaves the old generation the store, and nothing half', (_what, sql, message) => {
    const before = snapshot(office.folder)
    expect(() => using(assertKept, following(sql))).toThrow(message)
    expect(generationsIn(office.folder)).toEqual(['gen-1'])
    // The backup that was made before it stays.
    const after = [...snapshot(office.folder).keys()].filter((name) => !name.includes('cadangan'))
    expect(after.toSorted()).toEqual([...before.keys()].toSorted())
    using(assertKept, stepsUpTo(1))
    using(assertKept)
  })

  test('leaves its remains to the next opening, which takes them away', () => {
    for (const name of ['gen-2', 'gen-3']) {
      mkdirSync(join(office.folder, name))
      writeFileSync(join(office.folder, name, 'utama.db'), 'half')
      writeFileSync(join(office.folder, name, 'utama.db-wal'), 'half')
    }
    using((store) => {
      expect(versionOf(store)).toBe(newest)
      assertKept(store)
    })
    expect(generationsIn(office.folder)).toEqual(['gen-1', 'gen-2'])
    expect(existsSync(join(office.folder, 'gen-2', 'utama.db-wal'))).toBe(false)
  })

  test('takes away remains even where no upgrade is due any more', () => {
    using(assertKept)
    mkdirSync(join(office.folder, 'gen-3'))
    using(assertKept)
    expect(generationsIn(office.folder)).toEqual(['gen-1', 'gen-2'])
  })
})

describe('the upgrade after the next', () => {
  test('takes the oldest generation away and leaves the one before the store', async () => {
    office = await createOldOffice()
    using(assertKept)
    const later = {
      version: newest + 1,
      name: 'later',
      sql: 'create table later (id integer primary key) strict',
    }
    using(
      (store) => {
        expect(count(store, 'later')).toBe(0)
        assertKept(store)
      },
      [...migrations, later],
    )
    expect(generationsIn(office.folder)).toEqual(['gen-2', 'gen-3'])
    expect(statSync(join(office.folder, 'gen-3', 'lampiran.db')).nlink).toBe(2)
    rmSync(office.folder, { recursive: true, force: true })
  })
})
