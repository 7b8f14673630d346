import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addVillage, telagaAntang } from '../../../../tests/support/test-village.ts'
import {
  createTestOffice,
  officeOver,
  openTestOffice,
  sampitSetup,
  startService,
  temporaryFolder,
  visitorOf,
  type TestClient,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'
import { dumpOf, type Dump } from '../../../../tests/support/logical-dump.ts'
import { addAttachment, giveFile, takeOffsite } from './backup.test-support.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openTestOffice()
})
afterEach(() => office.close())

const { login, password } = sampitSetup().officer
const reason = 'Data salah terhapus'
const change = (index: number) => addVillage(office.head, telagaAntang[index]!)
const dump = (): Dump => dumpOf(office.service.store().database.connection)
const logIn = () => office.login(login, password)

describe('an off-site file', () => {
  let elsewhere: TestOffice
  beforeEach(async () => {
    await office.officer('petugas', ['officer'])
    await change(0)
  })
  afterEach(() => elsewhere?.close())

  /** A machine on which the program was only just installed. */
  const freshMachine = (): TestClient => {
    const folder = temporaryFolder()
    const service = startService(folder, office.clock)
    elsewhere = officeOver({
      folder,
      clock: office.clock,
      service,
      head: visitorOf(service),
      recoveryCode: '',
    })
    return elsewhere.head
  }

  const input = () => ({
    recoveryCode: office.recoveryCode,
    login,
    newPassword: 'gerobak payung hujan sore',
    reason: 'Laptop lama hilang',
  })

  test('and the paper code are enough on another machine; the others get their passwords again', async () => {
    const content = await addAttachment(office)
    const file = await takeOffsite(office.head)
    const before = dump()
    const client = freshMachine()
    const uploadId = await giveFile(client.backup.uploadAtEntrance, file, 100_000)
    const preview = await client.backup.previewElsewhere({ uploadId, recoveryCode: office.recoveryCode })
    expect(preview).toMatchObject({ source: 'offsite', holds: { villages: 1, officers: 2 } })
    const { recoveryCode, session, sheet } = await client.backup.restoreElsewhere({ uploadId, ...input() })
    expect(session.login).toBe(login)
    expect(recoveryCode).not.toBe(office.recoveryCode)
    expect(Buffer.from(await sheet.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-')
    const { database, blobs } = elsewhere.service.store()
    const rows = dumpOf(database.connection)
    expect(rows.get('villages')).toEqual(before.get('villages'))
    const id = blobs.connection.prepare('select id from blobs').pluck().get() as Buffer
    expect(Buffer.from(blobs.get(id)).equals(content)).toBe(true)
    expect((await client.audit.verify({})).whole).toBe(true)
    const { officers } = await client.officer.list()
    expect(officers.map((officer) => [officer.login, officer.needsPassword])).toEqual([
      [login, false],
      ['petugas', true],
    ])
    expect(readdirSync(join(elsewhere.folder, 'karantina'))).toEqual([])
  })

  test('holds no password slot and no word in the clear', async () => {
    const text = Buffer.from(await takeOffsite(office.head)).toString('latin1')
    expect(text.startsWith('age-encryption.org/v1\n-> X25519 ')).toBe(true)
    const slots = JSON.parse(
      readFileSync(join(office.folder, 'kunci.json'), 'utf8').split('\n').slice(1).join('\n'),
    ) as {
      officers: { id: string; keys: string }[]
    }
    for (const { id, keys } of slots.officers) {
      expect(text).not.toContain(id)
      expect(text).not.toContain(keys)
    }
    for (const word of ['Sampit', 'petugas', login]) expect(text).not.toContain(word)
  })

  test('is opened by no other code, and not by the code before it', async () => {
    const file = await takeOffsite(office.head)
    const client = freshMachine()
    const uploadId = await giveFile(client.backup.uploadAtEntrance, file)
    const mistyped = office.recoveryCode.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    const preview = (recoveryCode: string) => client.backup.previewElsewhere({ uploadId, recoveryCode })
    await expect(preview(mistyped)).rejects.toMatchObject({ code: 'RECOVERY_CODE_MISTYPED' })
    const other = await createTestOffice()
    await expect(preview(other.recoveryCode)).rejects.toMatchObject({ code: 'RECOVERY_CODE_REFUSED' })
    other.close()
    expect(readdirSync(elsewhere.folder)).not.toContain('store.json')
  })

  test('gives the store to nobody who could not give the others their passwords', async () => {
    const file = await takeOffsite(office.head)
    const client = freshMachine()
    const uploadId = await giveFile(client.backup.uploadAtEntrance, file)
    for (const other of ['petugas', 'tidak-ada']) {
      const attempt = client.backup.restoreElsewhere({ uploadId, ...input(), login: other })
      await expect(attempt).rejects.toMatchObject({ code: 'RESTORE_NOT_PERMITTED' })
    }
    expect((await client.session.status()).state).toBe('setupNeeded')
  })

  test('of which any bit was turned round, or that was cut or made longer, is refused', async () => {
    const file = await takeOffsite(office.head)
    const client = freshMachine()
    const harmed = [0.0001, 0.001, 0.3, 0.6, 0.999].map((part) => {
      const copy = Uint8Array.from(file)
      const position = Math.floor(file.length * part)
      copy[position] = copy[position]! ^ 4
      return copy
    })
    for (const content of [...harmed, file.slice(0, 70_000), Buffer.concat([file, Buffer.alloc(9)])]) {
      const uploadId = await giveFile(client.backup.uploadAtEntrance, content)
      const attempt = client.backup.previewElsewhere({ uploadId, recoveryCode: office.recoveryCode })
      await expect(attempt).rejects.toMatchObject({
        code: expect.stringMatching(/^(BACKUP_|RECOVERY_CODE_REFUSED)/),
      })
    }
  })

  test('is restored over the store of the same office without the paper code, and refused over another', async () => {
    const file = await takeOffsite(office.head)
    await change(1)
    const uploadId = await giveFile(office.head.backup.upload, file)
    const source = { kind: 'offsite', uploadId } as const
    expect(await office.head.backup.preview({ source })).toMatchObject({
      now: { villages: 2 },
      holds: { villages: 1 },
    })
    await office.head.backup.restore({ source, reason })
    office.restart()
    expect((await (await logIn()).village.list({})).items).toHaveLength(1)
    elsewhere = await createTestOffice()
    const foreign = await giveFile(elsewhere.head.backup.upload, file)
    const attempt = elsewhere.head.backup.preview({ source: { kind: 'offsite', uploadId: foreign } })
    await expect(attempt).rejects.toMatchObject({ code: 'BACKUP_OF_ANOTHER_OFFICE' })
  })

  test('that is no such file is told as what it is', async () => {
    const client = freshMachine()
    for (const content of [Buffer.from('bukan cadangan'), Buffer.alloc(40_000, 'a')]) {
      const uploadId = await giveFile(client.backup.uploadAtEntrance, content)
      const attempt = client.backup.previewElsewhere({ uploadId, recoveryCode: office.recoveryCode })
      await expect(attempt).rejects.toMatchObject({ code: 'BACKUP_UNREADABLE' })
    }
    const piece = new File(['x'], 'bagian')
    const later = client.backup.uploadAtEntrance({ uploadId: 'cd'.repeat(16), offset: 5, piece })
    await expect(later).rejects.toMatchObject({ code: 'UPLOAD_INTERRUPTED' })
  })
})
