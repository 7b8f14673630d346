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

const syncFolder = (folder: string): void => {
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
  const descriptor = openSync(fresh, 'w', 0o600)
  try {
    const data = typeof content === 'string' ? Buffer.from(content) : content
    let written = 0
    while (written < data.length) written += writeSync(descriptor, data, written)
    fsyncSync(descriptor)
  } catch (error) {
    closeSync(descriptor)
    rmSync(fresh, { force: true })
    throw error
  }
  closeSync(descriptor)
  keepOlder(file, keepGenerations)
  renameSync(fresh, file)
  syncFolder(dirname(file))
}

/** `file` is copied to `file.1`, what was `file.1` becomes `file.2`, and so on. */
const keepOlder = (file: string, generations: number): void => {
  if (generations === 0 || !existsSync(file)) return
  for (let age = generations; age > 1; age -= 1) {
    if (existsSync(`${file}.${age - 1}`)) renameSync(`${file}.${age - 1}`, `${file}.${age}`)
  }
  copySynced(file, `${file}.1`)
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
