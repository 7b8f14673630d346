import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { salvageReportOf } from '#shared/features/backup/salvage.rules.ts'
import type { SalvageReport } from '#shared/features/backup/salvage.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { asFolderRefusal } from '#main/platform/disk-errors.ts'
import { sizeOf } from '#main/platform/disk-space.ts'
import { openDatabase } from '#main/platform/db/database.ts'
import { openForReading } from '#main/platform/db/open.ts'
import { storeKeys } from '#main/platform/keys/store-keys.ts'
import type { CallContext } from '#main/platform/rpc/gate.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { greatestGeneration } from '#main/platform/store/backup-folder.ts'
import { prepareSalvageFolder, removeCopyToRead } from '#main/platform/store/copy-to-read.ts'
import { generationFolder, readPointer, type Pointer } from '#main/platform/store/pointer.ts'
import type { Salvaged, SalvageTask } from '#main/platform/store/salvage.ts'
import { alone, findBackups } from './backup-state.ts'
import { runTask } from './backup-task.ts'
import {
  forget,
  knownSeq,
  openKeysOfDamaged,
  restorerIn,
  type Credentials,
  type Opened,
} from './entrance.service.ts'
import { findSource, readSource } from './restore.service.ts'

/**
 * Saves what can be read of a store that does not open into a private copy, which the next login opens for reading and
 * printing. The damaged store is only read. The copy goes when this process ends or somebody turns to the backups.
 *
 * @throws DomainError as `openKeysOfDamaged`; SALVAGE_NOTHING_READ, SALVAGE_NOT_PERMITTED, DISK_FULL
 */
export const salvageStore = (
  context: CallContext,
  credentials: Credentials,
): Promise<{ report: SalvageReport }> =>
  alone(context.service, async () => {
    const { service } = context
    const opened = await openKeysOfDamaged(context, credentials, 'backup.salvage')
    let copy: string | undefined
    try {
      const from = service.folder()
      const pointer = pointerOf(from, opened)
      assertThereAreRows(from, pointer)
      copy = prepareSalvageFolder(from, pointer)
      assertRoom(service, from, copy, pointer)
      const task = await taskOf(service, opened, pointer, copy)
      const saved = await runTask(task)
      assertRestorer(copy, pointer, opened, credentials.login)
      const report = reportOf(saved)
      service.useSalvaged({ folder: copy, report })
      // The store cannot keep an act of it.
      service.options.log({ event: 'salvage', count: report.lost })
      return { report }
    } catch (error) {
      if (copy !== undefined) removeCopyToRead(copy)
      throw asFolderRefusal(error)
    } finally {
      forget(opened)
    }
  })

const pointerOf = (folder: string, { keys }: Opened): Pointer =>
  readPointer(folder) ?? {
    storeId: keys.storeId,
    generation: greatestGeneration(folder),
    keyGeneration: keys.generation,
  }

const assertThereAreRows = (folder: string, { generation }: Pointer): void => {
  if (!existsSync(join(generationFolder(folder, generation), 'utama.db')))
    throw new DomainError('SALVAGE_NOTHING_READ')
}

/** The rows once more and the log of writing them, and the attachments once more. */
const assertRoom = (service: ServiceState, from: string, copy: string, { generation }: Pointer): void => {
  const source = generationFolder(from, generation)
  const needed = 3 * sizeOf(join(source, 'utama.db')) + 2 * sizeOf(join(source, 'lampiran.db'))
  if (service.options.disk.freeBytes(copy) < needed) throw new DomainError('DISK_FULL')
}

const taskOf = async (
  service: ServiceState,
  opened: Opened,
  { storeId, generation, keyGeneration }: Pointer,
  copy: string,
): Promise<{ type: 'salvage' } & SalvageTask> => {
  const source = generationFolder(service.folder(), generation)
  const backup = await newestReadableBackup(service, opened)
  const { database, blobs } = storeKeys(opened.masterKey, storeId)
  return {
    type: 'salvage',
    rows: join(source, 'utama.db'),
    attachments: join(source, 'lampiran.db'),
    to: generationFolder(copy, generation),
    storeId,
    keyGeneration,
    keys: { database, blobs, master: Uint8Array.from(opened.masterKey) },
    newestSeq: knownSeq(service, opened),
    backup,
  }
}

/** For what is nowhere in the store any more. */
const newestReadableBackup = async (
  service: ServiceState,
  { keys, known: { keyring } }: Opened,
): Promise<SalvageTask['backup']> => {
  for (const { name, state } of findBackups(service)) {
    if (state !== 'verified') continue
    try {
      const found = await findSource(service, { kind: 'local', name }, keyring)
      await readSource(found)
      const { database } = storeKeys(found.masterKey, keys.storeId)
      return { rows: found.files.rows, key: database }
    } catch (error) {
      if (!(error instanceof DomainError && error.code.startsWith('BACKUP_'))) throw error
    }
  }
  return null
}

/** @throws DomainError SALVAGE_NOT_PERMITTED */
const assertRestorer = (copy: string, pointer: Pointer, opened: Opened, login: string): void => {
  const { database } = storeKeys(opened.masterKey, pointer.storeId)
  const connection = openForReading(join(generationFolder(copy, pointer.generation), 'utama.db'), database)
  try {
    if (!restorerIn(openDatabase(connection).read, opened, login))
      throw new DomainError('SALVAGE_NOT_PERMITTED')
  } finally {
    connection.close()
    database.fill(0)
  }
}

const reportOf = ({ tables, acts, files }: Salvaged): SalvageReport =>
  salvageReportOf(tables, { filesLost: files.lost, actsLost: acts.lost })
