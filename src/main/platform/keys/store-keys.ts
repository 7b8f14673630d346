import { deriveKey } from './crypto.ts'

/** The keys of a store's files, each derived from the master key. They are the caller's to wipe. */
export const storeKeys = (masterKey: Uint8Array, storeId: string) => {
  const salt = Buffer.from(storeId.replaceAll('-', ''), 'hex')
  return {
    database: deriveKey(masterKey, salt, 'db'),
    blobs: deriveKey(masterKey, salt, 'att'),
    head: deriveKey(masterKey, salt, 'head'),
    index: deriveKey(masterKey, salt, 'idx'),
  }
}

/** Opens and is one of those that open the off-site backups made under this master key. */
export const offsiteKey = (masterKey: Uint8Array, storeId: string): Uint8Array =>
  deriveKey(masterKey, Buffer.from(storeId.replaceAll('-', ''), 'hex'), 'offsite')
