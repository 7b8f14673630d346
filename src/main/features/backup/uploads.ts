import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DomainError } from '#shared/kernel/errors.ts'
import { asFolderRefusal } from '#main/platform/disk-errors.ts'
import { offsiteKey } from '#main/platform/keys/store-keys.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import type { BackupManifest } from '#main/platform/store/backup-folder.ts'
import { closeBehindError } from '#main/platform/store/generation.ts'
import { readOffsiteRecovery } from '#main/platform/store/offsite-file.ts'
import { quarantineName } from '#main/platform/store/quarantine.ts'
import { memoryOf, unpackedSource, type SourceFiles } from './backup-state.ts'
import { runTask } from './backup-task.ts'
import type { Keyring } from './keyring.ts'

const incoming = 'masuk-'

const quarantine = (service: ServiceState): string => join(service.folder(), quarantineName)

/** Takes away what came in from outside, encrypted as it is. */
export const removeUploads = (service: ServiceState): void => {
  memoryOf(service).upload = undefined
  closeBehindError(() => {
    for (const name of readdirSync(quarantine(service)))
      if (name.startsWith(incoming)) rmSync(join(quarantine(service), name), { recursive: true, force: true })
  })
}

/**
 * Takes the next piece of an off-site file. One file at a time; offset 0 begins anew.
 *
 * @throws DomainError UPLOAD_INTERRUPTED, DISK_FULL, FOLDER_NOT_WRITABLE
 */
export const receivePiece = async (
  service: ServiceState,
  input: { uploadId: string; offset: number; piece: File },
): Promise<{ received: number }> => {
  const bytes = new Uint8Array(await input.piece.arrayBuffer())
  if (input.offset === 0) begin(service, input.uploadId)
  const { upload } = memoryOf(service)
  if (upload?.uploadId !== input.uploadId || upload.received !== input.offset)
    throw new DomainError('UPLOAD_INTERRUPTED')
  try {
    const descriptor = openSync(upload.path, 'a', 0o600)
    try {
      let written = 0
      while (written < bytes.length) written += writeSync(descriptor, bytes, written)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    removeUploads(service)
    throw asFolderRefusal(error)
  }
  upload.received += bytes.length
  return { received: upload.received }
}

const begin = (service: ServiceState, uploadId: string): void => {
  removeUploads(service)
  mkdirSync(quarantine(service), { recursive: true, mode: 0o700 })
  const path = join(quarantine(service), `${incoming}${uploadId}.age`)
  memoryOf(service).upload = { uploadId, path, received: 0 }
}

/** @throws DomainError UPLOAD_INTERRUPTED where it did not come in */
export const uploadedFile = (service: ServiceState, uploadId: string): string => {
  const { upload } = memoryOf(service)
  if (upload?.uploadId !== uploadId) throw new DomainError('UPLOAD_INTERRUPTED')
  return upload.path
}

/** `masterKey`: the one it was made under, of the keyring. */
export type Unpacked = { files: SourceFiles; manifest: BackupManifest; masterKey: Uint8Array }

/**
 * Opens an off-site file with the master key it was made under. Which one that is, its header says; whether it is true,
 * opening shows.
 *
 * @throws DomainError BACKUP_UNREADABLE, BACKUP_KEY_UNKNOWN, BACKUP_OF_ANOTHER_OFFICE, BACKUP_DAMAGED, DISK_FULL
 */
export const unpackUpload = async (
  service: ServiceState,
  uploadId: string,
  { storeId, masterKeys }: Keyring,
): Promise<Unpacked> => {
  const file = uploadedFile(service, uploadId)
  const record = await readOffsiteRecovery(file)
  if (record.storeId !== storeId) throw new DomainError('BACKUP_OF_ANOTHER_OFFICE')
  const masterKey = masterKeys.get(record.generation)
  if (!masterKey) throw new DomainError('BACKUP_KEY_UNKNOWN')
  const to = join(quarantine(service), `${incoming}${uploadId}`)
  rmSync(to, { recursive: true, force: true })
  const { manifest } = await runTask({ type: 'unpack', file, secret: offsiteKey(masterKey, storeId), to })
  if (manifest.storeId !== storeId) throw new DomainError('BACKUP_OF_ANOTHER_OFFICE')
  // Both were written at once: another number is another file's manifest.
  if (manifest.keyGeneration !== record.generation) throw new DomainError('BACKUP_DAMAGED')
  return { files: unpackedSource(to, manifest), manifest, masterKey }
}
