import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { inGroups, paperSigns, tidiedSigns } from '#shared/kernel/paper-code.ts'

const codeLength = 8

/** Powers of a generator of the field with 32 elements (x⁵ + x² + 1). */
const powers = (() => {
  const found = [1]
  for (let index = 1; index < 31; index += 1) {
    const doubled = (found[index - 1] ?? 0) << 1
    found.push(doubled & 32 ? doubled ^ 37 : doubled)
  }
  return found
})()

const times = (value: number, shift: number): number =>
  value === 0 ? 0 : (powers[(powers.indexOf(value) + shift) % 31] ?? 0)

/**
 * Signs weighted by their place, in the field: one wrong sign and any two exchanged ones change the sum. The check sign
 * has the weight one.
 */
const sumOf = (values: readonly number[]): number =>
  values.reduce((sum, value, index) => sum ^ times(value, index + 1), 0)

/** `random`: at least seven bytes. */
export const makeReplyCode = (random: Uint8Array): string => {
  const values = Array.from(random.slice(0, codeLength - 1), (byte) => byte & 31)
  if (values.length < codeLength - 1) throw new RangeError('too few random bytes')
  return [...values, sumOf(values)].map((value) => paperSigns.charAt(value)).join('')
}

/** Scanners and handwriting put other marks between the signs too. */
const tidied = (typed: string): string => tidiedSigns(typed.replaceAll(/[^0-9A-Za-z]/g, ''))

const slipPrefix = 'PDR1:'
const markLength = 4

/** Four signs by which an office knows its own slips. `digest`: of the office's id, at least four bytes. */
export const officeMarkOf = (digest: Uint8Array): string =>
  Array.from(digest.slice(0, markLength), (byte) => paperSigns.charAt(byte & 31)).join('')

/** What the QR code of a slip says: `PDR1:7K2M:K7QM2X4P`. */
export const replySlipText = (mark: string, code: string): string => `${slipPrefix}${mark}:${code}`

type ReadReplyCode = {
  verdict: Verdict
  code: string
  /** Of the office that the slip came from; null where the code was typed from the print. */
  mark: string | null
}

/** Proofs of papers begin so, and their short code for the telephone has twelve signs. */
const proofPrefix = 'PDS1:'
const proofShortCodeLength = 12

const isOfProof = (typed: string): boolean =>
  typed.startsWith(proofPrefix) || (!typed.includes(':') && tidied(typed).length === proofShortCodeLength)

/** The code in what was typed, or in the text of a slip's QR code. */
export const readReplyCode = (entered: string): ReadReplyCode => {
  const typed = entered.trim().toUpperCase()
  if (isOfProof(typed)) return { verdict: refused('REPLY_CODE_OF_PROOF'), code: '', mark: null }
  const isSlip = typed.startsWith(slipPrefix)
  if (!isSlip && typed.includes(':'))
    return { verdict: refused('REPLY_CODE_OTHER_KIND'), code: '', mark: null }
  const parts = isSlip ? typed.slice(slipPrefix.length).split(':') : [typed]
  const code = tidied(parts.at(-1) ?? '')
  const mark = parts.length === 2 ? (parts[0] ?? null) : null
  if (code.length !== codeLength) {
    const data = { length: code.length, wanted: codeLength }
    return { verdict: refused('REPLY_CODE_LENGTH', data), code, mark }
  }
  const values = [...code].map((sign) => paperSigns.indexOf(sign))
  const isRight = !values.includes(-1) && sumOf(values.slice(0, codeLength - 1)) === values[codeLength - 1]
  return { verdict: isRight ? allowed : refused('REPLY_CODE_MISTYPED'), code, mark }
}

/** `K7QM-2X4P`, as it is printed and read out. */
export const shownReplyCode = (code: string): string => inGroups(code)
