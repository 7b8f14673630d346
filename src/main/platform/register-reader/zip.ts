import { createInflateRaw } from 'node:zlib'
import { registerLimits } from './register-limits.ts'
import { RegisterRefusal } from './register-refusal.ts'

type ZipEntry = { method: number; packedSize: number; headerAt: number }

export type Zip = {
  has: (name: string) => boolean
  names: () => string[]
  /**
   * Unpacks a part piece by piece. What comes out is counted; sizes that the file declares are not used.
   *
   * @throws RegisterRefusal REGISTER_UNPACKS_TOO_LARGE, REGISTER_DAMAGED
   */
  read: (name: string) => AsyncGenerator<Uint8Array>
  /** How much of the part that is being read has been taken in, from 0 to 1. */
  share: () => number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const headerSignature = 0x04034b50
const smallestHeader = 30
const longestComment = 0xffff
const stored = 0
const deflated = 8
const inputPiece = 64 * 1024
/** Says that a size or a place stands in a 64-bit field; no file of 20 MB needs one. */
const needs64Bits = 0xffffffff

const damaged = (): RegisterRefusal => new RegisterRefusal('REGISTER_DAMAGED')
const unpacksTooLarge = (): RegisterRefusal =>
  new RegisterRefusal('REGISTER_UNPACKS_TOO_LARGE', { maximumBytes: registerLimits.zipTotalBytes })

/**
 * The table of contents of a zip, from which alone parts are found.
 *
 * @throws RegisterRefusal REGISTER_DAMAGED, REGISTER_HAS_PASSWORD, REGISTER_UNPACKS_TOO_LARGE for too many parts
 */
export const openZip = (bytes: Uint8Array): Zip => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readEntries(bytes, view)
  let total = 0
  let share = 0
  const taken = (part: number): void => {
    share = part
  }

  async function* read(name: string): AsyncGenerator<Uint8Array> {
    const entry = entries.get(name)
    if (!entry) throw damaged()
    const packed = packedBytes(bytes, view, entry)
    let unpacked = 0
    for await (const piece of entry.method === stored ? pieces(packed, taken) : inflate(packed, taken)) {
      unpacked += piece.length
      total += piece.length
      const allowed = Math.max(registerLimits.zipRatioFrom, packed.length * registerLimits.zipRatio)
      if (
        unpacked > allowed ||
        unpacked > registerLimits.zipEntryBytes ||
        total > registerLimits.zipTotalBytes
      )
        throw unpacksTooLarge()
      yield piece
    }
  }
  return { has: (name) => entries.has(name), names: () => [...entries.keys()], read, share: () => share }
}

const readEntries = (bytes: Uint8Array, view: DataView): Map<string, ZipEntry> => {
  const endAt = findEnd(view)
  const count = view.getUint16(endAt + 10, true)
  if (count > registerLimits.zipEntries) throw unpacksTooLarge()
  const entries = new Map<string, ZipEntry>()
  let position = view.getUint32(endAt + 16, true)
  const decoder = new TextDecoder()
  for (let index = 0; index < count; index += 1) {
    if (position + 46 > bytes.length || view.getUint32(position, true) !== entrySignature) throw damaged()
    const flags = view.getUint16(position + 8, true)
    if ((flags & 1) === 1) throw new RegisterRefusal('REGISTER_HAS_PASSWORD')
    const method = view.getUint16(position + 10, true)
    const packedSize = view.getUint32(position + 20, true)
    const headerAt = view.getUint32(position + 42, true)
    if (packedSize === needs64Bits || headerAt === needs64Bits) throw damaged()
    const nameLength = view.getUint16(position + 28, true)
    const next =
      position + 46 + nameLength + view.getUint16(position + 30, true) + view.getUint16(position + 32, true)
    if (next > bytes.length) throw damaged()
    const name = decoder.decode(bytes.subarray(position + 46, position + 46 + nameLength))
    // Two parts of one name are read differently by different programs: what the officer saw might not be what comes in.
    if (entries.has(name)) throw damaged()
    entries.set(name, { method, packedSize, headerAt })
    position = next
  }
  assertApart([...entries.values()])
  return entries
}

/**
 * No two parts share bytes. A file that names the same bytes many times unpacks to far more than it seems to hold, and
 * no program writes one.
 */
const assertApart = (entries: ZipEntry[]): void => {
  let endOfLast = 0
  for (const { headerAt, packedSize } of entries.toSorted((one, other) => one.headerAt - other.headerAt)) {
    if (headerAt < endOfLast) throw damaged()
    endOfLast = headerAt + smallestHeader + packedSize
  }
}

const findEnd = (view: DataView): number => {
  const lowest = Math.max(0, view.byteLength - 22 - longestComment)
  for (let position = view.byteLength - 22; position >= lowest; position -= 1)
    if (view.getUint32(position, true) === endSignature) return position
  throw damaged()
}

const packedBytes = (bytes: Uint8Array, view: DataView, entry: ZipEntry): Uint8Array => {
  const { headerAt, packedSize, method } = entry
  if (method !== stored && method !== deflated) throw damaged()
  if (headerAt + smallestHeader > bytes.length || view.getUint32(headerAt, true) !== headerSignature)
    throw damaged()
  const start =
    headerAt + smallestHeader + view.getUint16(headerAt + 26, true) + view.getUint16(headerAt + 28, true)
  if (start + packedSize > bytes.length) throw damaged()
  return bytes.subarray(start, start + packedSize)
}

function* pieces(bytes: Uint8Array, taken: (share: number) => void): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += inputPiece) {
    taken(start / bytes.length)
    yield bytes.subarray(start, start + inputPiece)
  }
  taken(1)
}

async function* inflate(packed: Uint8Array, taken: (share: number) => void): AsyncGenerator<Uint8Array> {
  const stream = createInflateRaw({ chunkSize: 256 * 1024 })
  const feed = async (): Promise<void> => {
    for (const piece of pieces(packed, taken))
      if (!stream.write(piece)) await new Promise<void>((drained) => stream.once('drain', drained))
    stream.end()
  }
  // Whoever stops reading destroys the stream; what then becomes of the feeding is of no interest.
  void feed().catch(() => {})
  try {
    for await (const piece of stream) yield piece as Uint8Array
  } catch {
    throw damaged()
  } finally {
    stream.destroy()
  }
}
