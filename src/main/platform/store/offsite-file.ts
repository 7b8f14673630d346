import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { bech32 } from '@scure/base'
import { Decrypter, Encrypter, identityToRecipient, Stanza } from 'age-encryption'
import { z } from 'zod'
import { DomainError } from '#shared/kernel/errors.ts'
import { asFolderRefusal } from '../disk-errors.ts'
import { syncFolder } from '../keys/atomic-file.ts'
import { recoveryPoint, recoveryRecord, type RecoveryRecord } from '../keys/recovery-slot.ts'
import { digestOfFile } from './backup-copy.ts'
import { backupManifest, unfinished, type BackupManifest } from './backup-folder.ts'
import { closeBehindError } from './generation.ts'

/*
 * One file in age format (age-encryption.org/v1) with both databases of a backup, which stay encrypted inside.
 *
 *   -> X25519 …               to the recovery key of the office, and to the key of the store itself
 *   -> perisai-desa/recovery  what the paper code opens, so that code and file are enough on another machine; 160 random
 *                             bits stand behind it, so there is nothing to guess. No password slot is inside.
 *   payload                   length and JSON of the manifest, rows, attachments
 */
const recoveryStanza = 'perisai-desa/recovery'
const longestHeader = 16 * 1024
const longestManifest = 64 * 1024
const pieceBytes = 64 * 1024

const contentList = z
  .object({
    backup: backupManifest,
    attachments: z
      .object({ size: z.number().int().nonnegative(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })
      .strict(),
  })
  .strict()

export type PackTask = {
  rows: string
  attachments: string
  manifest: BackupManifest
  recovery: RecoveryRecord
  /** The key of the store for its off-site files; see `offsiteKey`. */
  secret: Uint8Array
  to: string
}

export type UnpackTask = { file: string; secret: Uint8Array; to: string }

const identityOf = (secret: Uint8Array): string =>
  bech32.encodeFromBytes('AGE-SECRET-KEY-', secret).toUpperCase()

/**
 * Writes the file as `*.part`, reads it back from the disk, decrypts it and compares every byte with what was put in,
 * and only then gives it its name.
 *
 * @throws DomainError DISK_FULL, FOLDER_NOT_WRITABLE, BACKUP_DAMAGED (the backup is not what it was)
 */
export const packOffsite = async (task: PackTask): Promise<{ size: number; sha256: string }> => {
  const part = `${task.to}${unfinished}`
  try {
    mkdirSync(dirname(task.to), { recursive: true, mode: 0o700 })
    const content = Buffer.from(
      JSON.stringify({
        backup: { format: 'perisai-desa backup 1', ...task.manifest },
        attachments: digestOfFile(task.attachments),
      } satisfies z.input<typeof contentList>),
    )
    const put = await writePart(task, part, content)
    if ((await digestOfPlain(part, task.secret)) !== put) throw new DomainError('BACKUP_NOT_VERIFIED')
    const digest = digestOfFile(part)
    renameSync(part, task.to)
    syncFolder(dirname(task.to))
    return digest
  } catch (error) {
    closeBehindError(() => rmSync(part, { force: true }))
    throw asFolderRefusal(error)
  } finally {
    task.secret.fill(0)
  }
}

/** @returns digest of what was encrypted */
const writePart = async (task: PackTask, part: string, content: Buffer): Promise<string> => {
  const hash = createHash('sha256')
  const encrypter = new Encrypter()
  encrypter.addRecipient(bech32.encodeFromBytes('age', recoveryPoint(task.recovery)))
  encrypter.addRecipient(await identityToRecipient(identityOf(task.secret)))
  encrypter.addRecipient({
    wrapFileKey: () => [
      new Stanza([recoveryStanza, task.recovery.storeId], Buffer.from(JSON.stringify(task.recovery))),
    ],
  })
  const plain = function* (): Generator<Uint8Array> {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length)
    yield length
    yield content
    yield* piecesOf(task.rows)
    yield* piecesOf(task.attachments)
  }
  const hashed = function* (): Generator<Uint8Array> {
    for (const piece of plain()) {
      hash.update(piece)
      yield piece
    }
  }
  const encrypted = await encrypter.encrypt(streamOf(hashed()))
  const descriptor = openSync(part, 'w', 0o600)
  try {
    for await (const piece of encrypted) writeAll(descriptor, piece)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  return hash.digest('hex')
}

const writeAll = (descriptor: number, piece: Uint8Array): void => {
  let written = 0
  while (written < piece.length) written += writeSync(descriptor, piece, written)
}

const piecesOf = function* (file: string): Generator<Uint8Array> {
  const descriptor = openSync(file, 'r')
  try {
    for (;;) {
      const piece = Buffer.alloc(pieceBytes)
      const read = readSync(descriptor, piece)
      if (read === 0) return
      yield piece.subarray(0, read)
    }
  } finally {
    closeSync(descriptor)
  }
}

const streamOf = (pieces: Generator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const { done, value } = pieces.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: () => {
      pieces.return(undefined)
    },
  })

const plainOf = async (file: string, secret: Uint8Array): Promise<ReadableStream<Uint8Array>> => {
  const decrypter = new Decrypter()
  decrypter.addIdentity(identityOf(secret))
  return decrypter.decrypt(streamOf(piecesOf(file)))
}

