import { createHmac } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
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

const slotOf = (seq: number): number => (seq % 2 === 0 ? 0 : slotSpacing)

const seal = (key: Uint8Array, seq: bigint, digest: Uint8Array): Buffer => {
  const slot = Buffer.alloc(slotSize)
  slot.writeBigUInt64BE(seq)
  slot.set(digest, 8)
  slot.set(createHmac('sha256', key).update(slot.subarray(0, 40)).digest(), 40)
  return slot
}

/** File beside the generations with the newest act; it belongs to the store, whichever generation that is. */
const headName = 'puncak'
const restoredHead = /^puncak-(\d+)$/

/** A restore begins a head file of its own, so that pointer and head change in one step; named for its generation. */
export const restoredHeadFile = (folder: string, generation: number): string =>
  join(folder, `${headName}-${generation}`)

const restoredHeadsIn = (folder: string): number[] =>
  readdirSync(folder)
    .flatMap((name) => restoredHead.exec(name)?.[1] ?? [])
    .map(Number)

/** The head file of a generation: that of the last restore up to it, or the first one where there was none. */
export const headFileOf = (folder: string, generation: number): string => {
  const last = Math.max(0, ...restoredHeadsIn(folder).filter((restored) => restored <= generation))
  return last === 0 ? join(folder, headName) : restoredHeadFile(folder, last)
}

/** Left by a restore that did not come to its end; the next generation is not to be held to it. */
export const removeUnusedHeads = (folder: string, generation: number): void => {
  for (const restored of restoredHeadsIn(folder))
    if (restored > generation) rmSync(restoredHeadFile(folder, restored), { force: true })
}

export const isHeadFile = (name: string): boolean => name === headName || restoredHead.test(name)

const wholeSlots = (file: string, key: Uint8Array): LogHead[] => {
  if (!existsSync(file)) return []
  const content = readFileSync(file)
  return [0, slotSpacing].flatMap((start) => {
    const slot = content.subarray(start, start + slotSize)
    if (slot.length < slotSize) return []
    const digest = slot.subarray(8, 40)
    if (!seal(key, slot.readBigUInt64BE(), digest).equals(slot)) return []
    return { seq: Number(slot.readBigUInt64BE()), digest: new Uint8Array(digest) }
  })
}

/** The newest head that was written, or undefined where there is no slot that is whole. */
export const readHead = (file: string, key: Uint8Array): LogHead | undefined =>
  wholeSlots(file, key).toSorted((first, second) => second.seq - first.seq)[0]

/**
 * Whether the file can vouch for acts up to `head`. With both slots whole it may lag; a slot that is not whole may have
 * named a later act, unless the other one names the newest there is.
 */
export const canVouch = (file: string, key: Uint8Array, head: LogHead): boolean => {
  const slots = wholeSlots(file, key)
  return slots.length === 2 || slots.some(({ seq }) => seq === head.seq)
}

/** Writes a head into both slots, durably and one after the other, where not both are whole: neither is in doubt from now on. */
export const makeHeadWhole = (file: string, key: Uint8Array, { seq, digest }: LogHead): void => {
  if (wholeSlots(file, key).length === 2) return
  const descriptor = openSync(file, existsSync(file) ? 'r+' : 'w+', 0o600)
  try {
    for (const slot of [slotOf(seq), slotOf(seq + 1)]) {
      writeSync(descriptor, seal(key, BigInt(seq), digest), 0, slotSize, slot)
      fsyncSync(descriptor)
    }
  } finally {
    closeSync(descriptor)
  }
  syncFolder(dirname(file))
}

/**
 * Writes the newest head a second time, under the key of the generation that is about to become the store. It takes the
 * place of the head before the newest, so that either key finds the newest one.
 */
export const writeHeadForNextKey = (file: string, { seq, digest }: LogHead, key: Uint8Array): void => {
  const descriptor = openSync(file, 'r+')
  try {
    writeSync(descriptor, seal(key, BigInt(seq), digest), 0, slotSize, slotOf(seq + 1))
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
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
      writeSync(descriptor, seal(key, BigInt(seq), digest), 0, slotSize, slotOf(seq))
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
