import { join } from 'node:path'
import { knownStatementIds } from '#main/platform/checkpoint.ts'
import { openDatabase } from '#main/platform/db/database.ts'
import { openForReading } from '#main/platform/db/open.ts'
import { listKeyGenerations, type KeyGeneration } from '#main/platform/key-change.repo.ts'
import { storeKeys } from '#main/platform/keys/store-keys.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { greatestGeneration } from '#main/platform/store/backup-folder.ts'
import { generationFolder, readPointer } from '#main/platform/store/pointer.ts'
import { listAdmissions, type Admission } from './backup.repo.ts'
import { findBackups, type KeyedBackup } from './backup-state.ts'
import { keyringOf, keyringOfOne, type Keyring } from './keyring.ts'

/** What the rows that can still be read say of a store that does not open. */
export type LastKnown = {
  keyring: Keyring
  keyGenerations: KeyGeneration[]
  /** How officers came in; who was removed must not come in again by a backup of before. */
  admissions: Admission[]
  statementIds: string[]
}

/**
 * The newer of the damaged rows themselves and of the newest backup under the key that counts, as far as they can be
 * read. Every change of the key is followed by a backup, so one of them knows the keys before it and who had left.
 */
export const readLastKnown = (service: ServiceState, keyed: KeyedBackup): LastKnown => {
  const { database } = storeKeys(keyed.masterKey, keyed.storeId)
  try {
    const ofStore = readRows(rowsOfStore(service), database, keyed)
    const ofBackup = readNewestBackup(service, database, keyed)
    const newest = (ofStore?.seq ?? -1) >= (ofBackup?.seq ?? -1) ? ofStore : ofBackup
    return newest ?? { keyring: keyringOfOne(keyed), keyGenerations: [], admissions: [], statementIds: [] }
  } finally {
    database.fill(0)
  }
}

const rowsOfStore = (service: ServiceState): string => {
  const folder = service.folder()
  return join(
    generationFolder(folder, readPointer(folder)?.generation ?? greatestGeneration(folder)),
    'utama.db',
  )
}

type Read = LastKnown & { seq: number }

const readNewestBackup = (service: ServiceState, key: Uint8Array, keyed: KeyedBackup): Read | undefined => {
  for (const { folder, state, manifest } of findBackups(service)) {
    if (state !== 'verified' || manifest?.keyGeneration !== keyed.keyGeneration) continue
    const found = readRows(join(folder, 'utama.db'), key, keyed)
    if (found) return found
  }
  return undefined
}

/** Undefined where they cannot be read: that is why a backup is needed, and no news. */
const readRows = (file: string, key: Uint8Array, keyed: KeyedBackup): Read | undefined => {
  try {
    const connection = openForReading(file, key)
    try {
      const { read, head } = openDatabase(connection)
      return {
        seq: head().seq,
        keyring: keyringOf(connection, keyed),
        keyGenerations: listKeyGenerations(read),
        admissions: listAdmissions(read),
        statementIds: knownStatementIds(read),
      }
    } finally {
      connection.close()
    }
  } catch {
    return undefined
  }
}
