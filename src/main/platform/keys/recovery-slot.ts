import type { z } from 'zod'
import { createKeyPair, decryptBox, deriveKey, encryptBox, openSealed, type KeyPair } from './crypto.ts'
import { keyFile, type KeyFile } from './key-file.ts'
import { boxContext, decode, encode, masterContext, sealMasterKey } from './slot-boxes.ts'

/** The slot of a new paper code. Where it replaces the one before, the code before opens nothing any more. */
export const createRecovery = (
  keys: Pick<KeyFile, 'storeId' | 'cost' | 'generation'>,
  masterKey: Uint8Array,
  secret: Uint8Array,
): KeyFile['recovery'] => {
  const pair = createKeyPair('x25519')
  const kek = deriveKey(secret, new Uint8Array(0), 'recovery')
  const publicKey = encode(pair.publicKey)
  return {
    key: encode(encryptBox(kek, pair.privateKey, boxContext(keys, 'recovery', 'keys'))),
    publicKey,
    masterKey: sealMasterKey(keys, publicKey, masterKey),
  }
}

export const recoverySealKeyOf = ({ recovery }: Pick<KeyFile, 'recovery'>): Uint8Array =>
  decode(recovery.publicKey)

/** What the paper code opens; it goes with an off-site backup, so that the code is enough on another machine. */
export const recoveryRecord = keyFile.pick({ storeId: true, generation: true, cost: true, recovery: true })
export type RecoveryRecord = z.infer<typeof recoveryRecord>

export const recoveryRecordOf = ({ storeId, generation, cost, recovery }: KeyFile): RecoveryRecord => ({
  storeId,
  generation,
  cost,
  recovery,
})

/** The pair of the paper code, or undefined when it is not this store's code. */
export const openRecoveryPair = (keys: RecoveryRecord, secret: Uint8Array): KeyPair | undefined => {
  const kek = deriveKey(secret, new Uint8Array(0), 'recovery')
  const privateKey = decryptBox(kek, decode(keys.recovery.key), boxContext(keys, 'recovery', 'keys'))
  return privateKey && { publicKey: decode(keys.recovery.publicKey), privateKey }
}

/** Master key for the secret of the paper code, or undefined when it is not this store's code. */
export const openWithRecovery = (keys: RecoveryRecord, secret: Uint8Array): Uint8Array | undefined => {
  const pair = openRecoveryPair(keys, secret)
  return pair && openSealed(pair, decode(keys.recovery.masterKey), masterContext(keys))
}

/** The raw point of a public key in DER. */
export const recoveryPoint = ({ recovery }: RecoveryRecord): Uint8Array =>
  decode(recovery.publicKey).slice(-32)
