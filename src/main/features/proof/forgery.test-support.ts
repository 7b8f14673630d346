import { createPublicKey, randomBytes, verify } from 'node:crypto'
import {
  proofMessage,
  proofText,
  type CertificateFacts,
  type LetterFacts,
  type ProofFacts,
} from '#shared/features/proof/proof-code.ts'
import { issuingKeyMessage, type IssuingKey, type TrustList } from '#shared/features/proof/trust-list.ts'
import type { Ed25519 } from '#shared/features/proof/verify-proof.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { isSignedBy, publicKeyOf, signWith } from '#main/platform/keys/ed25519.ts'
import { keyIdOf } from './keyring.ts'

export const day = (text: string) => text as PlainDate
export const today = day('2026-11-23')

export const pair = () => {
  const seed = new Uint8Array(randomBytes(32))
  const publicKey = publicKeyOf(seed)
  return { seed, publicKey, keyId: keyIdOf(publicKey) }
}
export type Pair = ReturnType<typeof pair>

export const issuingKey = (
  root: Pair,
  { publicKey, keyId }: Pair,
  changes: Partial<IssuingKey> = {},
): IssuingKey => {
  const term = { validFrom: day('2026-01-01'), validUntil: day('2028-12-31') }
  const rootSignature = signWith(root.seed, issuingKeyMessage({ keyId, publicKey, ...term }))
  return { keyId, publicKey, rootSignature, ...term, revokedOn: null, ...changes }
}

export const office = () => {
  const [root, issuing] = [pair(), pair()]
  const list: TrustList = {
    office: 'Kantor Imigrasi Kelas II TPI Sampit',
    on: today,
    roots: [{ keyId: root.keyId, publicKey: root.publicKey, revokedOn: null }],
    keys: [issuingKey(root, issuing)],
    ended: new Map(),
  }
  return { root, issuing, list }
}

const letterKinds = ['decree', 'deferralNotice', 'referralLetter'] as const

/** Three of four are certificates, the others letters of every kind. */
export const factsOf = (number: number): ProofFacts => {
  const kind = letterKinds[(number >> 2) % letterKinds.length]
  return number % 4 === 3 && kind ? letterOf(kind, number) : certificateOf(number)
}

export const letterOf = (kind: (typeof letterKinds)[number], number: number): LetterFacts => ({
  kind,
  number: number % 3 === 0 ? null : `WIM.17.IMI.2-GR.03.05-${String(number).padStart(4, '0')}`,
  datedOn: today,
  issuedOn: today,
  office: 'Kanim Sampit',
  serial: number.toString(16).padStart(10, '0').toUpperCase(),
})

export const certificateOf = (number: number): CertificateFacts => ({
  kind: 'certificate',
  number: number % 3 === 0 ? null : `W.17.IMI.IMI.2-GR.03.05-${String(number).padStart(4, '0')}`,
  regionCode: `62.02.17.${2000 + number}`,
  village: `Desa Contoh ${number}`,
  datedOn: day('2024-02-27'),
  issuedOn: today,
  office: 'Kanim Sampit',
  serial: `DBI-620217${2000 + number}-2024-01`,
})

export const codeOf = ({ seed, keyId }: Pair, facts: ProofFacts): string => {
  const message = proofMessage(keyId, facts)
  return proofText(message, signWith(seed, message))
}

/** Node's verification off this thread, each key made once: there are many hundred thousand codes to refuse. */
export const inParallel = ({ root }: { root: Pair }): Ed25519 => {
  const head = Buffer.from('302a300506032b6570032100', 'hex')
  const known = new Map<string, { key: ReturnType<typeof createPublicKey>; vouched: Map<string, boolean> }>()
  return (publicKey, signature, message) => {
    const name = Buffer.from(publicKey).toString('hex')
    const der = Buffer.concat([head, publicKey])
    const entry = known.get(name) ?? {
      key: createPublicKey({ key: der, format: 'der', type: 'spki' }),
      vouched: new Map(),
    }
    known.set(name, entry)
    // The root's signature over the one issuing key is the same every time.
    if (name === Buffer.from(root.publicKey).toString('hex')) {
      const asked = Buffer.from(message).toString('hex')
      const answer = entry.vouched.get(asked) ?? isSignedBy(publicKey, signature, message)
      entry.vouched.set(asked, answer)
      return answer
    }
    return new Promise((done) =>
      verify(null, message, entry.key, signature, (error, valid) => done(!error && valid)),
    )
  }
}
