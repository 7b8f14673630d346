import { canUsePassword } from '#shared/features/session/session.rules.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  createTestOffice,
  sampitSetup,
  testPassword,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await createTestOffice()
})
afterAll(() => office.close())

const { login, password } = sampitSetup().officer

describe('session', () => {
  test('the first officer is logged in after set-up', async () => {
    const session = await office.head.session.current()
    expect(session).toMatchObject({
      login,
      fullName: 'Kepala Contoh',
      officeName: 'Kantor Imigrasi Kelas II TPI Sampit',
    })
  })

  test('a restarted service is locked and opens with the password', async () => {
    office.restart()
    expect(await office.visitor().session.status()).toMatchObject({ state: 'locked', problem: null })
    const client = await office.login(login, password)
    expect((await client.session.current()).login).toBe(login)
  })

  test('a wrong password and an unknown login get the same answer', async () => {
    const attempts = [
      { login, password: 'bukan kata sandi yang benar' },
      { login: 'tidak-ada', password },
    ]
    for (const attempt of attempts) {
      await expect(office.visitor().session.login(attempt)).rejects.toMatchObject({
        code: 'LOGIN_REFUSED',
        defined: true,
      })
    }
  })

  test('nothing but public procedures answers without login', async () => {
    await expect(office.visitor().office.get()).rejects.toMatchObject({ code: 'SESSION_REQUIRED' })
  })

  test('a changed password opens the store and the old one does not', async () => {
    const client = await office.login(login, password)
    const newPassword = 'tikar kelapa layar sepeda'
    await client.session.changePassword({ oldPassword: password, newPassword })
    office.restart()
    await expect(office.login(login, password)).rejects.toMatchObject({ code: 'LOGIN_REFUSED' })
    const again = await office.login(login, newPassword)
    await again.session.changePassword({ oldPassword: newPassword, newPassword: password })
  })

  test('a suggested pass phrase is six words of a list that makes 72 bits, and is a password that may be used', async () => {
    const words = new Set(
      office.service.resource('reference/passphrase-words.txt').toString('utf8').trim().split('\n'),
    )
    expect(words.size).toBeGreaterThanOrEqual(4096)
    const { passphrase } = await office.visitor().session.suggestPassphrase()
    expect(passphrase.split(' ')).toHaveLength(6)
    expect(passphrase.split(' ').every((word) => words.has(word))).toBe(true)
    expect(canUsePassword(passphrase, 'contoh')).toEqual({ allowed: true })
  })

  test('a short or common password is refused with its reason', async () => {
    const client = await office.login(login, password)
    const change = (newPassword: string) =>
      client.session.changePassword({ oldPassword: password, newPassword })
    await expect(change('pendek')).rejects.toMatchObject({
      code: 'PASSWORD_TOO_SHORT',
      data: { minimum: 15 },
    })
    await expect(change('imigrasisampit2024')).rejects.toMatchObject({ code: 'PASSWORD_TOO_COMMON' })
    await expect(change(`${login} naik perahu`)).rejects.toMatchObject({ code: 'PASSWORD_CONTAINS_LOGIN' })
  })

  test('the paper code gives a new password once and is void afterwards', async () => {
    office.restart()
    const attempt = {
      login,
      recoveryCode: office.recoveryCode,
      newPassword: 'gerobak payung hujan sore',
      reason: 'lupa',
    }
    const mistyped = {
      ...attempt,
      recoveryCode: office.recoveryCode.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    }
    await expect(office.visitor().session.recover(mistyped)).rejects.toMatchObject({
      code: 'RECOVERY_CODE_MISTYPED',
    })
    const { paper } = await office.visitor().session.recover(attempt)
    const [sheet] = paper.sheets
    expect(sheet?.code).not.toBe(office.recoveryCode)
    const bytes = (await sheet?.file.arrayBuffer()) ?? new ArrayBuffer()
    expect(Buffer.from(bytes).toString('latin1', 0, 5)).toBe('%PDF-')
    office.restart()
    await expect(office.visitor().session.recover(attempt)).rejects.toMatchObject({
      code: 'RECOVERY_CODE_REFUSED',
    })
    await office.login(login, attempt.newPassword)
    await expect(office.login(login, password)).rejects.toMatchObject({ code: 'LOGIN_REFUSED' })
  })
})

describe('several officers on one workstation', () => {
  let shared: TestOffice
  beforeAll(async () => {
    shared = await createTestOffice()
  })
  afterAll(() => shared.close())

  test('a second officer comes in with his own password and his own rights', async () => {
    const auditor = await shared.officer('pengawas', ['auditor'])
    expect((await auditor.session.current()).permissions).toContain('history.verify')
    await expect(
      auditor.officer.add({
        login: 'lain',
        fullName: 'Lain Contoh',
        nip: null,
        position: null,
        roles: ['officer'],
        password: testPassword('lain'),
      }),
    ).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
      data: { permission: 'officer.write' },
    })
  })

  test('a disabled officer is refused, and his slot leaves the key file', async () => {
    await shared.officer('pindah', ['officer'])
    const { officers } = await shared.head.officer.list()
    const leaving = officers.find((officer) => officer.login === 'pindah')
    if (!leaving) throw new Error('officer is missing')
    await shared.head.officer.disable({ id: leaving.id, reason: 'mutasi' })
    await expect(shared.login('pindah', testPassword('pindah'))).rejects.toMatchObject({
      code: 'LOGIN_REFUSED',
    })
  })

  test('the last officer who can manage officers stays', async () => {
    const { officers } = await shared.head.officer.list()
    const self = officers.find((officer) => officer.login === login)
    if (!self) throw new Error('officer is missing')
    const { id, version, fullName, nip, position } = self
    const save = shared.head.officer.save({ id, version, fullName, nip, position, roles: ['auditor'] })
    await expect(save).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  })

  test('a login is taken once, whatever its case', async () => {
    const add = shared.head.officer.add({
      login: 'PENGAWAS',
      fullName: 'Dua Contoh',
      nip: null,
      position: null,
      roles: ['officer'],
      password: testPassword('dua'),
    })
    await expect(add).rejects.toMatchObject({ code: 'LOGIN_TAKEN' })
  })
})
