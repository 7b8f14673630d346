import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addVillage, telagaAntang } from '../../../../tests/support/test-village.ts'
import {
  officeOver,
  openTestOffice,
  sampitSetup,
  startService,
  temporaryFolder,
  visitorOf,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'
import { addAttachment, giveFile, takeOffsite } from './backup.test-support.ts'

const { login, password } = sampitSetup().officer
const reason = 'Pegawai pindah, lalu data salah terhapus'
const newPassword = 'gerobak payung hujan sore'

let office: TestOffice
let content: Uint8Array
beforeEach(async () => {
  office = await openTestOffice()
  content = await addAttachment(office)
  await office.officer('pindah', ['officer'])
})
afterEach(() => office.close())

const changeKey = (client = office.head) => client.storeKey.change({ reason })
const keptAttachment = (at: TestOffice): Uint8Array => {
  const { blobs } = at.service.store()
  return blobs.get(blobs.connection.prepare('select id from blobs').pluck().get() as Buffer)
}

describe('after the master key was changed', () => {
  test('a backup made since then comes back with its attachments, and the key can be changed again', async () => {
    await changeKey()
    await addVillage(office.head, telagaAntang[0] ?? '')
    const { name } = await office.head.backup.create()
    await addVillage(office.head, telagaAntang[1] ?? '')
    await office.head.backup.restore({ source: { kind: 'local', name }, reason })
    office.restart()
    const head = await office.login(login, password)
    expect((await head.village.list({})).items).toHaveLength(1)
    expect(Buffer.from(keptAttachment(office)).equals(content)).toBe(true)
    expect((await head.audit.verify({})).whole).toBe(true)
    expect((await head.backup.drill()).fault).toBeNull()

    await changeKey(head)
    office.restart()
    const again = await office.login(login, password)
    expect(await again.storeKey.status()).toMatchObject({ generation: 3, pending: null })
    expect(Buffer.from(keptAttachment(office)).equals(content)).toBe(true)
  })

  test('a password and a paper code of before a restore still open after the next change of the key', async () => {
    const { name } = await office.head.backup.create()
    const paper = await office.head.storeKey.renewRecovery({ form: 'shares', reason })
    await office.head.session.changePassword({ oldPassword: password, newPassword })
    await office.head.backup.restore({ source: { kind: 'local', name }, reason })
    office.restart()
    const head = await office.login(login, newPassword)
    await changeKey(head)
    office.restart()
    await office.login(login, newPassword)
    office.restart()
    const [first, , third] = paper.sheets.map(({ code }) => code)
    const recovered = await office.visitor().session.recover({
      login,
      recoveryCode: third ?? '',
      secondShare: first ?? '',
      newPassword: 'sampan rotan pelita jendela',
      reason,
    })
    expect(recovered.session.login).toBe(login)
  })

  test('an off-site file opens on a fresh machine with two of three shares, and the new code counts from then on', async () => {
    await changeKey()
    const { sheets } = await office.head.storeKey.renewRecovery({ form: 'shares', reason })
    const file = await takeOffsite(office.head)
    const folder = temporaryFolder()
    const service = startService(folder, office.clock)
    const fresh = officeOver({
      folder,
      clock: office.clock,
      service,
      head: visitorOf(service),
      recoveryCode: '',
    })
    try {
      const uploadId = await giveFile(fresh.head.backup.uploadAtEntrance, file)
      const [one, two] = sheets.map(({ code }) => code)
      await expect(
        fresh.head.backup.previewElsewhere({ uploadId, recoveryCode: one ?? '' }),
      ).rejects.toMatchObject({ code: 'RECOVERY_SHARE_MISSING' })
      const { recoveryCode } = await fresh.head.backup.restoreElsewhere({
        uploadId,
        recoveryCode: one ?? '',
        secondShare: two ?? '',
        login,
        newPassword,
        reason,
      })
      expect(Buffer.from(keptAttachment(fresh)).equals(content)).toBe(true)
      await changeKey(fresh.head)
      fresh.restart()
      await fresh.login(login, newPassword)
      fresh.restart()
      const recovered = await fresh.visitor().session.recover({
        login,
        recoveryCode,
        newPassword: 'sampan rotan pelita jendela',
        reason,
      })
      expect(recovered.session.login).toBe(login)
    } finally {
      fresh.close()
    }
  })
})
