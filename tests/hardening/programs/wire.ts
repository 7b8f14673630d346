import type { Connection } from '#main/platform/db/open.ts'
import { ORPCError } from '@orpc/server'
import { grouped, noneOf, perLevel } from '../amounts.ts'
import { callOf, declared, inputFor, paths, rowFor } from '../authorisation/procedures.ts'
import { mutated, mutatedJson, pick } from '../mutate-input.ts'
import type { Finding, HardeningProgram, HardeningRun } from '../program.ts'
import { openRawWire } from '../raw-wire.ts'
import { openWholeOffice, type WholeOffice } from '../whole-office.ts'
import { watchLog, type Watch } from '../wire.repo.ts'

const counts = { pr: 50, nightly: 1_000, release: 10_000 }
/** What typesets papers or derives keys is asked as long as this, in milliseconds, and not to its full number. */
const longest = { pr: 40, nightly: 3_000, release: 60_000 }
const rawMessages = { pr: 1_000, nightly: 50_000, release: 500_000 }

/** They write what was tried, by their nature: an attempt at a password is counted before it is looked at. */
const recordsAttempts = new Set(['session.login', 'session.recover', 'session.changePassword'])

const prototypeNames = (): string =>
  [Object.prototype, Array.prototype, Function.prototype, String.prototype, Promise.prototype]
    .map((prototype) => Reflect.ownKeys(prototype).map(String).join())
    .join('|')

const isClean = (): boolean => !('isTainted' in {}) && !('isAdmin' in {})

type Seen = { calls: number; accepted: number; cutShort: string[]; wrong: Map<string, string[]> }

const note = ({ wrong }: Seen, kind: string, text: string): void => {
  const known = wrong.get(kind) ?? []
  if (!known.includes(text)) known.push(text)
  wrong.set(kind, known)
}

/** Where the service stumbled, without what it was given. */
const placeOf = (error: unknown): string => {
  const cause = error instanceof ORPCError ? (error.cause ?? error) : error
  const lines = cause instanceof Error ? (cause.stack ?? '').split('\n') : []
  const first = lines.find((line) => line.includes('/src/')) ?? lines[1] ?? ''
  const message = cause instanceof Error ? cause.message.split('\n')[0]?.slice(0, 120) : typeof cause
  return `${message} ${/(?:src|node_modules)\/[^)]*/.exec(first)?.[0] ?? first.trim()}`
}

/** It comes out of the library that reads messages, and nothing of ours stood between. */
const isOfTheWire = (error: unknown): boolean =>
  error instanceof Error &&
  (error.stack ?? '').includes('@orpc') &&
  [...(error.stack ?? '').matchAll(/\/src\/([^:)]+)/g)].every(
    ([, file]) => file === 'main/platform/rpc/port.ts',
  )

/** An answer that comes piece by piece is not listened to. */
const letGo = async (answer: unknown): Promise<void> => {
  if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer)
    await (answer as unknown as AsyncIterator<unknown>).return?.()
}

const fuzz = async (run: HardeningRun, { office, records, all, again }: WholeOffice): Promise<Seen> => {
  const seen: Seen = { calls: 0, accepted: 0, cutShort: [], wrong: new Map() }
  let watched: { connection: Connection; watch: Watch } | undefined
  /** Another one once the key of the store was changed and the next generation has its place. */
  const watchNow = (): Watch => {
    const { connection } = office.service.store().database
    if (watched?.connection !== connection) watched = { connection, watch: watchLog(connection) }
    return watched.watch
  }
  const count = perLevel(run.level, counts)
  const patience = perLevel(run.level, longest)
  let client = all

  const one = async (path: string, input: unknown): Promise<void> => {
    const before = watchNow().head()
    const isTyped = (code: string): boolean => code in declared(path).errorMap || code === 'BAD_REQUEST'
    try {
      await letGo(await callOf(client, path)(input))
      seen.accepted += 1
    } catch (error) {
      if (!(error instanceof ORPCError)) return note(seen, 'untyped', `${path}: ${placeOf(error)}`)
      if (error.code === 'FAULT' || !isTyped(error.code))
        return note(seen, 'untyped', `${path}: ${error.code} ${placeOf(error)}`)
      const written = watchNow().changesAfter(before)
      if (written.length > 0 && !recordsAttempts.has(path))
        note(seen, 'changed', `${path}: ${error.code} after ${written.join()}`)
      // He disabled himself, or gave himself another password: the next calls come from a new page.
      if (error.code === 'SESSION_REQUIRED') client = again()
    }
  }

  for (const path of paths) {
    if (path === 'session.lock') continue
    const row = rowFor(path)
    const bases = [
      inputFor(row, records, { version: 1 }),
      inputFor(row, records, { version: 1, fills: 'most' }),
      inputFor(row, {}, {}),
    ]
    const until = performance.now() + patience
    let done = 0
    while (done < count && (performance.now() < until || done < 5)) {
      await one(path, mutated(run.random, pick(run.random, bases)))
      done += 1
    }
    seen.calls += done
    if (done < count) seen.cutShort.push(`${path} ${done}`)
    if (!isClean()) note(seen, 'tainted', path)
  }
  return seen
}

