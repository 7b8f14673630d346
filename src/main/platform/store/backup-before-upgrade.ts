import { storeKeys } from '../keys/store-keys.ts'
import { makeLocalBackup } from './backup-copy.ts'
import { closeBehindError, closeParts, type Parts } from './generation.ts'
import { firstMasterKey } from './key-history.ts'
import type { Pointer } from './pointer.ts'

/**
 * A verified backup of the store as the older program left it. Closes the store where it cannot be made, because then
 * the upgrade must not begin.
 *
 * @throws DomainError as `makeLocalBackup`
 */
export const backupBeforeUpgrade = (
  folder: string,
  { storeId, generation, keyGeneration }: Pointer,
  parts: Parts,
  masterKey: Uint8Array,
): void => {
  const { database, blobs, head } = storeKeys(masterKey, storeId)
  head.fill(0)
  const keyed = { storeId, keyGeneration, masterKey }
  const { index } = storeKeys(firstMasterKey(parts.database.connection, keyed), storeId)
  try {
    makeLocalBackup({
      dataFolder: folder,
      storeId,
      generation,
      keyGeneration,
      keys: { database, blobs, index },
      kind: 'beforeUpgrade',
      madeAt: Date.now(),
      acknowledged: parts.database.head(),
    })
  } catch (error) {
    closeBehindError(() => closeParts(parts))
    throw error
  }
}
