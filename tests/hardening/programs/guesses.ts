import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { attemptsName, createAttempts, createLoginAttempts } from '#main/platform/keys/login-attempts.ts'
import { readKeyFile } from '#main/platform/keys/key-file.ts'
import { blockedAfter } from '#shared/features/session/session.rules.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { openCaseOffice } from '../../support/test-case.ts'
import { sampitSetup, temporaryFolder, testPassword } from '../../support/test-office.ts'
import { grouped, perLevel } from '../amounts.ts'
import { pick } from '../mutate-input.ts'
import type { Finding, HardeningProgram, HardeningRun } from '../program.ts'

const counts = { pr: 300, nightly: 10_000, release: 10_000 }
const logins = ['kasi', 'petugas', 'rekan', 'loket'] as const
const mostInAnHour = 12
const hour = 3_600
const day = 24 * hour

const keys = { salt: Buffer.alloc(16, 7).toString('base64'), storeId: '0190a0a0-0000-7000-8000-000000000000' }

/** What the wall says, and what has really passed. */
const handClock = () => {
  let [wall, passed] = [new Date('2026-11-29T08:00:00').getTime(), 0]
  return {
    now: () => wall,
    elapsed: () => passed,
    pass: (seconds: number) => {
      wall += seconds * 1000
      passed += seconds * 1000
    },
    setAhead: (seconds: number) => {
      wall += seconds * 1000
    },
  }
}

type Attacked = {
  clock: ReturnType<typeof handClock>
  file: string
  /** Guesses at a login with a program that was started anew, or with the one that runs; tells whether it was looked at. */
  guess: (login: string, isAnew: boolean) => string
}

