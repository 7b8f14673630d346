import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/*
 * Login codes of a telephone: RFC 6238 with what every authenticator takes without being told, SHA-1, six digits, half a
 * minute. Decision 0016 says what they are good for on a workstation without a network.
 */
const stepMilliseconds = 30_000
const digits = 6
const secretBytes = 20
/** Telephone and workstation may be half a minute apart. */
const tolerance = [-1, 0, 1]

export const createCodeSecret = (): Uint8Array => new Uint8Array(randomBytes(secretBytes))

/** RFC 4226: dynamic truncation of the HMAC over the counter. */
export const loginCodeOf = (secret: Uint8Array, step: number): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const value = mac.readUInt32BE(mac[mac.length - 1]! & 15) & 0x7fffffff
  return String(value % 10 ** digits).padStart(digits, '0')
}

export const codeStepAt = (now: number): number => Math.floor(now / stepMilliseconds)

/**
 * The half minute a typed code belongs to, or undefined where it is wrong or not after the last one that was used. A
 * clock that was set back therefore finds no code good twice.
 */
export const acceptedCodeStep = (
  secret: Uint8Array,
  typed: string,
  now: number,
  lastStep: number | undefined,
): number | undefined => {
  const given = Buffer.from(typed.replaceAll(/\D/g, '').slice(0, digits).padEnd(digits, '-'))
  const steps = tolerance.map((apart) => codeStepAt(now) + apart)
  // All are compared, whichever fits.
  const fitting = steps.filter((step) => timingSafeEqual(given, Buffer.from(loginCodeOf(secret, step))))
  return fitting.find((step) => lastStep === undefined || step > lastStep)
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A secret as authenticators take it, in groups of four for whoever types it. */
export const codeSecretText = (secret: Uint8Array): string => {
  let bits = ''
  for (const byte of secret) bits += byte.toString(2).padStart(8, '0')
  const signs = (bits.match(/.{1,5}/g) ?? []).map((five) => base32[Number.parseInt(five.padEnd(5, '0'), 2)])
  return (signs.join('').match(/.{1,4}/g) ?? []).join(' ')
}

/** Undefined for what is no secret of ours. */
export const readCodeSecret = (text: string): Uint8Array | undefined => {
  const signs = text.toUpperCase().replaceAll(/\s/g, '')
  if (!/^[A-Z2-7]{32}$/.test(signs)) return undefined
  const bits = [...signs].map((sign) => base32.indexOf(sign).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

/** What the QR code tells an authenticator. `label`: the login; the office stands before it in the list. */
export const codeSecretUri = (secret: Uint8Array, issuer: string, label: string): string => {
  const name = `${encodeURIComponent(issuer)}:${encodeURIComponent(label)}`
  const text = codeSecretText(secret).replaceAll(' ', '')
  return `otpauth://totp/${name}?secret=${text}&issuer=${encodeURIComponent(issuer)}`
}
