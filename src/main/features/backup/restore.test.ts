import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readHead, headFileOf } from '#main/platform/store/head-file.ts'
import { readPointer } from '#main/platform/store/pointer.ts'
import { storeKeys } from '#main/platform/keys/store-keys.ts'
import { addVillage, telagaAntang } from '../../../../tests/support/test-village.ts'
import {
  openTestOffice,
  sampitSetup,
  startService,
  visitorOf,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'
import { dumpOf, type Dump } from '../../../../tests/support/logical-dump.ts'
import { statesDuring, whileDiskFails } from '../../../../tests/support/power-cut.ts'
import { addAttachment, flipBit, generationFolderOf, sizeOf } from './backup.test-support.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openTestOffice()
  // Somebody who may approve what takes two.
  await office.officer('saksi', ['operator'])
})
afterEach(() => office.close())

const { login, password } = sampitSetup().officer
const reason = 'Data salah terhapus'
const change = (index: number, client = office.head) => addVillage(client, telagaAntang[index]!)
const pass = (minutes: number) => office.clock.set(office.clock.now() + minutes * 60_000)
const dump = (): Dump => dumpOf(office.service.store().database.connection)
const local = (name: string) => ({ kind: 'local', name }) as const

/** Tables that the restore itself writes to. */
const ownTables = new Set([
  'changes',
  'change_entries',
  'change_subjects',
  'checkpoints',
  'device_keys',
  'restores',
  'access_entries',
])

const withoutOwn = (rows: Dump) => [...rows].filter(([table]) => !ownTables.has(table))

/** That every row of before is there, and that nothing else was added outside the act of restoring. */
const expectRestored = (before: Dump, { officers = true } = {}): void => {
  const after = dump()
  const kept = (rows: Dump) => withoutOwn(rows).filter(([table]) => officers || table !== 'officers')
  expect(kept(after)).toEqual(kept(before))
  for (const table of ['checkpoints', 'device_keys', 'access_entries'])
    for (const row of before.get(table) ?? []) expect(after.get(table)).toContain(row)
}

const logIn = () => office.login(login, password)

