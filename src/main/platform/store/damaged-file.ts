import { createDecipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { inOrder } from '../disk-errors.ts'

/*
 * The layout of SQLCipher 4: a page ends with the start value of its cipher and a checksum over both. Whoever opens the
 * file refuses a page whose checksum does not fit; here it is deciphered all the same, and what it says is held against
 * the log by whoever reads it. SQLite itself gives up at the first page of the schema that is gone.
 */
const pageSize = 4096
const reserved = 80
const usable = pageSize - reserved
/** The first page begins with the salt of the file, in the clear. */
const saltSize = 16
const [walHeaderSize, frameHeaderSize] = [32, 24]
const [interiorTable, leafTable] = [5, 13]
/** No row of ours is as large; a larger one is a size that is not what was written. */
const largestRow = 64n * 1024n * 1024n

export type DamagedRow = {
  rowId: number
  values: (null | number | bigint | string | Buffer)[]
  /** The checksums fit: some program with the key wrote it so, now or earlier. */
  isSealed: boolean
}

type Page = { content: Buffer; isSealed: boolean }

/** A database of which some pages may be anything. Only ever read, and never by SQLite. */
export type DamagedFile = {
  /** Rows of the table that begins at this page, as far as pages lead to them. A page is read for one table only. */
  rowsUnder: (root: number) => Generator<DamagedRow>
  /** Rows of table pages that nothing led to. They may be of any table. */
  strayRows: () => Generator<DamagedRow[]>
  /** Schema of the rows; 0 where the first page is gone. */
  version: () => number
  close: () => void
}

export const openDamagedFile = (file: string, key: Uint8Array): DamagedFile => {
  const main = openSync(file, 'r')
  const wal = existsSync(`${file}-wal`) ? openSync(`${file}-wal`, 'r') : undefined
  const newer = wal === undefined ? new Map<number, number>() : committedFrames(wal)
  const pageCount = Math.max(Math.ceil(fstatSync(main).size / pageSize), ...newer.keys())
  const visited = new Set<number>()

  const macKey = macKeyOf(main, key)

  const page = (number: number): Page | undefined => {
    const raw = Buffer.alloc(pageSize)
    const frame = newer.get(number)
    const read =
      wal === undefined || frame === undefined
        ? readSync(main, raw, 0, pageSize, (number - 1) * pageSize)
        : readSync(wal, raw, 0, pageSize, frame)
    if (read < pageSize) return undefined
    return { content: decipher(raw, key, number), isSealed: isSealed(raw, macKey, number) }
  }

  const rowsUnder = function* (root: number): Generator<DamagedRow> {
    const open = [root]
    for (let number = open.pop(); number !== undefined; number = open.pop()) {
      if (number < 1 || number > pageCount || visited.has(number)) continue
      const found = page(number)
      if (!found) continue
      const { content } = found
      const start = headerOf(number)
      if (content[start] === leafTable) {
        visited.add(number)
        yield* rowsOf(found, start, page)
      } else if (content[start] === interiorTable) {
        visited.add(number)
        // The last one first, so that rows come in their order.
        open.push(...childrenOf(content, start).toReversed())
      }
    }
  }

  const strayRows = function* (): Generator<DamagedRow[]> {
    for (let number = 1; number <= pageCount; number += 1) {
      if (visited.has(number)) continue
      const found = page(number)
      if (found?.content[headerOf(number)] !== leafTable) continue
      const rows = [...rowsOf(found, headerOf(number), page)]
      if (rows.length > 0) yield rows
    }
  }

  return {
    rowsUnder,
    strayRows,
    version: () => page(1)?.content.readUInt32BE(60) ?? 0,
    close: () =>
      inOrder(
        () => closeSync(main),
        () => wal !== undefined && closeSync(wal),
      ),
  }
}

const decipher = (raw: Buffer, key: Uint8Array, number: number): Buffer => {
  const cipher = createDecipheriv('aes-256-cbc', key, raw.subarray(usable, usable + 16))
  cipher.setAutoPadding(false)
  const salt = number === 1 ? saltSize : 0
  return Buffer.concat([raw.subarray(0, salt), cipher.update(raw.subarray(salt, usable)), cipher.final()])
}

/** The checksums have a key of their own, which the salt at the beginning of the file goes into. */
const macKeyOf = (main: number, key: Uint8Array): Buffer => {
  const salt = Buffer.alloc(saltSize)
  readSync(main, salt, 0, saltSize, 0)
  return pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ 0x3a),
    2,
    32,
    'sha512',
  )
}

const isSealed = (raw: Buffer, macKey: Buffer, number: number): boolean => {
  const place = Buffer.alloc(4)
  place.writeUInt32LE(number)
  const covered = raw.subarray(number === 1 ? saltSize : 0, usable + 16)
  const mac = createHmac('sha512', macKey).update(covered).update(place).digest()
  return mac.equals(raw.subarray(usable + 16, pageSize))
}

