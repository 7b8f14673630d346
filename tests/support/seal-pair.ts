import { createHash } from 'node:crypto'
import { hashRawSync } from '@node-rs/argon2'
import { z } from 'zod'
import { decryptBox, deriveKey, type KeyPair } from '#main/platform/keys/crypto.ts'
import { readKeyFile } from '#main/platform/keys/key-file.ts'
import { loginKeyOf } from '#main/platform/keys/slots.ts'
import { testPassword } from './test-password.ts'

const decode = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))

/** By the id of the slot: a copy of a prepared store has the slots of the store it was made from. */
const known = new Map<string, KeyPair | undefined>()

const open = (folder: string, login: string, slotId: string, password: string): KeyPair | undefined => {
  const { keys } = readKeyFile(folder)
  const slot = keys.officers.find(({ id }) => id === slotId)
  if (!slot) return undefined
  const { memoryKiB, passes, lanes } = keys.cost
  const salt = createHash('sha256')
    .update(decode(keys.salt))
    .update(loginKeyOf(login))
    .digest()
    .subarray(0, 16)
  const secret = hashRawSync(password.normalize('NFKC'), {
    algorithm: 2,
    memoryCost: memoryKiB,
    timeCost: passes,
    parallelism: lanes,
    salt,
    outputLen: 32,
  })
  const context = JSON.stringify([keys.storeId, slotId, 'keys', memoryKiB, passes, lanes])
  const plain = decryptBox(deriveKey(secret, salt, 'slot key'), decode(slot.keys), context)
  if (!plain) return undefined
  const { seal } = z.object({ seal: z.string() }).parse(JSON.parse(Buffer.from(plain).toString('utf8')))
  return { publicKey: decode(slot.sealPublicKey), privateKey: decode(seal) }
}

const firstOfficer = { login: 'kepala', password: 'lumbung senja perahu kayu' }

const passwordOf = (login: string): string =>
  login === firstOfficer.login ? firstOfficer.password : testPassword(login)

/**
 * The sealing keys of an officer as his login opens them. For a connection that did not log in they are derived when a
 * secret case first asks for them, because that costs what a login costs.
 */
export const sealPairOf = (folder: string, login: string, slotId: string): KeyPair | undefined => {
  if (!known.has(slotId)) known.set(slotId, open(folder, login, slotId, passwordOf(login)))
  const pair = known.get(slotId)
  return pair && { publicKey: pair.publicKey, privateKey: pair.privateKey.slice() }
}
