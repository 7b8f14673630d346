import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrations, newestVersionOf } from '#main/platform/db/migrate.ts'
import { openStore, type Store } from '#main/platform/store/store.ts'
import { failingAfterRenaming, statesAtEveryStatement, withoutSecondNames } from './cuts.ts'
import { createOldOffice, stepsUpTo, type OldOffice } from './version-1.ts'
import { temporaryFolder } from '../support/test-office.ts'
import { whileDiskFails } from '../support/power-cut.ts'

const newest = newestVersionOf(migrations)
let office: OldOffice
beforeAll(async () => {
  office = await createOldOffice()
})
afterAll(() => rmSync(office.folder, { recursive: true, force: true }))

const copyOfOffice = (to = temporaryFolder()): string => {
  cpSync(office.folder, to, { recursive: true })
  return to
}

const open = <Result>(folder: string, work: (store: Store) => Result, steps = migrations): Result => {
  const store = openStore(folder, office.masterKey(), steps)
  try {
    return work(store)
  } finally {
    store.close()
  }
}

const generationOf = (folder: string): unknown =>
  (JSON.parse(readFileSync(join(folder, 'store.json'), 'utf8')) as { generation: unknown }).generation

const foldersIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith('gen-'))
    .toSorted()

/** That nothing is lost and the store stands in the newest schema. */
const assertUpgraded = (folder: string): void => {
  open(folder, (store) => {
    const { connection } = store.database
    expect(connection.pragma('user_version', { simple: true })).toBe(newest)
    expect(connection.prepare('select count(*) from villages').pluck().get()).toBe(office.villageCount)
    expect(store.database.verifyAll()).toMatchObject({ whole: true, changes: office.villageCount + 2 })
    expect(Buffer.from(store.blobs.get(office.blob.blobId)).equals(office.blob.content)).toBe(true)
  })
  expect(foldersIn(folder)).toEqual(['gen-1', 'gen-2'])
  expect(generationOf(folder)).toBe(2)
  expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([])
}

/** That the program before can go on with it: the old generation is the store and lacks nothing. */
const assertOldStands = (folder: string): void => {
  expect(generationOf(folder)).toBe(1)
  open(
    folder,
    (store) => {
      expect(store.database.verifyAll()).toMatchObject({ whole: true, changes: office.villageCount + 2 })
      expect(Buffer.from(store.blobs.get(office.blob.blobId)).equals(office.blob.content)).toBe(true)
    },
    stepsUpTo(1),
  )
}

describe('a cut while a store is brought to a newer schema', () => {
  test('at any statement and any file operation leaves the old or the new one, and the next opening ends it', async () => {
    const folder = copyOfOffice()
    const states = await statesAtEveryStatement(folder, () => open(folder, () => {}))
    const generations = states.map(generationOf)
    expect(new Set(generations)).toEqual(new Set([1, 2]))
    const halfBuilt = states.filter((state) => generationOf(state) === 1 && existsSync(join(state, 'gen-2')))
    expect(halfBuilt.length).toBeGreaterThan(5)
    // While the backup before the upgrade is made the store itself stands still; of those one in eight will do.
    const duringBackup = states.filter(
      (state) => generationOf(state) === 1 && !existsSync(join(state, 'gen-2')),
    )
    const skipped = new Set(duringBackup.filter((_state, at) => at % 8 !== 0))
    for (const state of states.filter((each) => !skipped.has(each))) {
      if (generationOf(state) === 1) assertOldStands(copyOf(state))
      assertUpgraded(state)
    }
    for (const state of [...states, folder]) rmSync(state, { recursive: true, force: true })
  }, 600_000)

  test('in the middle of writing the copy leaves the old one, whatever of the copy is on the disk', async () => {
    const built = copyOfOffice()
    open(built, () => {})
    const whole = readFileSync(join(built, 'gen-2', 'utama.db'))
    for (const part of [0, 0.1, 0.5, 0.9, 1]) {
      const folder = copyOfOffice()
      cpSync(join(built, 'gen-2'), join(folder, 'gen-2'), { recursive: true })
      truncateSync(join(folder, 'gen-2', 'utama.db'), Math.floor(whole.length * part))
      writeFileSync(join(folder, 'store.json.new'), '{"format":"perisai')
      assertUpgraded(folder)
      rmSync(folder, { recursive: true, force: true })
    }
    rmSync(built, { recursive: true, force: true })
  })

  const copyOf = (state: string): string => {
    const copy = temporaryFolder()
    cpSync(state, copy, { recursive: true })
    return copy
  }
})

