import type { Connection } from '#main/platform/db/open.ts'
import { masterKeysByGeneration } from '#main/platform/store/key-history.ts'
import type { KeyedBackup } from './backup-state.ts'

/** The master keys of a store that can be had now, by their generation. Copies, to be wiped by whoever got them. */
export type Keyring = {
  storeId: string
  /** Which of them counts. */
  keyGeneration: number
  masterKeys: ReadonlyMap<number, Uint8Array>
}

export const keyringOf = (
  connection: Connection,
  { storeId, keyGeneration, masterKey }: KeyedBackup,
): Keyring => ({
  storeId,
  keyGeneration,
  masterKeys: masterKeysByGeneration(connection, { storeId, keyGeneration, masterKey }),
})

/** Where nothing is known but the key that counts. */
export const keyringOfOne = ({ storeId, keyGeneration, masterKey }: KeyedBackup): Keyring => ({
  storeId,
  keyGeneration,
  masterKeys: new Map([[keyGeneration, Uint8Array.from(masterKey)]]),
})

export const wipeKeyring = ({ masterKeys }: Keyring): void => {
  for (const masterKey of masterKeys.values()) masterKey.fill(0)
}