describe('restoring a backup over the store', () => {
  test('brings back every row as it was then, and every attachment', async () => {
    await change(0)
    const content = await addAttachment(office)
    const { name } = await office.head.backup.create()
    const before = dump()
    pass(61)
    await change(1)
    await office.head.backup.restore({ source: local(name), reason })
    office.restart()
    const client = await logIn()
    expectRestored(before)
    expect((await client.audit.verify({})).whole).toBe(true)
    const { blobs } = office.service.store()
    const id = blobs.connection.prepare('select id from blobs').pluck().get() as Buffer
    expect(Buffer.from(blobs.get(id)).equals(content)).toBe(true)
  })

  test('is shown first: what it holds, its last acts, and what would be lost', async () => {
    await change(0)
    const { name } = await office.head.backup.create()
    pass(61)
    await change(1)
    const preview = await office.head.backup.preview({ source: local(name) })
    expect(preview).toMatchObject({
      source: 'local',
      officeName: 'Kantor Imigrasi Kelas II TPI Sampit',
      holds: { villages: 1, officers: 2, cases: 0 },
      now: { villages: 2 },
      lostActs: 1,
      isOlder: false,
    })
    expect(preview.lastActs.map(({ action }) => action)).toContain('village.add')
  })

  test('is an act that says what was given up, under a new key of the workstation', async () => {
    const { name, seq } = await office.head.backup.create()
    pass(61)
    await change(1)
    await office.head.backup.restore({ source: local(name), reason })
    office.restart()
    const client = await logIn()
    const { items } = await client.audit.list({})
    expect(items.find(({ action }) => action === 'backup.restore')).toMatchObject({
      reason,
      officerName: 'Kepala Contoh',
    })
    const { connection } = office.service.store().database
    // The village, the act of restoring as it stands there, and the checkpoint of the last backup.
    expect(connection.prepare('select backup_seq, given_up_seq from restores').get()).toEqual({
      backup_seq: seq,
      given_up_seq: seq + 3,
    })
    expect(connection.prepare('select count(*) from device_keys').pluck().get()).toBe(2)
    const { checkpoints } = await client.audit.checkpoints()
    expect(checkpoints[0]).toMatchObject({ occasion: 'restore' })
    expect(connection.prepare('select distinct key_id from checkpoints order by id').pluck().all()).toEqual([
      1, 2,
    ])
  })

  test('begins a head file of its own and leaves the one before beside the generation it belongs to', async () => {
    const { name } = await office.head.backup.create()
    pass(61)
    await change(1)
    const { masterKey, storeId, database } = office.service.store()
    const { head } = storeKeys(masterKey, storeId)
    const given = database.head().seq
    await office.head.backup.restore({ source: local(name), reason })
    expect(readPointer(office.folder)?.generation).toBe(2)
    const restored = readHead(headFileOf(office.folder, 2), head)
    expect(restored?.seq).toBeLessThanOrEqual(given + 2)
    expect(readHead(join(office.folder, 'puncak'), head)?.seq).toBe(given + 2)
    expect(existsSync(join(office.folder, 'gen-1'))).toBe(true)
    office.restart()
    await logIn()
    await change(2, await logIn())
    office.restart()
    await logIn()
  })

  test('makes a backup of what is given up, so that one can go back', async () => {
    const { name } = await office.head.backup.create()
    pass(61)
    await change(1)
    const before = dump().get('villages')
    await office.head.backup.restore({ source: local(name), reason })
    office.restart()
    const client = await logIn()
    const { backups } = await client.backup.overview()
    const last = backups.find(({ kind }) => kind === 'beforeRestore')
    pass(61)
    await client.backup.restore({ source: local(last!.name), reason: 'Kembali' })
    office.restart()
    await logIn()
    expect(dump().get('villages')).toEqual(before)
  })

  test('keeps passwords as they are now', async () => {
    const { name } = await office.head.backup.create()
    const newPassword = 'tikar kelapa layar sepeda'
    await office.head.session.changePassword({ oldPassword: password, newPassword })
    await office.head.backup.restore({ source: local(name), reason })
    office.restart()
    await expect(office.login(login, password)).rejects.toMatchObject({ code: 'LOGIN_REFUSED' })
    await office.login(login, newPassword)
  })

  test('keeps roles as they are now: what was taken away since is not given back by it', async () => {
    await office.officer('rekan', ['sectionHead'])
    const { name } = await office.head.backup.create()
    const found = async (client = office.head) =>
      (await client.officer.list()).officers.find((officer) => officer.login === 'rekan')!
    const { id, version, fullName, nip, position, sectionId } = await found()
    await office.head.officer.save({ id, version, fullName, nip, position, sectionId, roles: ['operator'] })
    await office.head.backup.restore({ source: local(name), reason })
    office.restart()
    expect((await found(await logIn())).roles).toEqual(['operator'])
  })

  test('is not open to who may only make backups', async () => {
    const operator = await office.officer('loket', ['operator'])
    const { name } = await operator.backup.create()
    const refused = { code: 'NOT_PERMITTED', data: { permission: 'backup.restore' } }
    await expect(operator.backup.preview({ source: local(name) })).rejects.toMatchObject(refused)
    await expect(operator.backup.restore({ source: local(name), reason })).rejects.toMatchObject(refused)
  })

  test('on a full disk changes nothing', async () => {
    const { name } = await office.head.backup.create()
    await change(1)
    const before = dump()
    await whileDiskFails('copyFileSync', /utama/, 'ENOSPC', async () => {
      const attempt = office.head.backup.restore({ source: local(name), reason })
      await expect(attempt).rejects.toMatchObject({ code: 'DISK_FULL' })
    })
    expect(dump()).toEqual(before)
    expect(readdirSync(office.folder)).not.toContain('gen-2')
    office.restart()
    await logIn()
  })

  test('cut at any file operation leaves the store of before or the restored one', async () => {
    const { name } = await office.head.backup.create()
    pass(61)
    await change(1)
    const states = await statesDuring(office.folder, () =>
      office.head.backup.restore({ source: local(name), reason }),
    )
    expect(states.length).toBeGreaterThan(5)
    const villages: number[] = []
    for (const folder of states) {
      const service = startService(folder, office.clock)
      const client = visitorOf(service)
      await client.session.login({ login, password })
      villages.push((await client.village.list({})).items.length)
      service.close()
      rmSync(folder, { recursive: true })
    }
    expect(new Set(villages)).toEqual(new Set([1, 0]))
  }, 120_000)
})

