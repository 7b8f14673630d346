import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import BareDatabase from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import {
  createTestOffice,
  sampitSetup,
  temporaryFolder,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'
import { openDatabase } from '../db/database.ts'
import { workingAreas } from '../db/schema.ts'
import { openEncrypted } from '../db/open.ts'
import { storeKeys } from '../keys/store-keys.ts'

const { login, password } = sampitSetup().officer
let office: TestOffice
beforeEach(async () => {
  office = await createTestOffice()
})
afterEach(() => office.close())

const path = (...names: string[]): string => join(office.folder, ...names)
const main = (): string => path('gen-1', 'utama.db')
const attachments = (): string => path('gen-1', 'lampiran.db')

/** Every file of the store with its bytes, but for what a lock writes. */
/** The attempts at logging in are counted beside the store, also at one that does not open. */
const snapshot = (): Map<string, string> =>
  new Map(
    readdirSync(office.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/lock\.db|pemegang|percobaan/.test(entry.name))
      .map((entry) => [
        join(entry.parentPath, entry.name),
        readFileSync(join(entry.parentPath, entry.name), 'latin1'),
      ]),
  )

/** Files of the store this process still holds open, but for the lock; only Linux can tell. */
const openFilesOf = (folder: string): string[] =>
  process.platform === 'linux'
    ? readdirSync('/proc/self/fd')
        .map((descriptor) => readlinkIfThere(`/proc/self/fd/${descriptor}`))
        .filter((file) => file.startsWith(folder) && !file.includes('lock.db'))
    : []

const readlinkIfThere = (link: string): string => {
  try {
    return readlinkSync(link)
  } catch {
    return ''
  }
}

const addArea = (code: string): void => {
  const store = office.service.store()
  store.database.change(
    { action: 'test.add', officerId: 1, recordedAt: 1, about: [{ kind: 'office', id: v7() }] },
    (db) =>
      db
        .insert(workingAreas)
        .values({ uuid: v7(), regencyCode: code, regencyName: `Kabupaten ${code}` })
        .run(),
  )
}

describe('a store that cannot be opened says why and is not touched', () => {
  const cases: [what: string, damage: () => void, code: string][] = [
    ['the database is missing', () => rmSync(main()), 'STORE_MISSING'],
    ['the pointer is missing', () => rmSync(path('store.json')), 'STORE_MISSING'],
    ['the pointer is damaged', () => writeFileSync(path('store.json'), '{"format":'), 'STORE_DAMAGED'],
    ['the key file is missing', () => removeKeyFiles(), 'KEY_FILE_MISSING'],
    ['the key file is damaged', () => damageKeyFiles(), 'KEY_FILE_DAMAGED'],
    ['the database is a plain file of somebody else', () => plainDatabase(), 'STORE_FOREIGN'],
    ['the database is of another store', () => otherKey(), 'STORE_KEY_MISMATCH'],
    ['a newer program wrote it', () => newerVersion(), 'STORE_NEWER'],
    ['its pages are damaged', () => flipEveryPage(), 'STORE_DAMAGED'],
    ['acknowledged acts are missing', () => takeBackOldDatabase(), 'STORE_BEHIND_HEAD'],
    ['other acts stand in the place of acknowledged ones', () => workOnInOldDatabase(), 'CHANGE_LOG_BROKEN'],
    ['the database has no tables', () => withoutTables(main(), 'database'), 'STORE_DAMAGED'],
    ['the attachments are missing', () => rmSync(attachments()), 'STORE_MISSING'],
    ['the attachments are an empty file', () => writeFileSync(attachments(), ''), 'STORE_DAMAGED'],
    ['the attachments are a plain file', () => plainDatabase(attachments()), 'STORE_FOREIGN'],
    ['the attachments are of another store', () => otherKey(attachments()), 'STORE_KEY_MISMATCH'],
    ['the attachments are no file of ours', () => otherApplication(), 'STORE_FOREIGN'],
    ['the attachments have no tables', () => withoutTables(attachments(), 'blobs'), 'STORE_DAMAGED'],
    ['a newer program wrote the attachments', () => newerVersion(attachments(), 'blobs'), 'STORE_NEWER'],
  ]

  const removeKeyFiles = (): void => {
    for (const name of readdirSync(office.folder)) if (name.startsWith('kunci.json')) rmSync(path(name))
  }
  const damageKeyFiles = (): void => {
    for (const name of readdirSync(office.folder))
      if (name.startsWith('kunci.json')) flipByte(path(name), 300)
  }
  const plainDatabase = (file = main()): void => {
    rmSync(file)
    const plain = new BareDatabase(file)
    plain.exec('create table t (x)')
    plain.close()
  }
  const otherKey = (file = main()): void => {
    rmSync(file)
    const other = openEncrypted(file, new Uint8Array(32).fill(9), { create: true })
    other.exec('create table t (x)')
    other.close()
  }
  const alter = (file: string, key: 'database' | 'blobs', sql: string): void => {
    const connection = openEncrypted(file, keys[key], { create: false })
    connection.exec(sql)
    connection.close()
  }
  const newerVersion = (file = main(), key: 'database' | 'blobs' = 'database'): void =>
    alter(file, key, 'pragma user_version = 9999')
  const otherApplication = (): void => alter(attachments(), 'blobs', 'pragma application_id = 1')
  const withoutTables = (file: string, key: 'database' | 'blobs'): void => {
    rmSync(file)
    openEncrypted(file, keys[key], { create: true }).close()
  }
  /** The head file is the only one that knows better: the older copy got two acts of its own. */
  const workOnInOldDatabase = (): void => {
    copyFileSync(path('old.db'), main())
    const connection = openEncrypted(main(), keys.database, { create: false })
    const database = openDatabase(connection)
    for (const action of ['test.other', 'test.another'])
      database.change({ action, officerId: 1, recordedAt: 1, about: [] }, () => {})
    database.close()
  }
  const takeBackOldDatabase = (): void => copyFileSync(path('old.db'), main())
  const flipEveryPage = (): void => {
    const pages = readFileSync(main()).length / 4096
    for (let page = 1; page < pages; page += 1) flipByte(main(), page * 4096 + 100)
  }
  const flipByte = (file: string, offset: number): void => {
    const content = readFileSync(file)
    content[offset] = (content[offset] ?? 0) ^ 1
    writeFileSync(file, content)
  }
  let keys: ReturnType<typeof storeKeys>

  test.each(cases)('%s', async (_what, damage, code) => {
    const { masterKey, storeId } = office.service.store()
    keys = storeKeys(masterKey, storeId)
    office.service.close()
    copyFileSync(main(), path('old.db'))
    office.restart()
    await office.login(login, password)
    addArea('99.01')
    office.service.close()

    damage()
    const before = snapshot()
    office.restart()
    const status = await office.visitor().session.status()
    const answer = status.problem ?? (await office.login(login, password).catch((error: unknown) => error))
    expect(answer).toMatchObject({ code })
    expect(openFilesOf(office.folder)).toEqual([])
    office.service.close()
    expect([...snapshot()]).toEqual([...before])
  })
})

describe('the key file', () => {
  test('damaged in its newest generation, the one before opens the store and becomes the newest again', async () => {
    await office.officer('kedua', ['officer'])
    office.service.close()
    writeFileSync(path('kunci.json'), 'rusak')
    office.restart()
    await office.login(login, password)
    office.restart()
    expect(await office.visitor().session.status()).toMatchObject({ state: 'locked' })
    await office.login(login, password)
  })

  test('holds no login, no name and no key in the clear', () => {
    const text = readFileSync(path('kunci.json'), 'utf8')
    const { masterKey } = office.service.store()
    for (const secret of [
      login,
      'Kepala',
      Buffer.from(masterKey).toString('base64'),
      Buffer.from(masterKey).toString('hex'),
    ]) {
      expect(text).not.toContain(secret)
    }
  })
})

describe('creating a store', () => {
  test('a second set-up in the same folder is refused', async () => {
    await expect(office.visitor().setup.create(sampitSetup())).rejects.toMatchObject({
      code: 'STORE_ALREADY_EXISTS',
    })
  })

  test('what a power cut left of an unfinished creation is cleared away by the next one', async () => {
    const cut = temporaryFolder()
    mkdirSync(join(cut, 'baru'))
    mkdirSync(join(cut, 'gen-1'))
    writeFileSync(join(cut, 'baru', 'utama.db'), 'half')
    writeFileSync(join(cut, 'gen-1', 'utama.db'), 'half')
    const { createTestClock, startService } = await import('../../../../tests/support/test-office.ts')
    const { createRouterClient } = await import('@orpc/server')
    const { router } = await import('../rpc/router.ts')
    const service = startService(cut, createTestClock())
    const client = createRouterClient(router, { context: { connection: { officer: undefined }, service } })
    expect(await client.session.status()).toMatchObject({ state: 'setupNeeded', problem: null })
    await client.setup.create(sampitSetup())
    expect(existsSync(join(cut, 'baru'))).toBe(false)
    service.close()
    rmSync(cut, { recursive: true })
  })
})

describe('two starts on one store', () => {
  test('the second says who holds it and reads nothing', async () => {
    const { createTestClock, startService } = await import('../../../../tests/support/test-office.ts')
    const { createRouterClient } = await import('@orpc/server')
    const { router } = await import('../rpc/router.ts')
    const second = startService(office.folder, createTestClock())
    const client = createRouterClient(router, {
      context: { connection: { officer: undefined }, service: second },
    })
    const status = await client.session.status()
    expect(status).toMatchObject({
      state: 'problem',
      problem: { code: 'STORE_IN_USE', holder: { shell: 'test', processId: process.pid } },
    })
    await expect(client.session.login({ login, password })).rejects.toMatchObject({ code: 'STORE_IN_USE' })
    office.service.close()
    expect(await client.session.status()).toMatchObject({ state: 'locked' })
    second.close()
  })
})
