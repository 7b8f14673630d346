import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import {
  databaseNames,
  generationFolder,
  pointerName,
  readPointer,
  writePointer,
  type Pointer,
} from './pointer.ts'
import { isHeadFile } from './head-file.ts'
import { besideGenerations } from './quarantine.ts'

const prefix = 'perisai-desa-baca-'
const salvagePrefix = 'perisai-desa-selamat-'

/** A private folder of this user, which is gone again where filling it fails. */
const inPrivateFolder = (start: string, fill: (copy: string) => void): string => {
  removeLeftCopies()
  const copy = mkdtempSync(join(tmpdir(), `${start}${process.pid}-`))
  try {
    fill(copy)
    return copy
  } catch (error) {
    removeCopyToRead(copy)
    throw error
  }
}

/**
 * Copies a store whose folder cannot be written to a private folder of this user, as it lies there: encrypted, and with
 * what its databases have not yet taken in from their logs. A database cannot be opened where nothing can be written.
 *
 * @returns the folder of the copy; it is to be removed with `removeCopyToRead`
 * @throws Error where there is no room or a part cannot be read
 */
export const copyToRead = (folder: string): string =>
  inPrivateFolder(prefix, (copy) => {
    const pointer = readPointer(folder)
    if (!pointer) throw new Error('there is no store to copy')
    for (const name of besideGenerations(folder)) copyFileSync(join(folder, name), join(copy, name))
    const [from, to] = [folder, copy].map((each) => generationFolder(each, pointer.generation))
    if (from === undefined || to === undefined) throw new Error('a generation has a folder')
    mkdirSync(to, { mode: 0o700 })
    for (const name of databaseNames.flatMap((database) => [database, `${database}-wal`]))
      if (existsSync(join(from, name))) copyFileSync(join(from, name), join(to, name))
  })

/**
 * The same for what can be saved of a damaged store: its keys, and an empty generation. The head file stays behind,
 * because no salvaged store can be held to it.
 */
export const prepareSalvageFolder = (folder: string, pointer: Pointer): string =>
  inPrivateFolder(salvagePrefix, (copy) => {
    for (const name of besideGenerations(folder))
      if (name !== pointerName && !isHeadFile(name)) copyFileSync(join(folder, name), join(copy, name))
    mkdirSync(generationFolder(copy, pointer.generation), { mode: 0o700 })
    writePointer(copy, pointer)
  })

export const isSalvageFolder = (folder: string): boolean => basename(folder).startsWith(salvagePrefix)

export const removeCopyToRead = (copy: string): void => rmSync(copy, { recursive: true, force: true })

/** Copies of processes that did not end by themselves. */
const removeLeftCopies = (): void => {
  for (const name of readdirSync(tmpdir())) {
    const processId = Number(/^perisai-desa-(?:baca|selamat)-(\d+)-/.exec(name)?.[1])
    if (Number.isInteger(processId) && !isRunning(processId)) removeCopyToRead(join(tmpdir(), name))
  }
}

const isRunning = (processId: number): boolean => {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    // Somebody else's process is running too; his copy is not ours to remove.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
