import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Id } from '#shared/kernel/ids.ts'
import { readKeyFile } from '#main/platform/keys/key-file.ts'
import { readPointer } from '#main/platform/store/pointer.ts'
import { addVillage, telagaAntang } from '../../../../tests/support/test-village.ts'
import { statesDuring } from '../../../../tests/support/power-cut.ts'
import { testPassword } from '../../../../tests/support/test-password.ts'
import {
  openTestOffice,
  sampitSetup,
  startService,
  visitorOf,
  type TestClient,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'
import {
  addAttachment,
  flipBit,
  generationFolderOf,
  sizeOf,
  takeOffsite,
  giveFile,
} from './backup.test-support.ts'

const { login, password } = sampitSetup().officer
const credentials = { login, password }
const reason = 'Pegawai pindah, lalu data salah terhapus'
const local = (name: string) => ({ kind: 'local', name }) as const

let office: TestOffice
let content: Uint8Array
/** Of before any change of the key, with one village and one attachment. */
let earlier: string
beforeEach(async () => {
  office = await openTestOffice()
  content = await addAttachment(office)
  await office.officer('pindah', ['officer'])
  await office.officer('saksi', ['officer'])
  await addVillage(office.head, telagaAntang[0] ?? '')
  earlier = (await office.head.backup.create()).name
  pass()
})
afterEach(() => office.close())

const pass = () => office.clock.set(office.clock.now() + 61 * 60_000)
const changeKey = (client = office.head) => client.storeKey.change({ reason })
const idOf = async (name: string): Promise<Id<'Officer'>> => {
  const found = (await office.head.officer.list()).officers.find((officer) => officer.login === name)
  if (!found) throw new Error(`no officer ${name}`)
  return found.id
}
/** Takes the access of an officer away, which changes the master key. */
const remove = async (name: string) => office.head.officer.disable({ id: await idOf(name), reason })
const villages = async (client: TestClient) => (await client.village.list({})).items.length
const keptAttachment = (): Buffer => {
  const { blobs } = office.service.store()
  return Buffer.from(blobs.get(blobs.connection.prepare('select id from blobs').pluck().get() as Buffer))
}
const logIn = () => office.login(login, password)
const restored = async (name: string, client = office.head): Promise<TestClient> => {
  await client.backup.restore({ source: local(name), reason })
  office.restart()
  return logIn()
}

describe('a backup of before a change of the master key', () => {
  test('is listed, shown and drilled as any other', async () => {
    await changeKey()
    await addVillage(office.head, telagaAntang[1] ?? '')
    const { backups } = await office.head.backup.overview()
    expect(backups.find(({ name }) => name === earlier)?.state).toBe('verified')
    expect(await office.head.backup.preview({ source: local(earlier) })).toMatchObject({
      holds: { villages: 1 },
      now: { villages: 2 },
    })
    expect(await office.head.backup.drill()).toMatchObject({ fault: null })
  })

  test('is restored under the key that counts, with its attachments and a log that is whole', async () => {
    await changeKey()
    await addVillage(office.head, telagaAntang[1] ?? '')
    const head = await restored(earlier)
    expect(readPointer(office.folder)).toMatchObject({ keyGeneration: 2 })
    expect(await villages(head)).toBe(1)
    expect(keptAttachment().equals(Buffer.from(content))).toBe(true)
    expect((await head.audit.verify({})).whole).toBe(true)
    expect(await head.storeKey.status()).toMatchObject({ generation: 2, pending: null })
    await head.backup.create()
    expect(await head.backup.drill()).toMatchObject({ fault: null })
  })

  test('keeps the keys before it and after it, so that every other backup stays readable and the key can be changed again', async () => {
    await changeKey()
    await addVillage(office.head, telagaAntang[1] ?? '')
    const second = (await office.head.backup.create()).name
    pass()
    await changeKey()
    const head = await restored(earlier)
    expect(await head.backup.preview({ source: local(second) })).toMatchObject({ holds: { villages: 2 } })
    const again = await restored(second, head)
    expect(await villages(again)).toBe(2)
    await changeKey(again)
    expect(await again.storeKey.status()).toMatchObject({ generation: 4, pending: null })
    expect(await again.backup.preview({ source: local(earlier) })).toMatchObject({ holds: { villages: 1 } })
    expect(keptAttachment().equals(Buffer.from(content))).toBe(true)
  })

  test('lets an officer who was removed since in nowhere', async () => {
    await remove('pindah')
    const head = await restored(earlier)
    const { officers } = await head.officer.list()
    expect(officers.find((officer) => officer.login === 'pindah')).toMatchObject({
      disabledAt: expect.any(Date),
    })
    expect(readKeyFile(office.folder).keys.officers).toHaveLength(2)
    await expect(office.login('pindah', testPassword('pindah'))).rejects.toMatchObject({
      code: 'LOGIN_REFUSED',
    })
    await office.login('saksi', testPassword('saksi'))
  })

  test('with an attachment that cannot be read brings back the rows and says what lacks', async () => {
    await changeKey()
    const file = join(office.folder, 'cadangan', 'lampiran-k1.db')
    for (let page = 3; page < sizeOf(file) / 4096; page += 1) flipBit(file, page * 4096 + 1000)
    expect(await office.head.backup.restore({ source: local(earlier), reason })).toEqual({
      lacksAttachments: true,
    })
    office.restart()
    expect(await villages(await logIn())).toBe(1)
  })

  test('as an off-site file opens from inside too', async () => {
    const file = await takeOffsite(office.head)
    await changeKey()
    await addVillage(office.head, telagaAntang[1] ?? '')
    const uploadId = await giveFile(office.head.backup.upload, file)
    await office.head.backup.restore({ source: { kind: 'offsite', uploadId }, reason })
    office.restart()
    expect(await villages(await logIn())).toBe(1)
  })

  test('leaves its attachments behind no longer than a backup needs them', async () => {
    await changeKey()
    const copies = () =>
      readdirSync(join(office.folder, 'cadangan')).filter((name) => name.startsWith('lampiran'))
    await office.head.backup.create()
    expect(copies()).toEqual(['lampiran-k1.db', 'lampiran-k2.db'])
    rmSync(join(office.folder, 'cadangan', earlier), { recursive: true })
    await office.head.backup.create()
    expect(copies()).toEqual(['lampiran-k2.db'])
  })

  test('cut at any file operation leaves the store of before or the restored one', async () => {
    await changeKey()
    await addVillage(office.head, telagaAntang[1] ?? '')
    const states = await statesDuring(office.folder, () =>
      office.head.backup.restore({ source: local(earlier), reason }),
    )
    const found: number[] = []
    for (const folder of states) {
      const service = startService(folder, office.clock)
      const client = visitorOf(service)
      await client.session.login(credentials)
      found.push(await villages(client))
      service.close()
      rmSync(folder, { recursive: true })
    }
    expect(new Set(found)).toEqual(new Set([2, 1]))
  }, 120_000)
})

describe('in the place of a store that does not open', () => {
  const rows = () => join(generationFolderOf(office.folder), 'utama.db')
  const restoreDamaged = () =>
    office.visitor().backup.restoreDamaged({
      ...credentials,
      source: local(earlier),
      reason,
      approval: { kind: 'paperCode', recoveryCode: office.recoveryCode },
    })

  test('a backup of an earlier key is opened with what the newest backup knows, and who was removed stays out', async () => {
    await remove('pindah')
    await office.head.backup.create()
    office.restart()
    rmSync(rows())
    const { backups } = await office.visitor().backup.candidates(credentials)
    expect(backups.find(({ backup }) => backup.name === earlier)?.preview).toMatchObject({
      holds: { villages: 1 },
    })
    await restoreDamaged()
    const head = await logIn()
    expect(await villages(head)).toBe(1)
    expect((await head.audit.verify({})).whole).toBe(true)
    const { officers } = await head.officer.list()
    expect(officers.find((officer) => officer.login === 'pindah')).toMatchObject({
      disabledAt: expect.any(Date),
    })
    await expect(office.login('pindah', testPassword('pindah'))).rejects.toMatchObject({
      code: 'LOGIN_REFUSED',
    })
  })

  test('it is opened with what the store itself knows, where its rows can still be read', async () => {
    await changeKey()
    const { database } = office.service.store()
    database.connection.pragma('wal_checkpoint(TRUNCATE)')
    office.restart()
    flipBit(join(generationFolderOf(office.folder), 'lampiran.db'), 100)
    await restoreDamaged()
    expect(await villages(await logIn())).toBe(1)
  })

  test('where nothing knows the earlier key it is refused, and everything stays as it is', async () => {
    await changeKey()
    office.restart()
    rmSync(rows())
    const { backups } = await office.visitor().backup.candidates(credentials)
    expect(backups.every(({ preview }) => preview === null)).toBe(true)
    await expect(restoreDamaged()).rejects.toMatchObject({ code: 'BACKUP_KEY_UNKNOWN' })
    expect(readPointer(office.folder)).toMatchObject({ generation: 2, keyGeneration: 2 })
  })
})