const digestOfPlain = async (file: string, secret: Uint8Array): Promise<string> => {
  const hash = createHash('sha256')
  for await (const piece of await plainOf(file, secret)) hash.update(piece)
  return hash.digest('hex')
}

/**
 * What the paper code opens, out of the header of an off-site file. Nothing of it is proven before the file is decrypted.
 *
 * @throws DomainError BACKUP_UNREADABLE
 */
export const readOffsiteRecovery = async (file: string): Promise<RecoveryRecord> => {
  let found: RecoveryRecord | undefined
  const decrypter = new Decrypter()
  decrypter.addIdentity({
    unwrapFileKey: (stanzas: Stanza[]) => {
      const stanza = stanzas.find(({ args: [type] }) => type === recoveryStanza)
      found = stanza && recoveryRecord.strict().parse(JSON.parse(Buffer.from(stanza.body).toString('utf8')))
      return null
    },
  })
  try {
    await decrypter.decryptHeader(headerOf(file))
  } catch {
    // No identity opens it, and none was meant to.
  }
  if (!found) throw new DomainError('BACKUP_UNREADABLE')
  return found
}

const headerOf = (file: string): Uint8Array => {
  const start = Buffer.alloc(longestHeader)
  const descriptor = openSync(file, 'r')
  try {
    const read = readSync(descriptor, start)
    // A header that does not end here would be read on and on into memory.
    if (!start.subarray(0, read).includes('\n--- ')) throw new DomainError('BACKUP_UNREADABLE')
    return start.subarray(0, read)
  } finally {
    closeSync(descriptor)
  }
}

/**
 * Decrypts an off-site file into a folder: `utama.db` and `lampiran.db` as they were, each held to the digest that the
 * sealed manifest has of it.
 *
 * @throws DomainError BACKUP_UNREADABLE, BACKUP_KEY_UNKNOWN (another key than the file was made for), BACKUP_DAMAGED,
 *   DISK_FULL, FOLDER_NOT_WRITABLE
 */
export const unpackOffsite = async ({
  file,
  secret,
  to,
}: UnpackTask): Promise<{ manifest: BackupManifest }> => {
  try {
    headerOf(file)
    const reader = (await openPlain(file, secret)).getReader()
    const source = readerOf(reader)
    const length = (await source.exactly(4)).readUInt32BE()
    if (length > longestManifest) throw new DomainError('BACKUP_DAMAGED')
    const content = contentList.parse(JSON.parse((await source.exactly(length)).toString('utf8')))
    const { format: _format, ...manifest } = content.backup
    mkdirSync(to, { recursive: true, mode: 0o700 })
    await source.into(join(to, 'utama.db'), manifest.rows)
    await source.into(join(to, 'lampiran.db'), content.attachments)
    await source.end()
    syncFolder(to)
    return { manifest }
  } catch (error) {
    const refusal = asFolderRefusal(error)
    // What the library and the parsers say of bytes that were changed is one thing to whoever holds the file.
    throw refusal instanceof DomainError ? refusal : new DomainError('BACKUP_DAMAGED')
  } finally {
    secret.fill(0)
  }
}

const openPlain = async (file: string, secret: Uint8Array): Promise<ReadableStream<Uint8Array>> => {
  try {
    return await plainOf(file, secret)
  } catch (error) {
    const isOther = error instanceof Error && error.message.startsWith('no identity matched')
    throw new DomainError(isOther ? 'BACKUP_KEY_UNKNOWN' : 'BACKUP_DAMAGED')
  }
}

const readerOf = (reader: ReadableStreamDefaultReader<Uint8Array>) => {
  let held: Uint8Array = new Uint8Array(0)
  /** At most `most` bytes; none at the end. */
  const next = async (most: number): Promise<Uint8Array> => {
    while (held.length === 0) {
      const { done, value } = await reader.read()
      if (done) return held
      held = value
    }
    const piece = held.subarray(0, most)
    held = held.subarray(piece.length)
    return piece
  }
  return {
    exactly: async (length: number): Promise<Buffer> => {
      const pieces: Uint8Array[] = []
      for (let missing = length; missing > 0;) {
        const piece = await next(missing)
        if (piece.length === 0) throw new DomainError('BACKUP_DAMAGED')
        pieces.push(piece)
        missing -= piece.length
      }
      return Buffer.concat(pieces)
    },
    into: async (file: string, expected: { size: number; sha256: string }): Promise<void> => {
      const hash = createHash('sha256')
      const descriptor = openSync(file, 'w', 0o600)
      try {
        for (let missing = expected.size; missing > 0;) {
          const piece = await next(missing)
          if (piece.length === 0) throw new DomainError('BACKUP_DAMAGED')
          hash.update(piece)
          writeAll(descriptor, piece)
          missing -= piece.length
        }
        fsyncSync(descriptor)
      } finally {
        closeSync(descriptor)
      }
      if (hash.digest('hex') !== expected.sha256) throw new DomainError('BACKUP_DAMAGED')
    },
    end: async (): Promise<void> => {
      if ((await next(1)).length > 0) throw new DomainError('BACKUP_DAMAGED')
    },
  }
}
