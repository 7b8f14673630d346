import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** Makes the names inside a folder durable: files that were made, renamed or removed there. */
export const syncFolder = (folder: string): void => {
  // Windows cannot open a folder; there a rename is durable with the file's own journal.
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Writes a new file, syncs it, renames it over the old one and syncs the folder: a cut leaves the old or the new. */
export const replaceFile = (file: string, content: string | Uint8Array, keepGenerations = 0): void => {
  const fresh = `${file}.new`
  const kept = keepGenerations > 0 && existsSync(file) ? `${file}.old` : undefined
  try {
    // What needs room comes first: a full disk must not push good older generations out.
    writeSynced(fresh, content)
    if (kept !== undefined) copySynced(file, kept)
  } catch (error) {
    for (const unfinished of [fresh, kept]) removeIfPossible(unfinished)
    throw error
  }
  if (kept !== undefined) keepAsNewest(file, kept, keepGenerations)
  renameSync(fresh, file)
  syncFolder(dirname(file))
}

const removeIfPossible = (file: string | undefined): void => {
  try {
    if (file !== undefined) rmSync(file, { force: true })
  } catch {
    // The error that made it unfinished is the one to tell.
  }
}

const writeSynced = (file: string, content: string | Uint8Array): void => {
  const descriptor = openSync(file, 'w', 0o600)
  try {
    const data = typeof content === 'string' ? Buffer.from(content) : content
    let written = 0
    while (written < data.length) written += writeSync(descriptor, data, written)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** What was `file.1` becomes `file.2` and so on, then `kept` becomes `file.1`. */
const keepAsNewest = (file: string, kept: string, generations: number): void => {
  for (let age = generations; age > 1; age -= 1) {
    if (existsSync(`${file}.${age - 1}`)) renameSync(`${file}.${age - 1}`, `${file}.${age}`)
  }
  renameSync(kept, `${file}.1`)
}

const copySynced = (from: string, to: string): void => {
  copyFileSync(from, to)
  const descriptor = openSync(to, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
