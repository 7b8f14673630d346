import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { fromBase45, toBase45 } from './base45.ts'
import { fromHex, joined, toHex, toUtf8 } from './bytes.ts'
import { readCborMap, writeCborMap, type CborMap } from './cbor.ts'
import { shortCodeOf } from './short-code.ts'

/*
 * `PDS1:` and base45 of: format (1 byte) ‖ key id (8) ‖ facts as CBOR map ‖ Ed25519 signature (64). Only the facts that
 * stand on the paper anyway, and never one of a person: the code can be read by everybody.
 */

export const proofPrefix = 'PDS1:'

/** Kinds of paper by the number that stands for them in a code. A number is never given to another kind. */
const kindNumbers = { certificate: 1, decree: 2, deferralNotice: 3, referralLetter: 4 } as const
export type ProvenKind = keyof typeof kindNumbers

type CommonFacts = {
  number: string | null
  /** The day the paper carries. */
  datedOn: PlainDate
  /** The day it was signed; the key must have been valid then. */
  issuedOn: PlainDate
  office: string
  serial: string
}

export type CertificateFacts = CommonFacts & {
  kind: 'certificate'
  regionCode: string
  /** As it is printed, so that a code on the certificate of another village is seen without a table of codes. */
  village: string
}

/**
 * A letter says nothing of what it is about, neither village nor case. Its serial is no word of the print: signs by
 * chance, which keep letters of one kind and day apart that have no number yet.
 */
export type LetterFacts = CommonFacts & { kind: Exclude<ProvenKind, 'certificate'> }

export type ProofFacts = CertificateFacts | LetterFacts

/** A code that has the right form. Whether it is true only its signature tells. */
export type Proof = {
  keyId: string
  facts: ProofFacts
  /** What the signature is over. */
  message: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
  shortCode: string
}

const keys = {
  kind: 1,
  number: 2,
  regionCode: 3,
  datedOn: 4,
  issuedOn: 5,
  office: 6,
  serial: 7,
  state: 8,
  village: 9,
}
const issued = 1
const format = 1
const [keyLength, signatureLength] = [8, 64]
const domain = toUtf8('perisai-desa proof 1\n')

const dayLength = 86_400_000
/** Days are counted from 1970 in two bytes. */
const lastDay = 65_535
const toDayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayLength
const fromDayNumber = (number: number): PlainDate =>
  new Date(number * dayLength).toISOString().slice(0, 10) as PlainDate

const factsToMap = (facts: ProofFacts): CborMap =>
  new Map<number, number | string>([
    [keys.kind, kindNumbers[facts.kind]],
    ...(facts.number === null ? [] : [[keys.number, facts.number] as const]),
    [keys.datedOn, toDayNumber(facts.datedOn)],
    [keys.issuedOn, toDayNumber(facts.issuedOn)],
    [keys.office, facts.office],
    [keys.serial, facts.serial],
    [keys.state, issued],
    ...(facts.kind === 'certificate'
      ? ([
          [keys.regionCode, facts.regionCode],
          [keys.village, facts.village],
        ] as const)
      : []),
  ])

const longest: Readonly<Record<number, number>> = {
  [keys.number]: 120,
  [keys.regionCode]: 13,
  [keys.office]: 100,
  [keys.serial]: 40,
  [keys.village]: 120,
}

const textIn = (map: CborMap, key: number): string | undefined => {
  const value = map.get(key)
  const fits =
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= (longest[key] ?? 0) &&
    value === value.trim().normalize('NFC') &&
    !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(value)
  return fits ? value : undefined
}

const dayIn = (map: CborMap, key: number): PlainDate | undefined => {
  const value = map.get(key)
  return typeof value === 'number' && value >= 0 && value <= lastDay ? fromDayNumber(value) : undefined
}

const kindIn = (map: CborMap): ProvenKind | undefined =>
  (Object.keys(kindNumbers) as ProvenKind[]).find((kind) => kindNumbers[kind] === map.get(keys.kind))

const mapToFacts = (map: CborMap): ProofFacts | undefined => {
  const known = new Set<number>(Object.values(keys))
  if (map.get(keys.state) !== issued || ![...map.keys()].every((key) => known.has(key))) return undefined
  const kind = kindIn(map)
  const [datedOn, issuedOn] = [dayIn(map, keys.datedOn), dayIn(map, keys.issuedOn)]
  const [office, serial] = [textIn(map, keys.office), textIn(map, keys.serial)]
  const number = map.has(keys.number) ? textIn(map, keys.number) : null
  if (!kind || !datedOn || !issuedOn || !office || !serial || number === undefined) return undefined
  const common = { number, datedOn, issuedOn, office, serial }
  if (kind !== 'certificate')
    return map.has(keys.regionCode) || map.has(keys.village) ? undefined : { kind, ...common }
  const [regionCode, village] = [textIn(map, keys.regionCode), textIn(map, keys.village)]
  return regionCode && village ? { kind, ...common, regionCode, village } : undefined
}

/**
 * What is to be signed for a paper with these facts.
 *
 * @throws RangeError where a fact cannot stand in a code; the caller has checked them
 */
export const proofMessage = (keyId: string, facts: ProofFacts): Uint8Array<ArrayBuffer> => {
  const id = fromHex(keyId, keyLength)
  const map = factsToMap(facts)
  if (!id || !mapToFacts(map)) throw new RangeError('facts that cannot stand in a code')
  return joined(domain, new Uint8Array([format]), id, writeCborMap(map))
}

export const proofText = (message: Uint8Array, signature: Uint8Array): string =>
  proofPrefix + toBase45(joined(message.subarray(domain.length), signature))

/** The code of a text, or undefined where it is not, sign by sign, what `proofText` makes. */
export const readProof = (text: string): Proof | undefined => {
  const bytes = text.startsWith(proofPrefix) ? fromBase45(text.slice(proofPrefix.length)) : undefined
  if (!bytes || bytes[0] !== format || bytes.length < 1 + keyLength + signatureLength) return undefined
  const content = bytes.slice(0, -signatureLength)
  const signature = bytes.slice(-signatureLength)
  const map = readCborMap(content.subarray(1 + keyLength))
  const facts = map && mapToFacts(map)
  if (!facts) return undefined
  return {
    keyId: toHex(content.subarray(1, 1 + keyLength)),
    facts,
    message: joined(domain, content),
    signature,
    shortCode: shortCodeOf(signature),
  }
}
