import { readKeyFile, storeKeys } from '../keys/key-file.ts'
import { makeLocalBackup } from './backup-copy.ts'
import { closeBehindError, closeParts, type Parts } from './generation.ts'
import type { Pointer } from './pointer.ts'

/**
 * A verified backup of the store as the older program left it. Closes the store where it cannot be made, because then
 * the upgrade must not begin.
 *
 * @throws DomainError as `makeLocalBackup`
 */
export const backupBeforeUpgrade = (
  folder: string,
  { storeId, generation }: Pointer,
  parts: Parts,
  masterKey: Uint8Array,
): void => {
  const { database, blobs, index, head } = storeKeys(masterKey, storeId)
  head.fill(0)
  try {
    makeLocalBackup({
      dataFolder: folder,
      storeId,
      generation,
      keyGeneration: readKeyFile(folder).keys.generation,
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
