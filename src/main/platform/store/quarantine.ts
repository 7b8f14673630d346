import { copyFileSync, cpSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { asFolderRefusal } from '../disk-errors.ts'
import { syncFolder } from '../keys/atomic-file.ts'
import { isKeyFile } from '../keys/key-file.ts'
import { attemptsName } from '../keys/login-attempts.ts'
import { isHeadFile } from './head-file.ts'
import { generationFolder, generationOf, pointerName } from './pointer.ts'

export const quarantineName = 'karantina'

const freshFolder = (dataFolder: string, at: number): string => {
  const base = new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')
  let folder = join(dataFolder, quarantineName, `${base}Z`)
  for (let again = 2; existsSync(folder); again += 1)
    folder = join(dataFolder, quarantineName, `${base}Z-${again}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return folder
}

/** Names of the files that belong to a store and lie beside its generations. */
export const besideGenerations = (dataFolder: string): string[] =>
  readdirSync(dataFolder).filter(
    (name) => name === pointerName || isHeadFile(name) || isKeyFile(name) || name.startsWith(attemptsName),
  )

/**
 * Keeps a damaged store as it is for whoever may save something out of it, before a backup takes its place. The
 * attachments get a second name instead of a copy: the generation is not opened again.
 *
 * @throws DomainError DISK_FULL, FOLDER_NOT_WRITABLE
 */
export const copyAside = (dataFolder: string, generation: number | undefined, at: number): void => {
  try {
    const to = freshFolder(dataFolder, at)
    for (const name of besideGenerations(dataFolder)) copyFileSync(join(dataFolder, name), join(to, name))
    const from = generation === undefined ? undefined : generationFolder(dataFolder, generation)
    if (from !== undefined && existsSync(from)) {
      for (const name of readdirSync(from)) {
        if (name.startsWith('lampiran.db')) link(join(from, name), join(to, name))
        else cpSync(join(from, name), join(to, name))
      }
    }
    syncFolder(to)
    syncFolder(join(dataFolder, quarantineName))
  } catch (error) {
    throw asFolderRefusal(error)
  }
}

const link = (from: string, to: string): void => {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

/**
 * Moves what is left of a store out of the way of one that comes from elsewhere. The pointer goes first: what is cut in
 * between is no store. Backups stay where they are.
 *
 * @throws DomainError DISK_FULL, FOLDER_NOT_WRITABLE
 */
export const moveAside = (dataFolder: string, at: number): void => {
  try {
    const generations = readdirSync(dataFolder).filter((name) => generationOf(name) !== undefined)
    const names = [...besideGenerations(dataFolder), ...generations]
    if (names.length === 0) return
    const to = freshFolder(dataFolder, at)
    const pointerFirst = names.toSorted((first) => (first === pointerName ? -1 : 1))
    for (const name of pointerFirst) renameSync(join(dataFolder, name), join(to, name))
    syncFolder(dataFolder)
  } catch (error) {
    throw asFolderRefusal(error)
  }
}
