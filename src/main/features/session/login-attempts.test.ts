import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Clock } from '#main/platform/clock.ts'
import { createAttempts, createLoginAttempts } from '#main/platform/keys/login-attempts.ts'
import { waitAfter } from '#shared/features/session/session.rules.ts'
import {
  openTestOffice,
  sampitSetup,
  temporaryFolder,
  testPassword,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'

const keys = { salt: Buffer.alloc(16, 7).toString('base64'), storeId: '0190a0a0-0000-7000-8000-000000000000' }

/** A clock of which the test moves both hands: what the wall says, and what has really passed. */
const handClock = () => {
  let [wall, passed] = [new Date('2026-11-29T08:00:00').getTime(), 0]
  return {
    now: () => wall,
    elapsed: () => passed,
    pass: (seconds: number) => {
      wall += seconds * 1000
      passed += seconds * 1000
    },
    setBack: (seconds: number) => {
      wall -= seconds * 1000
    },
    setAhead: (seconds: number) => {
      wall += seconds * 1000
    },
  }
}

const codeOf = (work: () => void): string => {
  try {
    work()
    return 'checked'
  } catch (error) {
    return String((error as { code?: unknown }).code)
  }
}

describe('guesses at a password', () => {
  let folder: string
  let clock: ReturnType<typeof handClock>
  /** A program that was killed and started again knows only what is on the disk. */
  const startAgain = (): ReturnType<typeof createLoginAttempts> => createLoginAttempts(clock satisfies Clock)
  beforeEach(() => {
    folder = temporaryFolder()
    clock = handClock()
    createAttempts(folder, keys)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const guess = (attempts: ReturnType<typeof createLoginAttempts>, login = 'contoh'): string =>
    codeOf(() => attempts.begin(folder, keys, login))

  test('wait half a minute after the fifth, then twice as long each time up to a quarter of an hour', () => {
    expect([0, 1, 4, 5, 6, 7, 8, 9, 10, 19].map(waitAfter)).toEqual([
      0, 0, 0, 30, 60, 120, 240, 480, 900, 900,
    ])
  })

  test('made one after another are looked at five times', () => {
    const attempts = startAgain()
    const answers = Array.from({ length: 100 }, () => guess(attempts))
    expect(answers.filter((answer) => answer === 'checked')).toHaveLength(5)
    expect(new Set(answers.slice(5))).toEqual(new Set(['LOGIN_WAIT']))
  })

  test('of ten thousand, with a kill and a clock set ahead before each, twenty are looked at', () => {
    let checks = 0
    for (let run = 0; run < 10_000; run += 1) {
      clock.setAhead(901)
      if (guess(startAgain()) === 'checked') checks += 1
    }
    expect(checks).toBe(20)
    expect(guess(startAgain())).toBe('LOGIN_BLOCKED')
  })

  test('of one hour are at most twelve, however often the program is started again', () => {
    let checks = 0
    for (let second = 0; second < 3600; second += 1) {
      clock.pass(1)
      if (guess(startAgain()) === 'checked') checks += 1
    }
    expect(checks).toBeLessThanOrEqual(12)
    expect(checks).toBeGreaterThan(5)
  })

  test('get nothing from a clock that is set back: the wait is served by running time', () => {
    const attempts = startAgain()
    for (let run = 0; run < 5; run += 1) guess(attempts)
    const next = startAgain()
    clock.setBack(10 * 365 * 86_400)
    expect(guess(next)).toBe('LOGIN_WAIT')
    clock.pass(31)
    expect(guess(next)).toBe('checked')
  })

  test('are counted by a clock that stands before 1970 as by any other', () => {
    clock.setBack(100 * 365 * 86_400)
    const attempts = startAgain()
    for (let run = 0; run < 5; run += 1) {
      expect(guess(attempts)).toBe('checked')
      attempts.succeed(folder, keys, 'contoh')
    }
  })

  test('wait the longest where the count was taken away or put back altered', () => {
    const file = join(folder, 'percobaan.json')
    for (const damage of [
      () => rmSync(file),
      () => writeFileSync(file, ''),
      () => {
        const text = readFileSync(file, 'utf8')
        writeFileSync(file, text.replace(/"failed":1/, '"failed":0'))
      },
    ]) {
      createAttempts(folder, keys)
      const attempts = startAgain()
      guess(attempts)
      damage()
      expect(guess(attempts, 'lain')).toBe('LOGIN_WAIT')
      clock.pass(899)
      expect(guess(startAgain(), 'lain')).toBe('LOGIN_WAIT')
      clock.pass(2)
      expect(guess(startAgain(), 'lain')).toBe('checked')
    }
  })

  test('wait the longest where an older count was put back while the program runs', () => {
    const file = join(folder, 'percobaan.json')
    const before = readFileSync(file)
    const attempts = startAgain()
    for (let run = 0; run < 3; run += 1) {
      writeFileSync(file, before)
      expect(guess(attempts)).toBe(run === 0 ? 'checked' : 'LOGIN_WAIT')
    }
    clock.pass(901)
    expect(guess(attempts)).toBe('checked')
  })

  test('of a new store begin at nothing, whatever was counted at the one before', () => {
    const attempts = startAgain()
    for (let run = 0; run < 3; run += 1) guess(attempts)
    const others = { ...keys, salt: Buffer.alloc(16, 8).toString('base64') }
    createAttempts(folder, others)
    expect(codeOf(() => attempts.begin(folder, others, 'contoh'))).toBe('checked')
  })

  test('at one login do not slow down another, and at hundreds of invented ones share one count', () => {
    const attempts = startAgain()
    for (let run = 0; run < 30; run += 1) guess(attempts)
    expect(guess(attempts, 'teman')).toBe('checked')
    const answers = Array.from({ length: 700 }, (_, index) => guess(attempts, `tebakan-${index}`))
    expect(answers.filter((answer) => answer === 'checked').length).toBeLessThan(620)
    expect(readFileSync(join(folder, 'percobaan.json'), 'utf8')).not.toContain('tebakan')
  })

  test('count from nothing again after the right password, and after the head opened a closed login', () => {
    const attempts = startAgain()
    for (let run = 0; run < 3; run += 1) guess(attempts)
    expect(attempts.succeed(folder, keys, 'contoh')).toMatchObject({ failedBefore: 2, made: 3 })
    for (let run = 0; run < 20; run += 1) {
      clock.pass(901)
      guess(attempts)
    }
    expect(attempts.isBlocked(folder, keys, 'contoh')).toBe(true)
    attempts.free(folder, keys, 'contoh')
    expect(guess(attempts)).toBe('checked')
  })
})

describe('a login', () => {
  let office: TestOffice
  beforeEach(async () => {
    office = await openTestOffice()
  })
  afterEach(() => office.close())
  const { login, password } = sampitSetup().officer

  test('is counted before its password is looked at, and leaves what came before in the log', async () => {
    expect(existsSync(join(office.folder, 'percobaan.json'))).toBe(true)
    const wrong = office.visitor().session.login({ login, password: 'bukan kata sandi saya' })
    await expect(wrong).rejects.toMatchObject({ code: 'LOGIN_REFUSED' })
    await office.login(login, password)
    const { items } = await office.head.audit.list({ kinds: ['login', 'loginRefused'] })
    expect(items.map(({ kind, detail }) => [kind, detail.failedBefore])).toEqual([
      ['login', 1],
      ['loginRefused', undefined],
    ])
  })

  test('with the right password waits too, so that the answer tells nothing', async () => {
    for (let run = 0; run < 5; run += 1) {
      const wrong = office.visitor().session.login({ login, password: 'bukan kata sandi saya' })
      await expect(wrong).rejects.toMatchObject({ code: 'LOGIN_REFUSED' })
    }
    await expect(office.login(login, password)).rejects.toMatchObject({
      code: 'LOGIN_WAIT',
      data: { seconds: expect.any(Number) },
    })
  })

  test('that finds an older count put back is told so, and everybody else waits from then on', async () => {
    await office.officer('rekan', ['officer'])
    const file = join(office.folder, 'percobaan.json')
    const before = readFileSync(file)
    await office.login(login, password)
    await office.login(login, password)
    office.restart()
    writeFileSync(file, before)
    const head = await office.login(login, password)
    const lost = async () =>
      (await head.audit.list({ kinds: ['login'] })).items.map(({ detail }) => detail.attemptsLost ?? false)
    expect(await lost()).toEqual([true, false, false])
    await expect(office.login('rekan', testPassword('rekan'))).rejects.toMatchObject({ code: 'LOGIN_WAIT' })
    await office.login(login, password)
    expect(await lost()).toEqual([false, true, false, false])
    office.clock.set(office.clock.now() + 16 * 60_000)
    office.restart()
    await office.login('rekan', testPassword('rekan'))
  })
})
