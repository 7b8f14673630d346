import { fromUtf8, joined, toUtf8 } from './bytes.ts'

/*
 * The part of CBOR (RFC 8949) that a proof needs: one map with numbers below 24 as keys, and whole numbers or texts as
 * values, in the one canonical form: shortest heads, keys ascending.
 */

type Value = number | string
export type CborMap = ReadonlyMap<number, Value>

const [unsigned, textual, map] = [0, 3, 5]

const head = (major: number, size: number): Uint8Array => {
  const kind = major << 5
  if (size < 24) return new Uint8Array([kind | size])
  if (size < 256) return new Uint8Array([kind | 24, size])
  return new Uint8Array([kind | 25, size >> 8, size & 255])
}

const written = (value: Value): Uint8Array => {
  if (typeof value === 'number') return head(unsigned, value)
  const text = toUtf8(value)
  return joined(head(textual, text.length), text)
}

/** Numbers and lengths are below 65,536. */
export const writeCborMap = (entries: CborMap): Uint8Array =>
  joined(
    head(map, entries.size),
    ...[...entries]
      .toSorted(([one], [other]) => one - other)
      .flatMap(([key, value]) => [head(unsigned, key), written(value)]),
  )

type Read<Content> = { content: Content; next: number } | undefined

const readHead = (bytes: Uint8Array, at: number): Read<{ major: number; size: number }> => {
  const [first, second, third] = bytes.subarray(at, at + 3)
  if (first === undefined) return undefined
  const [major, low] = [first >> 5, first & 31]
  if (low < 24) return { content: { major, size: low }, next: at + 1 }
  if (low === 24 && second !== undefined && second >= 24)
    return { content: { major, size: second }, next: at + 2 }
  if (low === 25 && second !== undefined && second > 0 && third !== undefined)
    return { content: { major, size: second * 256 + third }, next: at + 3 }
  return undefined
}

const readValue = (bytes: Uint8Array, at: number): Read<Value> => {
  const found = readHead(bytes, at)
  if (!found) return undefined
  const { content, next } = found
  if (content.major === unsigned) return { content: content.size, next }
  if (content.major !== textual) return undefined
  const text = bytes.subarray(next, next + content.size)
  const value = text.length === content.size ? fromUtf8(text) : undefined
  return value === undefined ? undefined : { content: value, next: next + content.size }
}

/** The map, or undefined where the bytes are not exactly what `writeCborMap` makes of it. */
export const readCborMap = (bytes: Uint8Array): CborMap | undefined => {
  const start = readHead(bytes, 0)
  if (!start || start.content.major !== map) return undefined
  const entries = new Map<number, Value>()
  let { next } = start
  let last = -1
  for (let count = start.content.size; count > 0; count -= 1) {
    const key = readHead(bytes, next)
    if (!key || key.content.major !== unsigned || key.content.size <= last) return undefined
    const value = readValue(bytes, key.next)
    if (!value) return undefined
    entries.set(key.content.size, value.content)
    last = key.content.size
    next = value.next
  }
  return next === bytes.length ? entries : undefined
}
