import { closeSync, fsyncSync, openSync, rmSync, statSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { diskLimits } from '#shared/features/health/disk-space.rules.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { closeBehindError } from './store/generation.ts'

/** How the service learns of the disk; tests choose their own. */
export type Disk = {
  /** Bytes that this user may still write to the disk with the folder; infinite where the system does not say. */
  freeBytes: (folder: string) => number
  /** Size of the ballast; 0 keeps none. */
  ballastBytes: number
}

export const systemDisk: Disk = {
  freeBytes: (folder) => {
    try {
      const { bavail, bsize } = statfsSync(folder)
      return bavail * bsize
    } catch {
      return Infinity
    }
  },
  ballastBytes: 32 * 1024 * 1024,
}

/** 0 where there is no such file. */
export const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** @throws DomainError DISK_FULL where the disk with the folder has not so much room */
export const assertRoomFor = (folder: string, bytes: number): void => {
  if (systemDisk.freeBytes(folder) < bytes) throw new DomainError('DISK_FULL')
}

/**
 * Writes and removes an empty file.
 *
 * @throws what the system says where the folder cannot be written; a full disk is none of it
 */
export const probeWriting = (folder: string): void => {
  const probe = join(folder, 'coba-tulis')
  closeSync(openSync(probe, 'w', 0o600))
  rmSync(probe)
}

/** Room that is kept so that a disk which fills up from one moment to the next still takes drafts and a closing store. */
const ballastName = 'pemberat'

/** Lays the ballast where there is room for it. A disk that refuses it is told by other means. */
export const layBallast = (folder: string, { freeBytes, ballastBytes }: Disk): void => {
  if (ballastBytes === 0 || freeBytes(folder) < diskLimits.warn + ballastBytes) return
  const file = join(folder, ballastName)
  if (statSync(file, { throwIfNoEntry: false })?.size === ballastBytes) return
  closeBehindError(() => {
    const descriptor = openSync(file, 'w', 0o600)
    try {
      // Written out, because a file with holes keeps no room.
      const part = Buffer.alloc(1024 * 1024, 0xa5)
      for (let written = 0; written < ballastBytes; written += part.length) writeSync(descriptor, part)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  })
}

/** Gives the room back. It is laid again when the store is opened with room enough. */
export const dropBallast = (folder: string): void =>
  closeBehindError(() => rmSync(join(folder, ballastName), { force: true }))
