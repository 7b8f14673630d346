import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acceptedCodeStep, codeStepAt, loginCodeOf, readCodeSecret } from '#main/platform/keys/login-code.ts'
import { bareClient } from '../../../../tests/support/assured-client.ts'
import {
  bareClientFor,
  openTestOffice,
  sampitSetup,
  testPassword,
  type TestClient,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'

/** RFC 6238, appendix B: the secret of its test values for SHA-1, with the last six of its eight digits. */
const rfcSecret = Buffer.from('12345678901234567890')

describe('a code of the telephone', () => {
  test.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at %i seconds is what RFC 6238 says', (seconds, code) => {
    expect(loginCodeOf(rfcSecret, codeStepAt(seconds * 1000))).toBe(code)
  })

  test('of half a minute before and after is taken, and none further away', () => {
    const now = 1111111111_000
    const taken = [-2, -1, 0, 1, 2].map(
      (apart) =>
        acceptedCodeStep(rfcSecret, loginCodeOf(rfcSecret, codeStepAt(now) + apart), now, undefined) !==
        undefined,
    )
    expect(taken).toEqual([false, true, true, true, false])
  })

  test.each(['', '12345', '0050471', 'abcdef', '------'])('%j is none', (typed) => {
    expect(acceptedCodeStep(rfcSecret, typed, 1111111111_000, undefined)).toBeUndefined()
  })

  test('is taken as it is shown, in two groups', () => {
    expect(acceptedCodeStep(rfcSecret, '050 471', 1111111111_000, undefined)).toBeDefined()
  })
})

