import type { KeyFile } from './key-file.ts'
import { sealMasterKey } from './slot-boxes.ts'

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** Whom a new master key is sealed to, by what the store's rows say: null where a row is older than its public key. */
export type Holders = {
  sealKeys: ReadonlyMap<string, Uint8Array | null>
  /** The newest paper code first; one before it only while it is not known which of the two stands in the file. */
  recoverySealKeys: readonly Uint8Array[]
}

/**
 * The slot file with the next master key beside the one that counts, for these officers and the paper code. What the
 * file itself says of their public keys is not believed: anybody who may write there could have put his own.
 */
export const withNextMasterKey = (
  { next: _unfinished, ...keys }: KeyFile,
  masterKey: Uint8Array,
  generation: number,
  { sealKeys, recoverySealKeys }: Holders,
): KeyFile => {
  const target = { storeId: keys.storeId, generation }
  const officers = keys.officers.flatMap((slot) => {
    const sealKey = sealKeys.get(slot.id)
    if (sealKey === undefined) return []
    return [{ ...slot, sealPublicKey: sealKey ? textOf(sealKey) : slot.sealPublicKey }]
  })
  const trusted = recoverySealKeys.map(textOf)
  const found = keys.recovery.publicKey
  const recovery = { ...keys.recovery, publicKey: trusted.includes(found) ? found : (trusted[0] ?? found) }
  const sealed = officers.map(({ id, sealPublicKey }) => [
    id,
    sealMasterKey(target, sealPublicKey, masterKey),
  ])
  return {
    ...keys,
    officers,
    recovery,
    next: {
      generation,
      officers: Object.fromEntries(sealed) as Record<string, string>,
      recovery: sealMasterKey(target, recovery.publicKey, masterKey),
    },
  }
}
