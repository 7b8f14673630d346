import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { hasCode } from '#main/platform/disk-errors.ts'

/** Set for one run of the tests by `prepared-stores-setup.ts`; without it every store is made anew. */
export const preparedStoresVariable = 'PERISAI_TEST_PREPARED_STORES'

/** A closed store that was made once, with what a test needs to open a copy of it. */
type Made<Facts> = { folder: string; masterKey: Uint8Array; facts: Facts }

const keyOf = (description: unknown): string =>
  createHash('sha256').update(JSON.stringify(description)).digest('hex').slice(0, 24)

/** Whoever comes first publishes his; a second one that was made meanwhile is thrown away. */
const publish = <Facts>(target: string, { folder, masterKey, facts }: Made<Facts>): void => {
  const draft = mkdtempSync(`${target}-`)
  renameSync(folder, join(draft, 'store'))
  writeFileSync(
    join(draft, 'facts.json'),
    JSON.stringify({ masterKey: Buffer.from(masterKey).toString('hex'), facts }),
  )
  try {
    renameSync(draft, target)
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY') && !hasCode(error, 'EEXIST') && !hasCode(error, 'EPERM')) throw error
    rmSync(draft, { recursive: true, force: true })
  }
}

/**
 * Copies the store of this description into `folder`: a whole, encrypted store, made once a run through the router by
 * whichever test needs it first. Every test works on a copy of its own. Undefined where no run keeps prepared stores.
 */
export const copyPreparedStore = async <Facts>(
  description: unknown,
  folder: string,
  make: () => Promise<Made<Facts>>,
): Promise<Omit<Made<Facts>, 'folder'> | undefined> => {
  const directory = process.env[preparedStoresVariable]
  if (directory === undefined) return undefined
  const target = join(directory, keyOf(description))
  if (!existsSync(target)) {
    mkdirSync(directory, { recursive: true })
    publish(target, await make())
  }
  cpSync(join(target, 'store'), folder, { recursive: true })
  const kept = JSON.parse(readFileSync(join(target, 'facts.json'), 'utf8')) as {
    masterKey: string
    facts: Facts
  }
  return { masterKey: new Uint8Array(Buffer.from(kept.masterKey, 'hex')), facts: kept.facts }
}
