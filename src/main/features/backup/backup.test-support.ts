import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pieceSize } from '#shared/features/backup/backup.schema.ts'
import { readPointer } from '#main/platform/store/pointer.ts'
import { insertFile } from '#main/platform/files.repo.ts'
import { acceptUpload } from '#main/features/attachment/index.ts'
import type { TestClient, TestOffice } from '../../../../tests/support/test-office.ts'

export const backupsIn = (folder: string): string[] =>
  readdirSync(join(folder, 'cadangan')).filter((name) => name.startsWith('2026'))

/** Turns one bit of a file round. */
export const flipBit = (file: string, position: number): void => {
  const content = readFileSync(file)
  content[position] = (content[position] ?? 0) ^ 1
  writeFileSync(file, content)
}

export const sizeOf = (file: string): number => statSync(file).size

/** Keeps an attachment, as uploads do, and answers its bytes. */
export const addAttachment = async (office: TestOffice, words = 'naskah'): Promise<Uint8Array> => {
  const content = new TextEncoder().encode(`%PDF-1.7\n${words.repeat(60_000)}\n%%EOF\n`)
  const { blobs, database } = office.service.store()
  const stored = await acceptUpload({ blobs, now: office.clock.now }, new File([content], 'naskah.pdf'))
  const act = { action: 'test', officerId: null, recordedAt: office.clock.now(), about: [] }
  database.change(act, (db) => insertFile(db, stored))
  return content
}

/** The whole off-site file, as a screen puts it together. */
export const takeOffsite = async (client: TestClient): Promise<Uint8Array> => {
  const made = await client.backup.makeOffsite()
  const pieces: Uint8Array[] = []
  for (let offset = 0; offset < made.size; offset += pieceSize) {
    const { piece } = await client.backup.readOffsite({ fileId: made.fileId, offset })
    pieces.push(new Uint8Array(await piece.arrayBuffer()))
  }
  return Buffer.concat(pieces)
}

/** Hands a file over in pieces and answers under which id. */
export const giveFile = async (
  upload: TestClient['backup']['upload'],
  content: Uint8Array,
  size = pieceSize,
): Promise<string> => {
  const uploadId = 'ab'.repeat(16)
  for (let offset = 0; offset === 0 || offset < content.length; offset += size) {
    const piece = new File([content.slice(offset, offset + size)], 'bagian')
    await upload({ uploadId, offset, piece })
  }
  return uploadId
}

export const generationFolderOf = (folder: string): string =>
  join(folder, `gen-${readPointer(folder)?.generation ?? 0}`)
