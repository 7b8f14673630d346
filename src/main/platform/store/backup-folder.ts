import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import {
  backupKind,
  backupName,
  type BackupKind,
  type BackupState,
} from '#shared/features/backup/backup.schema.ts'
import { hasCode } from '../disk-errors.ts'
import { replaceFile, syncFolder } from '../keys/atomic-file.ts'
import { closeBehindError } from './generation.ts'
import { generationOf } from './pointer.ts'

/*
 * <data>/cadangan/20261129T084500Z-1234/utama.db       rows as they were, under the key of that time
 *                                      cadangan.json   names the backup without a key: no word about anybody
 *                                      rusak           it was read again and is not what was written
 *                 lampiran-k1.db       one copy of all attachments, for every backup made under that key
 *                 *.part               what is being made; never a backup
 */
export const backupsName = 'cadangan'
const manifestName = 'cadangan.json'
const damagedMark = 'rusak'
export const unfinished = '.part'

export const backupManifest = z
  .object({
    format: z.literal('perisai-desa backup 1'),
    storeId: z.uuid(),
    madeAt: z.number().int(),
    kind: backupKind,
    generation: z.number().int().positive(),
    /** Which master key opens it. */
    keyGeneration: z.number().int().positive(),
    schemaVersion: z.number().int().positive(),
    seq: z.number().int().nonnegative(),
    digest: z.string().regex(/^[0-9a-f]{64}$/),
    rows: z
      .object({ size: z.number().int().positive(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
      .strict(),
    attachments: z
      .object({
        file: z.string().regex(/^lampiran-k\d+\.db$/),
        count: z.number().int(),
        lacking: z.number().int(),
      })
      .strict(),
  })
  .strict()
export type BackupManifest = Omit<z.infer<typeof backupManifest>, 'format'>

export type FoundBackup = {
  name: string
  folder: string
  state: BackupState
  manifest: BackupManifest | undefined
}

export const backupsFolder = (dataFolder: string): string => join(dataFolder, backupsName)
export const attachmentsName = (keyGeneration: number): string => `lampiran-k${keyGeneration}.db`
export const attachmentsFile = (dataFolder: string, keyGeneration: number): string =>
  join(backupsFolder(dataFolder), attachmentsName(keyGeneration))

/** `20261129T084500Z-1234`: when it was made, and its newest act. */
export const nameOf = (dataFolder: string, madeAt: number, seq: number): string => {
  const base = `${new Date(madeAt).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z-${seq}`
  const isTaken = (name: string): boolean => existsSync(join(backupsFolder(dataFolder), name))
  let name = base
  for (let again = 2; isTaken(name); again += 1) name = `${base}-${again}`
  return name
}

export const writeManifest = (folder: string, content: BackupManifest): void =>
  replaceFile(
    join(folder, manifestName),
    JSON.stringify(backupManifest.parse({ format: 'perisai-desa backup 1', ...content }), null, 1),
  )

const readManifest = (folder: string): BackupManifest | undefined => {
  try {
    const { format: _format, ...content } = backupManifest.parse(
      JSON.parse(readFileSync(join(folder, manifestName), 'utf8')),
    )
    return content
  } catch {
    return undefined
  }
}

type Today = { storeId: string; keyGeneration: number; schemaVersion: number }

const stateOf = (folder: string, found: BackupManifest | undefined, today: Today): BackupState => {
  if (!found || existsSync(join(folder, damagedMark))) return 'damaged'
  if (statSync(join(folder, 'utama.db'), { throwIfNoEntry: false })?.size !== found.rows.size)
    return 'damaged'
  if (!existsSync(join(folder, '..', found.attachments.file))) return 'damaged'
  if (found.storeId !== today.storeId) return 'foreign'
  // Earlier keys are kept in the store; one that comes after today's is of another course of events.
  if (found.keyGeneration > today.keyGeneration) return 'otherKey'
  return found.schemaVersion > today.schemaVersion ? 'newer' : 'verified'
}

/** Every backup of the folder, newest first, without a key. What is being made is none. */
export const listBackups = (dataFolder: string, today: Today): FoundBackup[] => {
  const names = (): string[] => {
    try {
      return readdirSync(backupsFolder(dataFolder))
    } catch (error) {
      if (hasCode(error, 'ENOENT')) return []
      throw error
    }
  }
  return names()
    .filter((name) => backupName.safeParse(name).success)
    .map((name) => {
      const folder = join(backupsFolder(dataFolder), name)
      const found = readManifest(folder)
      return { name, folder, manifest: found, state: stateOf(folder, found, today) }
    })
    .toSorted(
      (first, second) =>
        (second.manifest?.madeAt ?? 0) - (first.manifest?.madeAt ?? 0) || (first.name < second.name ? 1 : -1),
    )
}

/** From now on it is shown as what it is. */
export const markDamaged = (folder: string): void =>
  closeBehindError(() => replaceFile(join(folder, damagedMark), ''))

export const prepareBackups = (dataFolder: string): void => {
  const folder = backupsFolder(dataFolder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // Until its own name is durable, so is nothing in it.
  syncFolder(dataFolder)
  removeUnfinishedBackups(dataFolder)
}

/** What a cut left of one that was being made or taken away. */
export const removeUnfinishedBackups = (dataFolder: string): void => {
  const folder = backupsFolder(dataFolder)
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder))
    if (name.includes(unfinished)) rmSync(join(folder, name), { recursive: true, force: true })
}

/** A backup under another name is none at once; then its bytes go. */
export const removeBackup = (dataFolder: string, name: string): void => {
  const folder = backupsFolder(dataFolder)
  renameSync(join(folder, name), join(folder, `${name}${unfinished}`))
  syncFolder(folder)
  rmSync(join(folder, `${name}${unfinished}`), { recursive: true, force: true })
}

/**
 * Takes away the copies of attachments of earlier keys that no backup needs any more. While one cannot say which it
 * needs, all stay.
 */
export const removeUnneededAttachments = (
  dataFolder: string,
  backups: readonly Pick<FoundBackup, 'manifest'>[],
  keyGeneration: number,
): void => {
  if (backups.some(({ manifest }) => manifest === undefined)) return
  const needed = new Set(backups.map(({ manifest }) => manifest?.attachments.file))
  for (let earlier = 1; earlier < keyGeneration; earlier += 1)
    if (!needed.has(attachmentsName(earlier))) rmSync(attachmentsFile(dataFolder, earlier), { force: true })
}

/** The greatest number of a generation in the folder, whole or not. */
export const greatestGeneration = (dataFolder: string): number =>
  Math.max(0, ...readdirSync(dataFolder).map((name) => generationOf(name) ?? 0))

export type { BackupKind }
