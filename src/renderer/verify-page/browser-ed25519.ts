import { fromHex, toUtf8 } from '#shared/features/proof/bytes.ts'
import type { Ed25519 } from '#shared/features/proof/verify-proof.ts'

export const browserEd25519: Ed25519 = async (publicKey, signature, message) => {
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', key, signature, message)
  } catch {
    return false
  }
}

/** RFC 8032, test 1: the empty message. */
const known = {
  publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  signature:
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
}

/** Whether this browser can verify at all: it must accept a known signature and refuse it over another message. */
export const canVerify = async (): Promise<boolean> => {
  const publicKey = fromHex(known.publicKey, 32)
  const signature = fromHex(known.signature, 64)
  if (!publicKey || !signature) return false
  return (
    (await browserEd25519(publicKey, signature, new Uint8Array())) &&
    !(await browserEd25519(publicKey, signature, new Uint8Array(toUtf8('x'))))
  )
}