describe('a disk that fails while a store is brought to a newer schema', () => {
  test.each([
    ['the pointer', 'openSync', /store\.json\.new$/],
    ['the copy that is to be synced', 'openSync', /gen-2\/utama\.db$/],
  ] as const)('at %s says so, leaves the old one and takes the copy away', async (_what, operation, path) => {
    const folder = copyOfOffice()
    await whileDiskFails(operation, path, 'ENOSPC', async () => {
      expect(() => open(folder, () => {})).toThrow(expect.objectContaining({ code: 'DISK_FULL' }))
    })
    expect(foldersIn(folder)).toEqual(['gen-1'])
    assertOldStands(folder)
    assertUpgraded(folder)
    rmSync(folder, { recursive: true, force: true })
  })

  test('after the pointer has changed hands leaves the new one, which is the store by then', () => {
    const folder = copyOfOffice()
    failingAfterRenaming(/store\.json$/, () => {
      expect(() => open(folder, () => {})).toThrow('EIO')
    })
    expect([generationOf(folder), foldersIn(folder)]).toEqual([2, ['gen-1', 'gen-2']])
    assertUpgraded(folder)
    rmSync(folder, { recursive: true, force: true })
  })

  test('that knows no second names gets a copy of the attachments', () => {
    const folder = copyOfOffice()
    withoutSecondNames(() => assertUpgraded(folder))
    const [first, second] = ['gen-1', 'gen-2'].map((name) => readFileSync(join(folder, name, 'lampiran.db')))
    expect(first && second?.equals(first)).toBe(true)
    rmSync(folder, { recursive: true, force: true })
  })
})

describe('a disk that is full while a store is brought to a newer schema', () => {
  const disk = mkdtempSync(join(tmpdir(), 'perisai-desa-full-'))
  /** A disk of this many KiB; only root may mount one. */
  const mount = (kibibytes: number): boolean => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', disk], { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  }
  const resize = (kibibytes: number): void => {
    execFileSync('mount', ['-o', `remount,size=${kibibytes}k`, disk], { stdio: 'ignore' })
  }
  const unmount = (): void => {
    execFileSync('umount', ['--lazy', disk], { stdio: 'ignore' })
  }
  const canMount = mount(64)
  if (canMount) unmount()
  afterAll(() => rmSync(disk, { recursive: true, force: true }))

  // Room is asked for before anything is begun, because the backup before the upgrade leaves some to the store.
  test.skipIf(!canMount)('is named, loses nothing, and lets the store be opened once there is room', () => {
    const outcomes: string[] = []
    for (const size of [1400, 3000, 5000, 100_000, 400_000]) {
      mount(size)
      try {
        copyOfOffice(disk)
        const attempt = upgradeAttempt(disk)
        outcomes.push(attempt)
        if (attempt !== 'open') {
          expect(foldersIn(disk)).toEqual(['gen-1'])
          expect(generationOf(disk)).toBe(1)
        }
        resize(400_000)
        if (attempt !== 'open') assertOldStands(disk)
        assertUpgraded(disk)
      } finally {
        unmount()
      }
    }
    expect([...new Set(outcomes)]).toEqual(['DISK_FULL', 'open'])
  })

  const upgradeAttempt = (folder: string): string => {
    try {
      return open(folder, () => 'open')
    } catch (error) {
      return String((error as { code?: unknown }).code)
    }
  }
})