/** Messages as they go over the socket, cut and sprinkled: no client of ours would write them. */
const fuzzRaw = async (
  run: HardeningRun,
  { office, records, login }: WholeOffice,
): Promise<{ tried: number; answered: number; wrong: string[] }> => {
  const wire = openRawWire(office.service, login)
  const samples: string[] = []
  for (const path of paths.filter((name) => !name.startsWith('session.') && !name.startsWith('setup.')))
    samples.push(...(await wire.record(path, inputFor(rowFor(path), records))))
  const tried = perLevel(run.level, rawMessages)
  const faults = new Set<string>()
  office.service.options.log = ({ event, code, stack = [] }) => {
    if (event === 'fault') faults.add(`${code} ${/src\/[^)]*/.exec(stack.join(' '))?.[0] ?? stack[0]}`)
  }
  const wrong: string[] = []
  for (let round = 0; round < tried; round += 1) {
    const text = mutatedJson(run.random, pick(run.random, samples))
    await wire.send(text)
    if (!isClean()) wrong.push(`prototype after ${JSON.stringify(text).slice(0, 200)}`)
  }
  await wire.settle()
  wrong.push(...faults)
  if (!(await wire.isAlive())) wrong.push('a whole message is no longer answered')
  return { tried, answered: wire.answers(), wrong }
}

export const wire: HardeningProgram = {
  name: 'wire',
  title: 'mutated inputs to every procedure, as an officer who may do everything',
  run: async (run) => {
    const escaped = new Set<string>()
    let unreadable = 0
    const caught = (error: unknown): void => {
      // What cannot be read as a message is given up by the service, which logs that there was one.
      if (isOfTheWire(error)) unreadable += 1
      else escaped.add(placeOf(error))
    }
    process.on('unhandledRejection', caught)
    process.on('uncaughtException', caught)
    const before = prototypeNames()
    const whole = await openWholeOffice()
    try {
      const seen = await fuzz(run, whole)
      const raw = await fuzzRaw(run, whole)
      const { calls, accepted, cutShort, wrong } = seen
      run.tell(`asked less often, because dear: ${cutShort.length === 0 ? 'none' : cutShort.join(', ')}`)
      const tried = `${grouped(calls)} calls of ${paths.length - 1} procedures (${grouped(accepted)} accepted)`
      const kept = whole.office.service
        .store()
        .database.connection.pragma('integrity_check', { simple: true })
      const findings: Finding[] = [
        noneOf('refusals without a typed code', tried, wrong.get('untyped') ?? []),
        noneOf('refusals that changed something', tried, wrong.get('changed') ?? []),
        noneOf('prototypes altered', tried, [
          ...(wrong.get('tainted') ?? []),
          ...(prototypeNames() === before ? [] : ['names of a prototype']),
        ]),
        noneOf(
          'raw messages that stopped the service or met a fault',
          `${grouped(raw.tried)} (${grouped(raw.answered)} answered, ${grouped(unreadable)} unreadable)`,
          raw.wrong,
        ),
        noneOf('errors nobody caught', tried, [...escaped]),
        noneOf('damage to the store', 'whole database', kept === 'ok' ? [] : [String(kept)]),
      ]
      return findings
    } finally {
      process.off('unhandledRejection', caught)
      process.off('uncaughtException', caught)
      whole.office.close()
    }
  },
}
