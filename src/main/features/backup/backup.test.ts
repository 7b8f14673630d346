import fs, { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrations, newestVersionOf } from '#main/platform/db/migrate.ts'
import { listBackups } from '#main/platform/store/backup-folder.ts'
import { addVillage, telagaAntang } from '../../../../tests/support/test-village.ts'
import { openTestOffice, type TestOffice } from '../../../../tests/support/test-office.ts'
import { dumpOfFolder } from '../../../../tests/support/logical-dump.ts'
import { statesDuring, whileDiskFails } from '../../../../tests/support/power-cut.ts'
import { readCopy } from './backup-reading.ts'
import { addAttachment, backupsIn, flipBit, generationFolderOf, sizeOf } from './backup.test-support.ts'
import { backupKeys, localSource, memoryOf } from './backup-state.ts'
import { backUpAtLock, keepUpBackups } from './index.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openTestOffice()
})
afterEach(() => office.close())

const change = (index = 0) => addVillage(office.head, telagaAntang[index]!)
const minute = 60_000
const pass = (milliseconds: number) => office.clock.set(office.clock.now() + milliseconds)
const dumpOfStore = (folder: string) => {
  const { masterKey, storeId } = office.service.store()
  return dumpOfFolder(folder, masterKey, storeId)
}

/** Whether a backup can be read through, byte by byte and page by page. */
const isReadable = (dataFolder: string, name: string): boolean => {
  const { masterKey, storeId } = office.service.store()
  const keyed = { masterKey, storeId, keyGeneration: 1 }
  const today = { storeId, keyGeneration: 1, schemaVersion: newestVersionOf(migrations) }
  const found = listBackups(dataFolder, today).find((backup) => backup.name === name)
  if (!found?.manifest) return false
  const files = localSource(dataFolder, join(dataFolder, 'cadangan', name), found.manifest)
  try {
    readCopy({ ...files, keys: backupKeys(keyed, files.rows) })
    return true
  } catch {
    return false
  }
}

