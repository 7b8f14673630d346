import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import BareDatabase from 'better-sqlite3'
import { statesDuring } from '../support/power-cut.ts'

type Operation = (...values: unknown[]) => unknown

const replace = (owner: object, names: readonly string[], before: () => void): (() => void) => {
  const originals = names.map((name) => [name, Reflect.get(owner, name) as Operation] as const)
  for (const [name, original] of originals) {
    Reflect.set(owner, name, function (this: unknown, ...values: unknown[]) {
      before()
      return original.apply(this, values)
    })
  }
  return () => {
    for (const [name, original] of originals) Reflect.set(owner, name, original)
  }
}

/**
 * Copies of `folder` as a kill at any moment of `work` would leave it: before every file operation and before every
 * statement that SQLite is given. Equal states come once.
 */
export const statesAtEveryStatement = (folder: string, work: () => unknown): Promise<string[]> =>
  statesDuring(folder, async () => {
    // The watched removal of a file that is not there keeps a state and changes nothing.
    const keepState = (): void => fs.rmSync(join(folder, 'tidak-ada'), { force: true })
    const probe = new BareDatabase(':memory:')
    const statements = Object.getPrototypeOf(probe.prepare('select 1')) as object
    probe.close()
    const undo = [
      replace(BareDatabase.prototype, ['exec', 'pragma', 'close'], keepState),
      replace(statements, ['run'], keepState),
      replace(fs, ['linkSync', 'mkdirSync', 'openSync', 'fsyncSync'], keepState),
    ]
    syncBuiltinESMExports()
    try {
      await work()
    } finally {
      for (const step of undo) step()
      syncBuiltinESMExports()
    }
  })

/** Runs `work` while one operation of the system behaves as `replacement` makes it. */
const whileReplaced = <Name extends 'linkSync' | 'renameSync'>(
  name: Name,
  replacement: (original: (typeof fs)[Name]) => (typeof fs)[Name],
  work: () => unknown,
): void => {
  const original = fs[name]
  Reflect.set(fs, name, replacement(original))
  syncBuiltinESMExports()
  try {
    work()
  } finally {
    Reflect.set(fs, name, original)
    syncBuiltinESMExports()
  }
}

const failure = (code: string): Error => Object.assign(new Error(code), { code })

/** Runs `work` on a disk that knows no second name for a file. */
export const withoutSecondNames = (work: () => unknown): void =>
  whileReplaced(
    'linkSync',
    () => () => {
      throw failure('EPERM')
    },
    work,
  )

/** Runs `work` on a disk that reports an error once it has given a file of this name its new content. */
export const failingAfterRenaming = (file: RegExp, work: () => unknown): void =>
  whileReplaced(
    'renameSync',
    (rename) => (from, to) => {
      rename(from, to)
      if (file.test(String(to))) throw failure('EIO')
    },
    work,
  )
