import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from 'node:crypto'

/*
 * Only primitives that Node and Electron's BoringSSL share: AES-256-GCM, HKDF-SHA-256, X25519, Ed25519.
 */

export const deriveKey = (secret: Uint8Array, salt: Uint8Array, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, salt, `perisai-desa ${purpose} 1`, 32))

/** AES-256-GCM as nonce (12) ‖ tag (16) ‖ ciphertext. `context` is authenticated, so a box cannot be moved elsewhere. */
export const encryptBox = (key: Uint8Array, plain: Uint8Array, context: string): Uint8Array => {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** The plain bytes, or undefined when the key is wrong or a bit was changed. */
export const decryptBox = (key: Uint8Array, box: Uint8Array, context: string): Uint8Array | undefined => {
  if (box.length < 28) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, 12), { authTagLength: 16 })
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(box.subarray(12, 28))
  try {
    return Buffer.concat([decipher.update(box.subarray(28)), decipher.final()])
  } catch {
    return undefined
  }
}

export type KeyPair = { publicKey: Uint8Array; privateKey: Uint8Array }

/** Keys as DER: SPKI for the public, PKCS#8 for the private half. */
export const createKeyPair = (type: 'x25519' | 'ed25519'): KeyPair => {
  const { publicKey, privateKey } =
    type === 'x25519' ? generateKeyPairSync('x25519') : generateKeyPairSync('ed25519')
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }),
  }
}

const agree = (privateKey: Uint8Array, publicKey: Uint8Array): Uint8Array =>
  diffieHellman({
    privateKey: createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' }),
    publicKey: createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' }),
  })

/** Seals bytes to a public key: ephemeral X25519, HKDF over both public keys, AES-256-GCM. */
export const sealTo = (publicKey: Uint8Array, plain: Uint8Array, context: string): Uint8Array => {
  const ephemeral = createKeyPair('x25519')
  const key = deriveKey(
    agree(ephemeral.privateKey, publicKey),
    Buffer.concat([ephemeral.publicKey, publicKey]),
    'seal',
  )
  const length = Buffer.alloc(1)
  length[0] = ephemeral.publicKey.length
  return Buffer.concat([length, ephemeral.publicKey, encryptBox(key, plain, context)])
}

export const openSealed = (pair: KeyPair, sealed: Uint8Array, context: string): Uint8Array | undefined => {
  const length = sealed[0] ?? 0
  const ephemeral = sealed.subarray(1, 1 + length)
  try {
    const key = deriveKey(
      agree(pair.privateKey, ephemeral),
      Buffer.concat([ephemeral, pair.publicKey]),
      'seal',
    )
    return decryptBox(key, sealed.subarray(1 + length), context)
  } catch {
    return undefined
  }
}
