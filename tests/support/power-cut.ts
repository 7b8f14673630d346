import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { temporaryFolder } from './test-office.ts'

const watched = ['renameSync', 'writeSync', 'copyFileSync', 'rmSync'] as const
type Operation = (...values: unknown[]) => unknown

/** What a process leaves behind that is killed: everything but the lock, which the system frees. */
const isLeftBehind = (path: string): boolean => !/(lock\.db|pemegang\.json|-shm)(-journal)?$/.test(path)

const digestOf = (folder: string): string => {
  const hash = createHash('sha256')
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    hash.update(`${entry.parentPath.slice(folder.length)}/${entry.name}\0`)
    if (entry.isFile()) hash.update(fs.readFileSync(join(entry.parentPath, entry.name)))
  }
  return hash.digest('hex')
}

/**
 * Copies of `folder` as a kill at any moment of `work` would leave it: before every file operation, and so also after
 * every commit of the database that stands between two of them, and at the end. Equal states come once.
 */
export const statesDuring = async (folder: string, work: () => Promise<unknown>): Promise<string[]> => {
  const states = new Map<string, string>()
  const originals = { ...fs }
  let copying = false
  const keepState = (): void => {
    if (copying || !originals.existsSync(folder)) return
    copying = true
    try {
      const copy = temporaryFolder()
      originals.cpSync(folder, copy, { recursive: true, filter: isLeftBehind })
      const digest = digestOf(copy)
      if (states.has(digest)) originals.rmSync(copy, { recursive: true })
      else states.set(digest, copy)
    } finally {
      copying = false
    }
  }
  await whileReplaced(watched, work, (original) => (...values) => {
    keepState()
    return original(...values)
  })
  keepState()
  return [...states.values()]
}

/** Runs `work` while one file operation fails with this code wherever it touches a path that fits. */
export const whileDiskFails = (
  operation: 'openSync' | 'writeSync' | 'copyFileSync',
  path: RegExp,
  code: string,
  work: () => Promise<unknown>,
): Promise<void> =>
  whileReplaced([operation], work, (original) => (...values) => {
    if (path.test(String(values[0]))) throw Object.assign(new Error(code), { code })
    return original(...values)
  })

/** The operating system answers differently for a while; our own code runs as it is. */
const whileReplaced = async (
  names: readonly (keyof typeof fs)[],
  work: () => Promise<unknown>,
  replace: (original: Operation) => Operation,
): Promise<void> => {
  const originals = names.map((name) => [name, fs[name]] as const)
  for (const [name, original] of originals) Object.assign(fs, { [name]: replace(original as Operation) })
  syncBuiltinESMExports()
  try {
    await work()
  } finally {
    for (const [name, original] of originals) Object.assign(fs, { [name]: original })
    syncBuiltinESMExports()
  }
}