describe('a backup beside the store', () => {
  test('has every row and every attachment, and is listed as verified', async () => {
    await change()
    const content = await addAttachment(office)
    const made = await office.head.backup.create()
    const folder = join(office.folder, 'cadangan', made.name)
    expect(dumpOfStore(folder)).toEqual(dumpOfStore(generationFolderOf(office.folder)))
    const { backups, attachmentsSize } = await office.head.backup.overview()
    expect(backups).toEqual([made])
    expect(made).toMatchObject({ state: 'verified', kind: 'request', madeAt: new Date(office.clock.now()) })
    expect(attachmentsSize).toBeGreaterThan(content.length)
  })

  test('names itself without the key and says nothing about anybody', async () => {
    await change()
    const { name } = await office.head.backup.create()
    const folder = join(office.folder, 'cadangan', name)
    expect(readdirSync(folder).toSorted()).toEqual(['cadangan.json', 'utama.db'])
    const text = readFileSync(join(folder, 'cadangan.json'), 'utf8')
    const { storeId } = office.service.store()
    expect(JSON.parse(text)).toMatchObject({ storeId, generation: 1, keyGeneration: 1, kind: 'request' })
    for (const word of ['Sampit', 'kepala', 'Kepala', 'Tumbang']) expect(text).not.toContain(word)
    expect(readFileSync(join(folder, 'utama.db')).includes('Sampit')).toBe(false)
  })

  test('goes with a checkpoint, which it holds itself', async () => {
    await office.head.backup.create()
    const { checkpoints } = await office.head.audit.checkpoints()
    expect(checkpoints[0]).toMatchObject({ occasion: 'backup' })
    expect((await office.head.backup.overview()).backups[0]?.seq).toBe(checkpoints[0]!.seq + 1)
  })

  test('costs the attachments once: the second copies only what is new', async () => {
    await addAttachment(office, 'pertama')
    await office.head.backup.create()
    const attachments = join(office.folder, 'cadangan', 'lampiran-k1.db')
    const before = sizeOf(attachments)
    pass(60 * minute)
    await change()
    await office.head.backup.create()
    expect(sizeOf(attachments)).toBe(before)
    expect(backupsIn(office.folder)).toHaveLength(2)
  })

  test('is a file of its own: damage to the attachments of the store does not reach it', async () => {
    await addAttachment(office)
    await office.head.backup.create()
    const live = join(generationFolderOf(office.folder), 'lampiran.db')
    expect(fs.statSync(live).nlink).toBe(1)
    expect(fs.statSync(live).ino).not.toBe(fs.statSync(join(office.folder, 'cadangan', 'lampiran-k1.db')).ino)
  })

  test('says how many attachments it lacks where the store has them damaged', async () => {
    await addAttachment(office)
    office.service.store().blobs.connection.prepare('update chunks set bytes = zeroblob(10)').run()
    const { name } = await office.head.backup.create()
    const text = readFileSync(join(office.folder, 'cadangan', name, 'cadangan.json'), 'utf8')
    expect(JSON.parse(text)).toMatchObject({ attachments: { count: 1, lacking: 1 } })
    await expect(office.head.backup.drill()).resolves.toMatchObject({ passed: false, fault: 'attachments' })
  })

  test('whose attachments can no longer be opened makes them anew out of the store', async () => {
    await addAttachment(office)
    await office.head.backup.create()
    const attachments = join(office.folder, 'cadangan', 'lampiran-k1.db')
    writeFileSync(attachments, 'bukan lagi')
    pass(minute)
    await office.head.backup.create()
    await expect(office.head.backup.drill()).resolves.toMatchObject({ passed: true })
    expect(existsSync(`${attachments}.rusak`)).toBe(true)
  })

  test('is made once when it is asked for twice at once', async () => {
    const [first, second] = await Promise.allSettled([
      office.head.backup.create(),
      office.head.backup.create(),
    ])
    expect(first.status).toBe('fulfilled')
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'BACKUP_BUSY', defined: true } })
    expect(backupsIn(office.folder)).toHaveLength(1)
  })

  test('is refused on a full disk, and leaves what was there', async () => {
    const { name } = await office.head.backup.create()
    await change()
    await whileDiskFails('openSync', /baru\.part/, 'ENOSPC', async () => {
      await expect(office.head.backup.create()).rejects.toMatchObject({ code: 'DISK_FULL', defined: true })
    })
    expect(readdirSync(join(office.folder, 'cadangan')).toSorted()).toEqual([name, 'lampiran-k1.db'])
    expect((await office.head.backup.overview()).failedAt).toEqual(new Date(office.clock.now()))
  })

  test.each([
    ['of rows', (folder: string) => flipBit(join(folder, 'utama.db'), sizeOf(join(folder, 'utama.db')) >> 1)],
    ['of the name file', (folder: string) => flipBit(join(folder, 'cadangan.json'), 12)],
    ['cut short', (folder: string) => writeFileSync(join(folder, 'utama.db'), '')],
  ])(
    'with a bit turned round (%s) is never restored, and is shown as damaged from then on',
    async (_what, damage) => {
      await change()
      const { name } = await office.head.backup.create()
      damage(join(office.folder, 'cadangan', name))
      const source = { kind: 'local', name } as const
      await expect(office.head.backup.preview({ source })).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
      await expect(office.head.backup.restore({ source, reason: 'uji' })).rejects.toMatchObject({
        code: 'BACKUP_DAMAGED',
      })
      expect((await office.head.backup.overview()).backups).toMatchObject([{ name, state: 'damaged' }])
    },
  )

  test('of another office, and one of a key that is gone, are told apart and refused', async () => {
    const { name } = await office.head.backup.create()
    const file = join(office.folder, 'cadangan', name, 'cadangan.json')
    const content = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
    const source = { kind: 'local', name } as const
    for (const [changed, state, code] of [
      [{ storeId: '0190a0a0-0000-7000-8000-000000000000' }, 'foreign', 'BACKUP_OF_ANOTHER_OFFICE'],
      [{ keyGeneration: 7 }, 'otherKey', 'BACKUP_KEY_UNKNOWN'],
    ] as const) {
      writeFileSync(file, JSON.stringify({ ...content, ...changed }))
      expect((await office.head.backup.overview()).backups[0]?.state).toBe(state)
      await expect(office.head.backup.preview({ source })).rejects.toMatchObject({ code })
    }
  })
})

test('a kill at any file operation leaves whole backups and nothing else that is listed', async () => {
  await change()
  await addAttachment(office)
  await office.head.backup.create()
  pass(minute)
  await change(1)
  await addAttachment(office, 'kedua')
  const states = await statesDuring(office.folder, () => office.head.backup.create())
  expect(states.length).toBeGreaterThan(4)
  const found = states.map((state) => {
    const names = backupsIn(state).filter((name) => !name.endsWith('.part'))
    for (const name of names) expect(isReadable(state, name)).toBe(true)
    rmSync(state, { recursive: true })
    return names.length
  })
  expect(new Set(found)).toEqual(new Set([1, 2]))
})