const inFolder = <Result>(work: (attacked: Attacked) => Result): Result => {
  const folder = temporaryFolder()
  try {
    const clock = handClock()
    createAttempts(folder, keys)
    let running = createLoginAttempts(clock)
    return work({
      clock,
      file: join(folder, attemptsName),
      guess: (login, isAnew) => {
        if (isAnew) running = createLoginAttempts(clock)
        try {
          running.begin(folder, keys, login)
          return 'checked'
        } catch (error) {
          return error instanceof DomainError ? error.code : 'THROWN'
        }
      },
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Checks = Record<string, number>
const most = (checks: Checks): number => Math.max(0, ...Object.values(checks))
const told = (checks: Checks): string => logins.map((login) => checks[login] ?? 0).join(', ')

/** Kills and a clock set to wherever it helps: the wall clock belongs to the attacker. */
const withKillsAndClock = ({ level, random }: HardeningRun): Finding => {
  const tries = perLevel(level, counts)
  const { checks, last } = inFolder(({ clock, guess }) => {
    const found: Checks = {}
    for (let round = 0; round < tries; round += 1) {
      clock.setAhead(pick(random, [0, 901, day, -hour, -10 * 365 * day, 10 * 365 * day, hour]))
      const login = pick(random, logins)
      if (guess(login, random() < 0.7) === 'checked') found[login] = (found[login] ?? 0) + 1
    }
    clock.setAhead(100 * 365 * day)
    // Whatever is left of the twenty is used up, so that what follows is an answer to a closed account.
    for (const login of logins)
      for (let more = 0; more < blockedAfter; more += 1) {
        clock.setAhead(day)
        if (guess(login, true) === 'checked') found[login] = (found[login] ?? 0) + 1
      }
    clock.setAhead(day)
    return { checks: found, last: logins.map((login) => guess(login, true)) }
  })
  const isBlocked = last.every((code) => code === 'LOGIN_BLOCKED')
  return {
    what: 'passwords looked at, with a kill and a clock change between guesses',
    tried: `${grouped(tries)} guesses at ${logins.length} logins`,
    goal: `≤ ${blockedAfter} each, then closed`,
    found: `${told(checks)}; ${isBlocked ? 'all closed' : last.join()}`,
    isMet: most(checks) <= blockedAfter && isBlocked,
  }
}

/** An hour of real time, a guess a second (seldomer at the smallest level) at every login, with the program killed and the file of attempts deleted. */
const inTheFirstHour = ({ level, random }: HardeningRun, deletes: boolean): Finding => {
  const pause = perLevel(level, { pr: 10, nightly: 1, release: 1 })
  const checks = inFolder(({ clock, guess, file }) => {
    const found: Checks = {}
    for (let second = 0; second < hour; second += pause) {
      clock.pass(pause)
      if (deletes && random() < 0.05) rmSync(file, { force: true })
      for (const login of logins)
        if (guess(login, random() < 0.5) === 'checked') found[login] = (found[login] ?? 0) + 1
    }
    return found
  })
  return {
    what: `passwords looked at in the first hour, the program killed${deletes ? ' and the count deleted' : ''} between guesses`,
    tried: `${grouped((hour / pause) * logins.length)} guesses`,
    goal: `≤ ${mostInAnHour} each`,
    found: told(checks),
    isMet: most(checks) <= mostInAnHour,
  }
}

/** The real service over a real store: an older count is put back, guesses go on, and the officer comes in and is told. */
const replayed = async (): Promise<Finding[]> => {
  const office = await openCaseOffice()
  try {
    const file = join(office.folder, attemptsName)
    const { officer } = sampitSetup()
    const before = readFileSync(file)
    await office.login(officer.login, officer.password)
    await office.login(officer.login, officer.password)
    const guessAt = (login: string): Promise<string> =>
      office.login(login, 'bukan kata sandi siapa pun').then(
        () => 'in',
        (error: { code: string }) => error.code,
      )
    const answers = [await guessAt('petugas'), await guessAt('petugas')]
    writeFileSync(file, before)
    answers.push(await guessAt('petugas'))
    office.restart()
    writeFileSync(file, before)
    const head = await office.login(officer.login, officer.password)
    const [entry] = (await head.audit.list({ kinds: ['login'] })).items
    const isTold = entry?.detail.attemptsLost === true
    // Twenty wrong ones in a row, however long they took; the head opens the login and its officer comes in.
    const { keys: kept } = readKeyFile(office.folder)
    for (let wrong = 0; wrong < blockedAfter; wrong += 1) {
      // A program that was just started takes the wall clock's word for how long it waited.
      office.restart()
      office.clock.set(office.clock.now() + day * 1000)
      try {
        office.service.attempts.begin(office.folder, kept, 'petugas')
      } catch {
        // It waits or is closed already.
      }
    }
    const closed = await guessAt('petugas')
    const again = await office.login(officer.login, officer.password)
    await again.officer.unblock({ id: office.officerIds.petugas, reason: 'ditebak orang' })
    const freed = await office.login('petugas', testPassword('petugas')).then(
      () => 'in',
      (error: { code: string }) => error.code,
    )
    return [
      {
        what: 'a count of before the last login put back',
        tried: `${answers.length} guesses over the whole service`,
        goal: 'noticed at once while the program runs; the next login is told',
        found: `${answers.join(', ')}; ${isTold ? 'told' : 'not told'}`,
        isMet: isTold && answers.join() === 'LOGIN_REFUSED,LOGIN_REFUSED,LOGIN_WAIT',
      },
      {
        what: 'an officer whose login was closed by guesses',
        tried: `${blockedAfter} wrong passwords in a row`,
        goal: 'closed, then freed by the head',
        found: `${closed}, then ${freed}`,
        isMet: closed === 'LOGIN_BLOCKED' && freed === 'in',
      },
    ]
  } finally {
    office.close()
  }
}

/**
 * What decision 0012 says is not stopped: somebody who may write the data folder puts an older count back before every
 * guess. Said here with its number, so that nobody reads the rows above as more than they are.
 */
const withTheFolderInHand = ({ level }: HardeningRun): Finding => {
  const tries = perLevel(level, counts)
  const checked = inFolder(({ file, guess }) => {
    const fresh = readFileSync(file)
    let looked = 0
    for (let round = 0; round < tries; round += 1) {
      writeFileSync(file, fresh)
      if (guess('petugas', true) === 'checked') looked += 1
    }
    return looked
  })
  return {
    what: 'passwords looked at where the data folder itself is in the hands of the attacker, who puts the first count back',
    tried: `${grouped(tries)} guesses`,
    goal: 'known limit (decision 0012): Argon2id and 15 characters alone',
    found: grouped(checked),
    isMet: true,
  }
}

export const guesses: HardeningProgram = {
  name: 'guesses',
  title: 'passwords guessed by a script that kills the program, sets the clock and meddles with the count',
  run: async (run) => {
    return [
      withKillsAndClock(run),
      inTheFirstHour(run, false),
      inTheFirstHour(run, true),
      withTheFolderInHand(run),
      ...(await replayed()),
    ]
  },
}
