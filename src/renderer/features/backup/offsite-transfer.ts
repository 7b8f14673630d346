import { pieceSize, type OffsiteFile } from '#shared/features/backup/backup.schema.ts'
import { client } from '#renderer/app/client.ts'

type Progress = (percent: number) => void

const percentOf = (done: number, size: number): number => (size === 0 ? 100 : Math.floor((done / size) * 100))

/** The pieces of an off-site file as one. The browser keeps large ones on its own disk, encrypted as they are. */
export const takeOffsite = async (made: OffsiteFile, onProgress: Progress): Promise<Blob> => {
  const pieces: Blob[] = []
  for (let offset = 0; offset < made.size; offset += pieceSize) {
    onProgress(percentOf(offset, made.size))
    const { piece } = await client.backup.readOffsite({ fileId: made.fileId, offset })
    pieces.push(piece)
  }
  return new Blob(pieces, { type: 'application/octet-stream' })
}

type Upload = typeof client.backup.upload

/** Hands a file to the service in pieces and answers the id under which it lies there. */
export const giveOffsite = async (upload: Upload, file: File, onProgress: Progress): Promise<string> => {
  const uploadId = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  for (let offset = 0; offset === 0 || offset < file.size; offset += pieceSize) {
    onProgress(percentOf(offset, file.size))
    const piece = new File([file.slice(offset, offset + pieceSize)], file.name)
    await upload({ uploadId, offset, piece })
  }
  return uploadId
}

/** Off-site files are as large as a store with all its attachments: the disk says how large. */
export const largestOffsite = Infinity