test('what a kill left is taken away by the next backup', async () => {
  mkdirSync(join(office.folder, 'cadangan', 'baru.part'), { recursive: true })
  await office.head.backup.create()
  expect(existsSync(join(office.folder, 'cadangan', 'baru.part'))).toBe(false)
})

describe('by itself', () => {
  const kinds = async () => (await office.head.backup.overview()).backups.map(({ kind }) => kind)

  test('one is made every hour in which something was written', async () => {
    await change()
    await keepUpBackups(office.service)
    pass(59 * minute)
    office.service.touch()
    await change(1)
    await keepUpBackups(office.service)
    expect(await kinds()).toEqual(['hourly'])
    pass(minute)
    office.service.touch()
    await keepUpBackups(office.service)
    expect(await kinds()).toEqual(['hourly', 'hourly'])
    pass(5 * 60 * minute)
    await keepUpBackups(office.service)
    expect(await kinds()).toEqual(['hourly', 'hourly'])
  })

  test('one is made sooner when nobody is at the machine', async () => {
    await change()
    await keepUpBackups(office.service)
    await change(1)
    pass(11 * minute)
    office.service.touch()
    await keepUpBackups(office.service)
    const [before] = backupsIn(office.folder)
    pass(2 * minute)
    await keepUpBackups(office.service)
    // In the same hour the newest one takes the place of the one before.
    expect(backupsIn(office.folder)).toHaveLength(1)
    expect(backupsIn(office.folder)).not.toContain(before)
  })

  test('one is made at lock, unless nothing was written since the last', async () => {
    await change()
    backUpAtLock(office.service)
    backUpAtLock(office.service)
    expect(await kinds()).toEqual(['lock'])
  })

  test('one is due at once when the key was changed, because it opens those before it where the store is damaged', async () => {
    await office.head.backup.create()
    await office.head.storeKey.change({ reason: 'Kunci lama diketahui orang luar' })
    await keepUpBackups(office.service)
    // In the same hour it takes the place of the one before.
    expect(await kinds()).toEqual(['hourly'])
  })

  test('old ones go by the rule', async () => {
    for (let index = 0; index < 3; index += 1) {
      await office.head.backup.create()
      pass(10 * minute)
    }
    expect(await kinds()).toEqual(['request'])
  })

  test('nothing is made of a locked store, and a failure waits before it is tried again', async () => {
    await change()
    await whileDiskFails('openSync', /baru\.part/, 'ENOSPC', () => keepUpBackups(office.service))
    expect(memoryOf(office.service).failedAt).toBe(office.clock.now())
    await keepUpBackups(office.service)
    expect(await kinds()).toEqual([])
    pass(11 * minute)
    await keepUpBackups(office.service)
    expect(await kinds()).toEqual(['hourly'])
    office.service.closeStore()
    pass(90 * minute)
    await keepUpBackups(office.service)
    expect(backupsIn(office.folder)).toHaveLength(1)
  })
})

describe('the monthly drill', () => {
  const day = 24 * 60 * minute

  test('proves the newest backup, writes it down and leaves nothing lying about', async () => {
    await change()
    await addAttachment(office)
    await office.head.backup.create()
    expect((await office.head.backup.standing()).drill).toEqual({ days: null, state: 'none' })
    const result = await office.head.backup.drill()
    expect(result).toMatchObject({ passed: true, fault: null })
    pass(36 * day)
    expect((await office.head.backup.standing()).drill).toEqual({ days: 36, state: 'late' })
    expect(readdirSync(join(office.folder, 'cadangan')).some((name) => name.includes('part'))).toBe(false)
    const { items } = await office.head.audit.list({})
    expect(items.some(({ action }) => action === 'backup.drill')).toBe(true)
  })

  test('finds a row that was changed past the program before the backup was made', async () => {
    await change()
    const { connection } = office.service.store().database
    connection.exec('drop trigger villages__update')
    connection.exec(`update villages set note = 'diam-diam'`)
    await office.head.backup.create()
    await expect(office.head.backup.drill()).resolves.toMatchObject({ passed: false })
  })

  test('is begun by itself after four weeks, and once a day while it fails', async () => {
    await change()
    await keepUpBackups(office.service)
    pass(29 * day)
    await keepUpBackups(office.service)
    await keepUpBackups(office.service)
    const { lastDrill, drill } = await office.head.backup.overview()
    expect(lastDrill).toMatchObject({ passed: true })
    expect(drill.state).toBe('fresh')
  })

  test('without a backup says that there is none', async () => {
    await expect(office.head.backup.drill()).rejects.toMatchObject({ code: 'BACKUP_MISSING', defined: true })
  })
})
