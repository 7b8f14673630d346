import { createHash, createHmac, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { createKeyPair, decryptBox, deriveKey, encryptBox, openSealed, sealTo } from './crypto.ts'
import { passwordSecret } from './password.ts'

const same = (bytes: Uint8Array | undefined, expected: string): boolean =>
  bytes !== undefined && Buffer.from(bytes).toString('hex') === expected

const sample = Buffer.from('perisai-desa')

const checkArgon2id = async (): Promise<boolean> => {
  const salt = Buffer.from('0123456789abcdef')
  const secret = await passwordSecret('perisai-desa', salt, { memoryKiB: 64, passes: 3, lanes: 2 })
  // Computed with OpenSSL's implementation, not with the one that is checked.
  return same(secret, '3c23143b225530f93476f468587bb16afb61e94dc17e313d345cd5d0ee2628f4')
}

const checkSha256 = (): boolean =>
  same(
    createHash('sha256').update(sample).digest(),
    '493b3394a50901921275409d20b7f415cb22fce0fb1a2b493445b423cd9267ab',
  )

/** Test case 2 of RFC 4231. */
const checkHmac = (): boolean =>
  same(
    createHmac('sha256', 'Jefe').update('what do ya want for nothing?').digest(),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )

const checkHkdf = (): boolean =>
  same(
    deriveKey(new Uint8Array(22).fill(0x0b), Buffer.from('000102030405060708090a0b0c', 'hex'), 'check'),
    'e15c0fa524abcf94bcb1afcadc4f629d02ed227bf95c457e072041dbadaa4f25',
  )

const checkAesGcm = (): boolean => {
  const key = new Uint8Array(32).fill(1)
  const box = encryptBox(key, sample, 'check')
  const opens = Buffer.from(decryptBox(key, box, 'check') ?? []).equals(sample)
  box[box.length - 1] = (box.at(-1) ?? 0) ^ 1
  return opens && decryptBox(key, box, 'check') === undefined
}

const checkX25519 = (): boolean => {
  const pair = createKeyPair('x25519')
  const sealed = sealTo(pair.publicKey, sample, 'check')
  return Buffer.from(openSealed(pair, sealed, 'check') ?? []).equals(sample)
}

const checkEd25519 = (): boolean => {
  const pair = createKeyPair('ed25519')
  const privateKey = createPrivateKey({ key: Buffer.from(pair.privateKey), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey({ key: Buffer.from(pair.publicKey), format: 'der', type: 'spki' })
  return verify(null, sample, publicKey, sign(null, sample, privateKey))
}

const checks: readonly [primitive: string, check: () => boolean | Promise<boolean>][] = [
  ['argon2id', checkArgon2id],
  ['sha256', checkSha256],
  ['hmac-sha256', checkHmac],
  ['hkdf-sha256', checkHkdf],
  ['aes-256-gcm', checkAesGcm],
  ['x25519', checkX25519],
  ['ed25519', checkEd25519],
]

/** Primitives that are missing or compute something else in this runtime. Exactly those the keys rest on are tried. */
export const brokenPrimitives = async (tried: typeof checks = checks): Promise<string[]> => {
  const broken: string[] = []
  for (const [primitive, check] of tried) {
    const works = await Promise.resolve()
      .then(check)
      .catch(() => false)
    if (!works) broken.push(primitive)
  }
  return broken
}
