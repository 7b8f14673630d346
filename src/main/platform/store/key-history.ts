import type { Connection } from '../db/open.ts'
import { decryptBox, deriveKey, encryptBox } from '../keys/crypto.ts'
import type { Pointer } from './pointer.ts'

/*
 * Each master key is kept in the store, sealed under the one after it. Whoever has the newest so reaches those before:
 * for older backups, for what was sealed under them, and for the ids of the attachments.
 */
type Keyed = Pick<Pointer, 'storeId' | 'keyGeneration'> & { masterKey: Uint8Array }

const boxKey = ({ storeId, masterKey }: Pick<Keyed, 'storeId' | 'masterKey'>): Uint8Array =>
  deriveKey(masterKey, Buffer.from(storeId), 'earlier master key')
const boxContext = (generation: number): string => `master key ${generation}`

/** The master key of the generation before, as the row of the next one keeps it. */
export const boxEarlierKey = (
  storeId: string,
  earlier: Uint8Array,
  next: Uint8Array,
  generation: number,
): Uint8Array => encryptBox(boxKey({ storeId, masterKey: next }), earlier, boxContext(generation))

/** Master keys from the newest to the first. Those that are not the newest are copies of the caller's. */
const masterKeys = function* (connection: Connection, keyed: Keyed): Generator<[number, Uint8Array]> {
  let { masterKey } = keyed
  yield [keyed.keyGeneration, masterKey]
  if (keyed.keyGeneration === 1) return
  const earlier = connection
    .prepare<[number], Buffer>('select previous_key from key_generations where generation = ?')
    .pluck()
  for (let generation = keyed.keyGeneration; generation > 1; generation -= 1) {
    const box = earlier.get(generation)
    const opened = box && decryptBox(boxKey({ ...keyed, masterKey }), box, boxContext(generation - 1))
    if (!opened) throw new Error('an earlier master key cannot be opened')
    masterKey = opened
    yield [generation - 1, masterKey]
  }
}

export const firstMasterKey = (connection: Connection, keyed: Keyed): Uint8Array => {
  let found = keyed.masterKey
  for (const [, masterKey] of masterKeys(connection, keyed)) found = masterKey
  return found
}

type OpenStore = Keyed & { database: { connection: Connection } }

/** Copies of all master keys up to the one that counts, by their generation, for backups that were made under them. */
export const masterKeysByGeneration = (connection: Connection, keyed: Keyed): Map<number, Uint8Array> =>
  new Map([...masterKeys(connection, keyed)].map(([generation, key]) => [generation, Uint8Array.from(key)]))

/** Opens a box whose key was derived from the master key of this or an earlier generation. */
export const decryptOfAnyGeneration = (
  store: OpenStore,
  purpose: string,
  box: Uint8Array,
  context: string,
): Uint8Array | undefined => {
  for (const [, masterKey] of masterKeys(store.database.connection, store)) {
    const plain = decryptBox(deriveKey(masterKey, Buffer.from(store.storeId), purpose), box, context)
    if (plain) return plain
  }
  return undefined
}

/** The first generation of the store under the master key that counts. */
export const firstUnderKey = (
  connection: Connection,
  { keyGeneration }: Pick<Pointer, 'keyGeneration'>,
): number =>
  keyGeneration === 1
    ? 1
    : Number(
        connection
          .prepare('select store_generation from key_generations where generation = ?')
          .pluck()
          .get(keyGeneration),
      )