describe('a store that does not open', () => {
  let name: string
  beforeEach(async () => {
    await change(0)
    name = (await office.head.backup.create()).name
    pass(61)
    await change(1)
    const { database, blobs } = office.service.store()
    database.connection.pragma('wal_checkpoint(TRUNCATE)')
    blobs.connection.pragma('wal_checkpoint(TRUNCATE)')
    office.restart()
  })

  const credentials = { login, password }
  /** Nobody else of this office has a password of his own yet, so the paper code stands in for the second person. */
  const asked = () => ({
    ...credentials,
    source: local(name),
    reason,
    approval: { kind: 'paperCode', recoveryCode: office.recoveryCode } as const,
  })
  const rows = () => join(generationFolderOf(office.folder), 'utama.db')
  const damage = () => {
    for (let page = 2; page < sizeOf(rows()) / 4096; page += 3) flipBit(rows(), page * 4096 + 1000)
  }

  test('never starts: a login says why, and offers its verified backups to who may restore', async () => {
    damage()
    await expect(logIn()).rejects.toMatchObject({ code: expect.stringMatching(/DAMAGED|BROKEN|MISMATCH/) })
    const { backups } = await office.visitor().backup.candidates(credentials)
    expect(backups[0]).toMatchObject({
      backup: { name, state: 'verified' },
      preview: { holds: { villages: 1 }, now: null },
    })
  })

  test('is restored from one of them, after what is damaged was kept aside', async () => {
    damage()
    const damaged = readFileSync(rows())
    await office.visitor().backup.restoreDamaged(asked())
    const [aside] = readdirSync(join(office.folder, 'karantina'))
    expect(readFileSync(join(office.folder, 'karantina', aside!, 'utama.db')).equals(damaged)).toBe(true)
    const client = await logIn()
    expect((await client.village.list({})).items).toHaveLength(1)
    expect((await client.audit.verify({})).whole).toBe(true)
    const { items } = await client.audit.list({})
    expect(items.map(({ action }) => action)).toContain('backup.restoreDamaged')
  })

  test('and is behind its head tells how many acts are given up', async () => {
    // An older copy of the rows in the place of the newer.
    writeFileSync(rows(), readFileSync(join(office.folder, 'cadangan', name, 'utama.db')))
    for (const log of ['-wal', '-shm']) rmSync(`${rows()}${log}`, { force: true })
    await expect(logIn()).rejects.toMatchObject({ code: 'STORE_BEHIND_HEAD' })
    const { backups } = await office.visitor().backup.candidates(credentials)
    expect(backups[0]?.preview).toMatchObject({ lostActs: 1 })
    await office.visitor().backup.restoreDamaged(asked())
    await logIn()
    const given = office.service
      .store()
      .database.connection.prepare('select given_up_seq - backup_seq from restores')
      .pluck()
    expect(given.get()).toBe(1)
  })

  test.each([
    ['its rows are gone', () => rmSync(rows())],
    ['its pointer is gone', () => rmSync(join(office.folder, 'store.json'))],
  ])('because %s is restored the same way', async (_why, harm) => {
    harm()
    await office.visitor().backup.restoreDamaged(asked())
    expect((await (await logIn()).village.list({})).items).toHaveLength(1)
  })

  test('offers nothing to a wrong password, and one that opens is not replaced from outside', async () => {
    const wrong = { login, password: 'bukan kata sandi yang benar' }
    await expect(office.visitor().backup.candidates(wrong)).rejects.toMatchObject({ code: 'LOGIN_REFUSED' })
    await expect(office.visitor().backup.candidates(credentials)).rejects.toMatchObject({
      code: 'STORE_IS_WHOLE',
      defined: true,
    })
    const attempt = asked()
    await expect(office.visitor().backup.restoreDamaged(attempt)).rejects.toMatchObject({
      code: 'STORE_IS_WHOLE',
    })
    const piece = new File(['x'], 'bagian')
    const upload = office.visitor().backup.uploadAtEntrance({ uploadId: 'ab'.repeat(16), offset: 0, piece })
    await expect(upload).rejects.toMatchObject({ code: 'STORE_IS_WHOLE' })
  })

  test('lists a damaged backup as damaged and does not restore it', async () => {
    damage()
    flipBit(join(office.folder, 'cadangan', name, 'utama.db'), 5000)
    const { backups } = await office.visitor().backup.candidates(credentials)
    expect(backups[0]).toMatchObject({ backup: { state: 'damaged' }, preview: null })
    const attempt = office.visitor().backup.restoreDamaged(asked())
    await expect(attempt).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
    expect(readPointer(office.folder)?.generation).toBe(1)
  })
})
