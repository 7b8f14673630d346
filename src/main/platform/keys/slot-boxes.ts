import { sealTo } from './crypto.ts'
import type { KeyFile } from './key-file.ts'

/** Bytes as they stand in the slot file. */
export const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
export const decode = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))

/** What a slot's boxes are bound to: they open only in this store, this slot, with these parameters. */
export const boxContext = (keys: Pick<KeyFile, 'storeId' | 'cost'>, slotId: string, part: string): string =>
  JSON.stringify([keys.storeId, slotId, part, keys.cost.memoryKiB, keys.cost.passes, keys.cost.lanes])

/** What a sealed master key is bound to: this store, and the generation it counts for. */
export const masterContext = (keys: Pick<KeyFile, 'storeId' | 'generation'>): string =>
  JSON.stringify([keys.storeId, 'master', keys.generation])

/** Text of a master key that only the holder of this public key opens, as the master key of this generation. */
export const sealMasterKey = (
  keys: Pick<KeyFile, 'storeId' | 'generation'>,
  publicKey: string,
  masterKey: Uint8Array,
): string => encode(sealTo(decode(publicKey), masterKey, masterContext(keys)))
