import { randomBytes } from 'node:crypto'
import { fromBase45, toBase45 } from '#shared/features/proof/base45.ts'
import { proofMessage, proofText } from '#shared/features/proof/proof-code.ts'
import type { TrustList } from '#shared/features/proof/trust-list.ts'
import { verifyProof } from '#shared/features/proof/verify-proof.ts'
import { isSignedBy, signWith } from '#main/platform/keys/ed25519.ts'
import {
  certificateOf,
  codeOf,
  day,
  factsOf,
  inParallel,
  issuingKey,
  office,
  pair,
} from '../../../src/main/features/proof/forgery.test-support.ts'
import { grouped, noneOf, perLevel } from '../amounts.ts'
import { hostileTexts } from '../hostile-values.ts'
import { mutatedJson, pick } from '../mutate-input.ts'
import type { HardeningProgram } from '../program.ts'

/** Codes of which every bit is flipped. */
const flippedCodes = { pr: 3, nightly: 200, release: 200 }
const forged = { pr: 500, nightly: 2_000, release: 20_000 }
const genuine = 200

type Office = ReturnType<typeof office>

const flips = async (
  { root, list }: Office,
  codes: readonly string[],
): Promise<{ tried: number; passed: string[] }> => {
  const ed25519 = inParallel({ root })
  const passed: string[] = []
  let tried = 0
  for (const [number, text] of codes.entries()) {
    const bytes = fromBase45(text.slice(5)) ?? new Uint8Array()
    const others = Array.from({ length: bytes.length * 8 }, (_bit, bit) => {
      const other = new Uint8Array(bytes)
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      return `PDS1:${toBase45(other)}`
    })
    const found = await Promise.all(others.map((other) => verifyProof(other, list, ed25519)))
    tried += found.length
    passed.push(
      ...found.flatMap(({ facts, result }, bit) =>
        facts !== null || result === 'genuine' ? [`code ${number}, bit ${bit}`] : [],
      ),
    )
  }
  return { tried, passed }
}

/** Texts somebody makes up: bent genuine ones, other facts under a real signature, other keys, and plain nonsense. */
const forgeries = ({ issuing }: Office, codes: readonly string[], random: () => number): (() => string)[] => [
  () => mutatedJson(random, pick(random, codes)),
  () => pick(random, codes).slice(0, 5 + Math.floor(random() * 200)),
  () => pick(random, hostileTexts),
  () => `PDS1:${pick(random, hostileTexts)}`,
  () => `PDS1:${toBase45(randomBytes(1 + Math.floor(random() * 300)))}`,
  () => {
    const number = Math.floor(random() * genuine)
    const signature = signWith(issuing.seed, proofMessage(issuing.keyId, factsOf(number)))
    return proofText(proofMessage(issuing.keyId, factsOf((number + 1) % genuine)), signature)
  },
  () => codeOf(pair(), factsOf(Math.floor(random() * genuine))),
  () => {
    const stranger = pair()
    const message = proofMessage(issuing.keyId, factsOf(Math.floor(random() * genuine)))
    return proofText(message, signWith(stranger.seed, message))
  },
  () => proofText(proofMessage(issuing.keyId, certificateOf(1)), new Uint8Array(64)),
]

/** Lists under which a genuine code must prove nothing. */
const lists = ({ root, issuing, list }: Office): [what: string, list: TrustList][] => [
  ['a revoked key', { ...list, keys: [issuingKey(root, issuing, { revokedOn: list.on })] }],
  ['a key that was over', { ...list, keys: [issuingKey(root, issuing, { validUntil: day('2026-01-02') })] }],
  ['a key no root vouches for', { ...list, keys: [issuingKey(pair(), issuing)] }],
  ['no root', { ...list, roots: [] }],
  ['the list of another office', office().list],
]

export const certificates: HardeningProgram = {
  name: 'certificates',
  title: 'codes of certificates and letters with flipped bits, foreign keys and made-up texts',
  run: async ({ level, random }) => {
    const made = office()
    const { list, issuing } = made
    const codes = Array.from({ length: genuine }, (_entry, number) => codeOf(issuing, factsOf(number)))
    const results = await Promise.all(codes.map((code) => verifyProof(code, list, isSignedBy)))
    const refused = results.flatMap(({ result }, number) =>
      result === 'genuine' ? [] : [`code ${number}: ${result}`],
    )
    const { tried, passed } = await flips(made, codes.slice(0, perLevel(level, flippedCodes)))
    const known = new Set(codes)
    const makers = forgeries(made, codes, random)
    const believed: string[] = []
    const count = perLevel(level, forged)
    for (let round = 0; round < count; round += 1) {
      const text = pick(random, makers)()
      const { result, facts } = await verifyProof(text, list, isSignedBy)
      if ((result === 'genuine' || facts !== null) && !known.has(text.trim()))
        believed.push(JSON.stringify(text))
    }
    const wrongList: string[] = []
    for (const [what, other] of lists(made))
      for (const code of codes)
        if ((await verifyProof(code, other, isSignedBy)).result === 'genuine') wrongList.push(what)
    return [
      noneOf('genuine codes that were refused', `${genuine} codes`, refused),
      noneOf(
        'codes with one flipped bit that were believed',
        `${grouped(tried)} of ${perLevel(level, flippedCodes)} codes`,
        passed,
      ),
      noneOf('made-up texts that were believed', grouped(count), believed),
      noneOf(
        'codes believed by a revoked, ended, unvouched or foreign key',
        grouped(lists(made).length * genuine),
        [...new Set(wrongList)],
      ),
    ]
  },
}
