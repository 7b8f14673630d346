import type { RegisterEncoding } from './register.types.ts'
import { RegisterRefusal } from './register-refusal.ts'

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte)

/** Text of Windows programs without a mark: nearly every second byte is zero, and always the same second one. */
const unmarkedUtf16 = (bytes: Uint8Array): RegisterEncoding | undefined => {
  const length = Math.min(bytes.length - (bytes.length % 2), 4096)
  let even = 0
  let odd = 0
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even += 1
    if (bytes[index + 1] === 0) odd += 1
  }
  const pairs = length / 2
  if (odd > pairs * 0.6 && even === 0) return 'utf-16le'
  if (even > pairs * 0.6 && odd === 0) return 'utf-16be'
  return undefined
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** A byte-order mark decides; without one the bytes themselves do, and what is not UTF-8 is old Windows text. */
const encodingOf = (bytes: Uint8Array): RegisterEncoding => {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be'
  return unmarkedUtf16(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
}

/** Control signs that no text program writes; they tell a renamed picture or program from a text. */
const binarySigns = /(?![\t\n\v\f\r])\p{Cc}(?<![\u007f-\u009f])/u

/** @throws RegisterRefusal REGISTER_TYPE_NOT_ALLOWED for bytes that are no text */
export const decodeText = (bytes: Uint8Array): { text: string; encoding: RegisterEncoding } => {
  const encoding = encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  if (binarySigns.test(text)) throw new RegisterRefusal('REGISTER_TYPE_NOT_ALLOWED')
  return { text, encoding }
}