/** Where the newest committed content of each page stands in the log of the database. */
const committedFrames = (wal: number): Map<number, number> => {
  const committed = new Map<number, number>()
  const pending = new Map<number, number>()
  const header = Buffer.alloc(walHeaderSize)
  if (readSync(wal, header, 0, walHeaderSize, 0) < walHeaderSize) return committed
  const frame = Buffer.alloc(frameHeaderSize)
  const { size } = fstatSync(wal)
  for (let at = walHeaderSize; at + frameHeaderSize + pageSize <= size; at += frameHeaderSize + pageSize) {
    readSync(wal, frame, 0, frameHeaderSize, at)
    // Frames of an earlier round of the log carry another salt. A checksum that does not fit is no reason to stop here.
    if (!frame.subarray(8, 16).equals(header.subarray(16, 24))) continue
    pending.set(frame.readUInt32BE(0), at + frameHeaderSize)
    if (frame.readUInt32BE(4) === 0) continue
    for (const [number, place] of pending) committed.set(number, place)
    pending.clear()
  }
  return committed
}

const headerOf = (number: number): number => (number === 1 ? 100 : 0)

const cellsOf = (content: Buffer, start: number, headerSize: number): number[] => {
  const count = content.readUInt16BE(start + 3)
  const first = start + headerSize
  if (first + 2 * count > usable) return []
  const cells = Array.from({ length: count }, (_, index) => content.readUInt16BE(first + 2 * index))
  return cells.filter((cell) => cell >= first + 2 * count && cell <= usable - 4)
}

const childrenOf = (content: Buffer, start: number): number[] => [
  ...cellsOf(content, start, 12).map((cell) => content.readUInt32BE(cell)),
  content.readUInt32BE(start + 8),
]

type PageReader = (number: number) => Page | undefined

const rowsOf = function* (from: Page, start: number, page: PageReader): Generator<DamagedRow> {
  for (const cell of cellsOf(from.content, start, 8)) {
    const row = rowIn(from, cell, page)
    if (row) yield row
  }
}

/** Undefined where the cell cannot be a row. */
const rowIn = (from: Page, cell: number, page: PageReader): DamagedRow | undefined => {
  const { content } = from
  const size = varint(content, cell)
  const id = size && varint(content, size.next)
  if (!id || size.value > largestRow) return undefined
  const payload = payloadOf(from, id.next, Number(size.value), page)
  const values = payload && valuesOf(payload.content)
  const rowId = Number(BigInt.asIntN(64, id.value))
  return values && Number.isSafeInteger(rowId) ? { rowId, values, isSealed: payload.isSealed } : undefined
}

/** What does not fit into the page goes on in a chain of pages. */
const payloadOf = (from: Page, at: number, size: number, page: PageReader): Page | undefined => {
  const { content } = from
  let { isSealed: areSealed } = from
  const local = localSizeOf(size)
  if (at + local > usable) return undefined
  const parts = [content.subarray(at, at + local)]
  if (local === size) return { content: content.subarray(at, at + local), isSealed: areSealed }
  if (at + local + 4 > usable) return undefined
  let left = size - local
  let next = content.readUInt32BE(at + local)
  while (left > 0) {
    const overflow = next === 0 ? undefined : page(next)
    if (!overflow) return undefined
    const part = overflow.content.subarray(4, 4 + Math.min(left, usable - 4))
    parts.push(part)
    left -= part.length
    next = overflow.content.readUInt32BE(0)
    areSealed &&= overflow.isSealed
  }
  return { content: Buffer.concat(parts), isSealed: areSealed }
}

const localSizeOf = (size: number): number => {
  if (size <= usable - 35) return size
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const fitting = least + ((size - least) % (usable - 4))
  return fitting <= usable - 35 ? fitting : least
}

const varint = (bytes: Buffer, at: number): { value: bigint; next: number } | undefined => {
  let value = 0n
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[at + index]
    if (byte === undefined) return undefined
    if (index === 8) return { value: (value << 8n) | BigInt(byte), next: at + 9 }
    value = (value << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) return { value, next: at + index + 1 }
  }
  return undefined
}

const valuesOf = (payload: Buffer): DamagedRow['values'] | undefined => {
  const header = varint(payload, 0)
  if (!header || header.value > BigInt(payload.length)) return undefined
  const values: DamagedRow['values'] = []
  let at = Number(header.value)
  for (let place = header.next; place < Number(header.value);) {
    const type = varint(payload, place)
    const length = type && lengthOf(type.value)
    if (!type || length === undefined || at + length > payload.length) return undefined
    values.push(valueOf(payload.subarray(at, at + length), Number(type.value)))
    at += length
    place = type.next
  }
  return at === payload.length ? values : undefined
}

const integerLengths = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0]

const lengthOf = (type: bigint): number | undefined =>
  type >= 12n ? Number((type - 12n) / 2n) : integerLengths[Number(type)]

const valueOf = (bytes: Buffer, type: number): DamagedRow['values'][number] => {
  if (type >= 12) return type % 2 === 0 ? bytes : bytes.toString('utf8')
  if (type === 0) return null
  if (type === 7) return bytes.readDoubleBE()
  if (type >= 8) return type - 8
  if (type < 6) return bytes.readIntBE(0, bytes.length)
  const whole = bytes.readBigInt64BE()
  return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole
}