describe('an officer with login codes', () => {
  let office: TestOffice
  let secret: Uint8Array
  const { login, password } = sampitSetup().officer
  const codeNow = (): string => loginCodeOf(secret, codeStepAt(office.clock.now()))
  const later = (minutes: number): void => office.clock.set(office.clock.now() + minutes * 60_000)
  const logIn = async (code?: string): Promise<TestClient> => {
    const page = bareClient(office.service)
    await page.session.login({ login, password, ...(code === undefined ? {} : { code }) })
    return page
  }
  beforeEach(async () => {
    office = await openTestOffice()
    const { secret: text, picture } = await office.head.session.offerLoginCode()
    expect(picture).toContain('<svg')
    secret = readCodeSecret(text)!
    await office.head.session.startLoginCode({ password, secret: text, code: codeNow() })
    expect((await office.head.session.current()).hasLoginCode).toBe(true)
    later(1)
  })
  afterEach(() => office.close())

  test('is asked for the code after the right password alone', async () => {
    office.restart()
    await expect(logIn()).rejects.toMatchObject({ code: 'LOGIN_CODE_REQUIRED' })
    expect(office.service.openStore()).toBeUndefined()
    const wrong = bareClient(office.service).session.login({
      login,
      password: 'bukan kata sandi saya',
      code: codeNow(),
    })
    await expect(wrong).rejects.toMatchObject({ code: 'LOGIN_REFUSED' })
    const page = await logIn(codeNow())
    expect(await page.session.current()).toMatchObject({ login, hasLoginCode: true })
  })

  test('uses a code once, also when the clock was set back', async () => {
    const code = codeNow()
    await logIn(code)
    await expect(logIn(code)).rejects.toMatchObject({ code: 'LOGIN_CODE_REFUSED' })
    office.restart()
    later(-60)
    await expect(logIn(codeNow())).rejects.toMatchObject({ code: 'LOGIN_CODE_REFUSED' })
    later(61)
    await logIn(codeNow())
  })

  test('cannot have his code guessed: wrong ones count, and asking for it in between takes none back', async () => {
    for (let guess = 0; guess < 5; guess += 1) {
      await expect(logIn('000000')).rejects.toMatchObject({ code: 'LOGIN_CODE_REFUSED' })
      if (guess < 4) await expect(logIn()).rejects.toMatchObject({ code: 'LOGIN_CODE_REQUIRED' })
    }
    await expect(logIn(codeNow())).rejects.toMatchObject({ code: 'LOGIN_WAIT' })
    const { items } = await office.head.audit.list({ kinds: ['loginRefused'] })
    expect(items).toHaveLength(5)
    expect(items[0]).toMatchObject({ action: 'session.login', detail: { code: 'LOGIN_CODE_REFUSED' } })
  })

  test('asking for the code is no failure', async () => {
    for (let time = 0; time < 7; time += 1)
      await expect(logIn()).rejects.toMatchObject({ code: 'LOGIN_CODE_REQUIRED' })
    await logIn(codeNow())
  })

  test('keeps them over a change of password, and ends them with his password', async () => {
    const newPassword = 'tikar kelapa layar sepeda'
    await office.head.session.changePassword({ oldPassword: password, newPassword })
    const page = bareClient(office.service)
    await expect(page.session.login({ login, password: newPassword })).rejects.toMatchObject({
      code: 'LOGIN_CODE_REQUIRED',
    })
    await page.session.login({ login, password: newPassword, code: codeNow() })
    await expect(page.session.endLoginCode({ password })).rejects.toMatchObject({ code: 'LOGIN_REFUSED' })
    await page.session.endLoginCode({ password: newPassword })
    expect(await bareClient(office.service).session.login({ login, password: newPassword })).toMatchObject({
      hasLoginCode: false,
    })
  })

  test('who lost the telephone comes in with the paper code', async () => {
    const newPassword = 'gerobak payung hujan sore'
    const { recoveryCode } = office
    const page = bareClient(office.service)
    await page.session.recover({ login, recoveryCode, newPassword, reason: 'Ponsel hilang' })
    const again = await bareClient(office.service).session.login({ login, password: newPassword })
    expect(again.hasLoginCode).toBe(false)
  })

  test('who lost the telephone gets a new password from the head', async () => {
    await office.officer('petugas', ['officer'])
    const page = bareClientFor(office.service, 'petugas')
    const offered = await page.session.offerLoginCode()
    const own = readCodeSecret(offered.secret)!
    const code = loginCodeOf(own, codeStepAt(office.clock.now()))
    await page.session.startLoginCode({ password: testPassword('petugas'), secret: offered.secret, code })
    const { officers } = await office.head.officer.list()
    const { id } = officers.find((one) => one.login === 'petugas')!
    const fresh = testPassword('baru')
    await office.head.officer.resetPassword({ id, password: fresh, reason: 'Ponsel hilang' })
    expect(await office.login('petugas', fresh)).toBeDefined()
  })

  test('gives it as a second person too', async () => {
    const operator = await office.officer('loket', ['operator'])
    const page = bareClientFor(office.service, 'loket')
    await page.session.confirm({ password: testPassword('loket') })
    const { officers } = await operator.officer.list()
    const { id } = officers.find((one) => one.login === login)!
    const reset = { id, password: testPassword('baru'), reason: 'lupa' }
    const refusal = (await page.officer.resetPassword(reset).catch((error: unknown) => error)) as {
      data: { digest: string }
    }
    const { digest } = refusal.data
    await expect(page.session.approve({ digest, login, password })).rejects.toMatchObject({
      code: 'LOGIN_CODE_REQUIRED',
    })
    await page.session.approve({ digest, login, password, code: codeNow() })
    // He approved, but it is he whom it concerns.
    await expect(page.officer.resetPassword(reset)).rejects.toMatchObject({ code: 'SECOND_PERSON_CONCERNED' })
  })

  test('needs a code of the telephone before it counts', async () => {
    const { secret: text } = await office.head.session.offerLoginCode()
    const start = office.head.session.startLoginCode({ password, secret: text, code: '000000' })
    await expect(start).rejects.toMatchObject({ code: 'LOGIN_CODE_REFUSED' })
    await logIn(codeNow())
  })
})
