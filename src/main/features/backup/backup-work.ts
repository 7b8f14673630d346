import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { makeLocalBackup, type CopyTask } from '#main/platform/store/backup-copy.ts'
import { backupsFolder, unfinished, type BackupManifest } from '#main/platform/store/backup-folder.ts'
import {
  packOffsite,
  unpackOffsite,
  type PackTask,
  type UnpackTask,
} from '#main/platform/store/offsite-file.ts'
import { closeBehindError } from '#main/platform/store/generation.ts'
import { salvage, type Salvaged, type SalvageTask } from '#main/platform/store/salvage.ts'
import { raiseCopy, readCopy, type CopySource, type NextKeys, type ReadCopy } from './backup-reading.ts'
import { faultIn, type Fault } from './backup-verify.ts'

/** What a thread is asked to do, and what it answers. Keys are copies of its own and are wiped when it is done. */
export type BackupTask =
  | ({ type: 'copy' } & CopyTask)
  | ({ type: 'read' } & CopySource)
  /** Builds a generation out of a backup in an empty folder and checks everything in it; under `next`, where it counts. */
  | ({ type: 'build'; to: string; next: NextKeys | undefined } & CopySource)
  | ({ type: 'drill'; dataFolder: string } & CopySource)
  | ({ type: 'pack' } & PackTask)
  | ({ type: 'unpack' } & UnpackTask)
  /** Saves what can be read of a damaged generation. */
  | ({ type: 'salvage' } & SalvageTask)

export type Answers = {
  copy: { name: string; manifest: BackupManifest }
  read: ReadCopy
  build: { fault: Fault | null }
  drill: { fault: Fault | null }
  pack: { size: number; sha256: string }
  unpack: { manifest: BackupManifest }
  salvage: Salvaged
}

export const wipeTask = (task: BackupTask): void => {
  const secrets = 'keys' in task ? Object.values(task.keys) : [task.secret]
  const next = task.type === 'build' ? Object.values(task.next ?? {}) : []
  const backup = task.type === 'salvage' && task.backup ? [task.backup.key] : []
  for (const secret of [...secrets, ...next, ...backup]) secret.fill(0)
}

/** A scratch folder below the backups: what a cut leaves there is taken away as every unfinished backup is. */
const drill = (task: Extract<BackupTask, { type: 'drill' }>): { fault: Fault | null } => {
  const scratch = join(backupsFolder(task.dataFolder), `latihan${unfinished}`)
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch, { mode: 0o700 })
  try {
    raiseCopy(task, scratch)
    return { fault: faultIn(scratch, task) }
  } finally {
    closeBehindError(() => rmSync(scratch, { recursive: true, force: true }))
  }
}

const perform = async (task: BackupTask): Promise<unknown> => {
  switch (task.type) {
    case 'copy':
      return makeLocalBackup(task)
    case 'read':
      return readCopy(task)
    case 'build':
      raiseCopy(task, task.to, task.next)
      return { fault: faultIn(task.to, { ...task, keys: { ...task.keys, ...task.next } }) }
    case 'drill':
      return drill(task)
    case 'pack':
      return packOffsite(task)
    case 'unpack':
      return unpackOffsite(task)
    case 'salvage':
      return salvage(task)
  }
}

/** @throws DomainError BACKUP_…, DISK_FULL, FOLDER_NOT_WRITABLE */
export const performTask = async <Task extends BackupTask>(task: Task): Promise<Answers[Task['type']]> => {
  try {
    return (await perform(task)) as Answers[Task['type']]
  } finally {
    wipeTask(task)
  }
}
