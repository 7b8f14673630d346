import BareDatabase from 'better-sqlite3'
import { DomainError } from '#shared/kernel/errors.ts'
import { changeTriggersAreWhole, createChangeTriggers, triggersIn, type Triggers } from './change-triggers.ts'
import type { Connection } from './open.ts'

const sources = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

export type Migration = { version: number; name: string; sql: string }

/** The released steps in order. A released step is never edited; a new one is added. */
export const migrations: readonly Migration[] = Object.entries(sources)
  .map(([path, sql]) => {
    const name = path.slice(path.lastIndexOf('/') + 1, -'.sql'.length)
    return { version: Number(name.slice(0, 4)), name, sql }
  })
  .sort((first, second) => first.version - second.version)

export const newestVersionOf = (steps: readonly Migration[]): number => steps.at(-1)?.version ?? 0

export const storeVersion = (connection: Connection): number =>
  Number(connection.pragma('user_version', { simple: true }))

/** @throws DomainError STORE_NEWER when a newer program wrote the store */
export const assertNotNewer = (connection: Connection, steps: readonly Migration[] = migrations): void => {
  const [found, known] = [storeVersion(connection), newestVersionOf(steps)]
  if (found > known) throw new DomainError('STORE_NEWER', { found, known })
}

/**
 * Brings a database to this program's schema: a new one, or the copy of a generation that is not the store yet.
 * Each step is one transaction together with its `user_version`.
 *
 * @throws DomainError STORE_NEWER when a newer program wrote the store; nothing is changed then
 */
export const migrate = (connection: Connection, steps: readonly Migration[] = migrations): void => {
  assertNotNewer(connection, steps)
  const from = storeVersion(connection)
  for (const step of steps) {
    if (step.version <= from) continue
    connection
      .transaction(() => {
        connection.exec(step.sql)
        createChangeTriggers(connection)
        connection.pragma(`user_version = ${step.version}`)
      })
      .immediate()
  }
}

const knownTriggers = new WeakMap<readonly Migration[], Map<number, Triggers>>()

/** Triggers that the steps up to a version make themselves, read out of an empty database once for each version. */
const triggersOfSteps = (steps: readonly Migration[], version: number): Triggers => {
  const known = knownTriggers.get(steps) ?? new Map<number, Triggers>()
  knownTriggers.set(steps, known)
  const triggers = known.get(version) ?? readTriggersOfSteps(steps, version)
  known.set(version, triggers)
  return triggers
}

const readTriggersOfSteps = (steps: readonly Migration[], version: number): Triggers => {
  const empty = new BareDatabase(':memory:')
  try {
    for (const step of steps) if (step.version <= version) empty.exec(step.sql)
    return triggersIn(empty)
  } finally {
    empty.close()
  }
}

/** Whether the store has all triggers of its own version and no other. */
export const triggersAreWhole = (connection: Connection, steps: readonly Migration[] = migrations): boolean =>
  changeTriggersAreWhole(connection, triggersOfSteps(steps, storeVersion(connection)))
