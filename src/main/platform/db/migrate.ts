import { DomainError } from '#shared/kernel/errors.ts'
import { createChangeTriggers } from './change-triggers.ts'
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

export const newestVersion = migrations.at(-1)?.version ?? 0

export const storeVersion = (connection: Connection): number =>
  Number(connection.pragma('user_version', { simple: true }))

/**
 * Brings a store to this program's schema. Each step is one transaction together with its `user_version`,
 * so a cut leaves the step done or not begun.
 *
 * @throws DomainError STORE_NEWER when a newer program wrote the store; nothing is changed then
 */
export const migrate = (connection: Connection): void => {
  const from = storeVersion(connection)
  if (from > newestVersion) throw new DomainError('STORE_NEWER', { found: from, known: newestVersion })
  for (const step of migrations) {
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
