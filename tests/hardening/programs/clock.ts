import { rmSync } from 'node:fs'
import { createAttempts, createLoginAttempts } from '#main/platform/keys/login-attempts.ts'
import { createOpenings } from '#main/platform/rpc/openings.ts'
import { waitAfter } from '#shared/features/session/session.rules.ts'
import { openCaseOffice } from '../../support/test-case.ts'
import { temporaryFolder } from '../../support/test-office.ts'
import { grouped, noneOf, perLevel } from '../amounts.ts'
import { pick } from '../mutate-input.ts'
import type { Finding, HardeningProgram, HardeningRun } from '../program.ts'
import { watchLog } from '../wire.repo.ts'

const counts = { pr: 100, nightly: 2_000, release: 20_000 }
const hour = 3_600_000
const day = 24 * hour
const year = 365 * day
const jumps = [hour, -hour, day, -day, 10 * year, -10 * year, 1, -1, 0]
const verifiedEvery = 200

const keys = { salt: Buffer.alloc(16, 7).toString('base64'), storeId: '0190a0a0-0000-7000-8000-000000000000' }

/** The clock jumps between acts of an office: each is kept, after the one before, and the chain holds. */
const acts = async ({ level, random }: HardeningRun): Promise<Finding[]> => {
  const office = await openCaseOffice()
  const start = office.clock.now()
  const count = perLevel(level, counts)
  const wrong: string[] = []
  const refused = new Set<string>()
  try {
    const { database } = office.service.store()
    const watch = watchLog(database.connection)
    for (let round = 0; round < count; round += 1) {
      office.clock.set(
        start + (random() < 0.5 ? pick(random, jumps) : Math.round((random() - 0.5) * 20 * year)),
      )
      const before = watch.head()
      try {
        await office.head.office.addSection({ name: `Seksi ${round}`, endedOn: null })
        if (watch.head() <= before) wrong.push(`act ${round} came before another`)
        const { items } = await office.worker.case.list({ view: 'all' })
        if (!items.some(({ id }) => id === office.caseId)) wrong.push(`the case is gone in round ${round}`)
      } catch (error) {
        refused.add(String((error as { code?: unknown }).code ?? error))
      }
      if (round % verifiedEvery === 0 && !database.verifyAll().whole)
        wrong.push(`chain broken in round ${round}`)
    }
    const checked = await office.head.audit.verify({ witness: null, code: null })
    if (!checked.whole) wrong.push('the log does not hold')
    office.clock.set(start)
    return [
      noneOf('acts out of order, lost, or a broken chain', `${grouped(count)} jumps up to ±10 years`, wrong),
      noneOf('work refused because of the clock', grouped(count), [...refused]),
    ]
  } finally {
    office.close()
  }
}

/** In a program that runs, only time that really passed is waiting; nobody who did nothing wrong waits. */
const throttle = ({ level, random }: HardeningRun): Finding[] => {
  const folder = temporaryFolder()
  let [wall, passed] = [Date.parse('2026-11-29T08:00:00'), 0]
  const wrong: string[] = []
  const lockedOut: string[] = []
  try {
    createAttempts(folder, keys)
    const running = createLoginAttempts({ now: () => wall, elapsed: () => passed })
    const mayTry = (login: string): boolean => {
      try {
        running.begin(folder, keys, login)
        return true
      } catch {
        return false
      }
    }
    const count = perLevel(level, counts)
    let checks = 0
    let waited = 0
    let allowedAt = 0
    for (let round = 0; round < count; round += 1) {
      wall += pick(random, jumps)
      const seconds = random() < 0.3 ? Math.floor(random() * 60) : 0
      passed += seconds * 1000
      waited += seconds
      if (checks < 20 && mayTry('contoh')) {
        if (waited < allowedAt) wrong.push(`check ${checks + 1} after ${waited} of ${allowedAt} s`)
        checks += 1
        allowedAt = waited + waitAfter(checks)
      }
      if (!mayTry('teman')) lockedOut.push(`round ${round}`)
      running.succeed(folder, keys, 'teman')
    }
    return [
      noneOf(
        'guesses before their waiting time had really passed',
        `${grouped(count)} jumps, ${checks} checks`,
        wrong,
      ),
      noneOf('officers kept out by the clock', grouped(count), lockedOut),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A closed case that was opened for a while is not open longer than that by the clock that cannot be set. */
const openings = ({ level, random }: HardeningRun): Finding => {
  const count = perLevel(level, counts)
  const wrong: string[] = []
  for (let round = 0; round < count; round += 1) {
    let [wall, elapsed] = [Date.parse('2026-11-29T08:00:00'), 0]
    const opened = createOpenings()
    opened.open(1, { wall, elapsed })
    for (let step = 0; step < 10; step += 1) {
      wall += pick(random, jumps)
      elapsed += Math.floor(random() * 20 * 60_000)
      const isOpen = opened.standing({ wall, elapsed }).length > 0
      if (isOpen && elapsed >= hour) wrong.push(`open after ${Math.round(elapsed / 60_000)} minutes`)
    }
  }
  return noneOf('cases that stand open longer than an hour', `${grouped(count)} openings of 10 jumps`, wrong)
}

export const clock: HardeningProgram = {
  name: 'clock',
  title: 'a clock that jumps by hours, days and decades between acts, guesses and openings',
  run: async (run) => [...(await acts(run)), ...throttle(run), openings(run)],
}
