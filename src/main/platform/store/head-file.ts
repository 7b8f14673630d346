import { createHmac } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { LogHead } from '../db/change-log.ts'
import { inOrder } from '../disk-errors.ts'
import { syncFolder } from '../keys/atomic-file.ts'

/*
 * `puncak`: the number and digest of the newest act, outside the database. A damaged write-ahead log drops committed
 * acts without an error of SQLite; a database that is behind this file tells.
 * Two slots are written in turn, so a torn write leaves the one before.
 */
const slotSpacing = 4096
const slotSize = 8 + 32 + 32
const syncInterval = 1000

export type HeadFile = {
  write: (head: LogHead) => void
  close: () => void
}

const seal = (key: Uint8Array, seq: bigint, digest: Uint8Array): Buffer => {
  const slot = Buffer.alloc(slotSize)
  slot.writeBigUInt64BE(seq)
  slot.set(digest, 8)
  slot.set(createHmac('sha256', key).update(slot.subarray(0, 40)).digest(), 40)
  return slot
}

/** The newest head that was written, or undefined where there is no slot that is whole. */
export const readHead = (file: string, key: Uint8Array): LogHead | undefined => {
  if (!existsSync(file)) return undefined
  const content = readFileSync(file)
  let newest: LogHead | undefined
  for (const start of [0, slotSpacing]) {
    const slot = content.subarray(start, start + slotSize)
    if (slot.length < slotSize) continue
    const digest = slot.subarray(8, 40)
    if (!seal(key, slot.readBigUInt64BE(), digest).equals(slot)) continue
    const seq = Number(slot.readBigUInt64BE())
    if (!newest || seq > newest.seq) newest = { seq, digest: new Uint8Array(digest) }
  }
  return newest
}

export const openHeadFile = (file: string, key: Uint8Array): HeadFile => {
  const isNew = !existsSync(file)
  const descriptor = openSync(file, isNew ? 'w+' : 'r+', 0o600)
  if (isNew) syncFolder(dirname(file))
  let timer: NodeJS.Timeout | undefined
  const sync = (): void => {
    timer = undefined
    try {
      fsyncSync(descriptor)
    } catch {
      // It may lag behind the database; the next act or closing syncs it again, and closing tells.
    }
  }
  return {
    write: ({ seq, digest }) => {
      writeSync(descriptor, seal(key, BigInt(seq), digest), 0, slotSize, seq % 2 === 0 ? 0 : slotSpacing)
      timer ??= setTimeout(sync, syncInterval).unref()
    },
    close: () => {
      clearTimeout(timer)
      inOrder(
        () => fsyncSync(descriptor),
        () => closeSync(descriptor),
      )
    },
  }
}
