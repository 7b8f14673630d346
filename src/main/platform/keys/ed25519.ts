import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/*
 * Ed25519 keys as their bare 32 bytes. Node takes them as DER, whose beginning never differs.
 */
const publicHead = Buffer.from('302a300506032b6570032100', 'hex')
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex')

const privateKeyOf = (seed: Uint8Array): KeyObject => {
  const der = Buffer.concat([privateHead, seed])
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  } finally {
    der.fill(0)
  }
}

export const publicKeyOf = (seed: Uint8Array): Uint8Array<ArrayBuffer> => {
  const der = createPublicKey(privateKeyOf(seed)).export({ type: 'spki', format: 'der' })
  return new Uint8Array(der.subarray(publicHead.length))
}

export const signWith = (seed: Uint8Array, message: Uint8Array): Uint8Array<ArrayBuffer> =>
  new Uint8Array(sign(null, message, privateKeyOf(seed)))

/** False for everything that is not a signature of this key over this message, whatever the bytes are. */
export const isSignedBy = (publicKey: Uint8Array, signature: Uint8Array, message: Uint8Array): boolean => {
  try {
    const der = Buffer.concat([publicHead, publicKey])
    return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature)
  } catch {
    return false
  }
}
