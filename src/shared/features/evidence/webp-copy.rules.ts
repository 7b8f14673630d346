import type { ImageSize } from '../attachment/attachment.rules.ts'
import { joined, nameAt, viewOf } from './picture-bytes.rules.ts'
import { orientationBlock, orientationOf, type Orientation } from './picture-orientation.rules.ts'

type Chunk = { name: string; bytes: Uint8Array; body: Uint8Array }

const pictureChunks: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const exifFlag = 0x08
const xmpFlag = 0x04

/** The chunks of the container, or undefined where it is cut off or none. */
const chunksOf = (content: Uint8Array): Chunk[] | undefined => {
  if (content.length < 20 || nameAt(content, 0) !== 'RIFF' || nameAt(content, 8) !== 'WEBP') return undefined
  const view = viewOf(content)
  const declared = 8 + view.getUint32(4, true)
  if (declared > content.length) return undefined
  const chunks: Chunk[] = []
  let position = 12
  while (position + 8 <= declared) {
    const size = view.getUint32(position + 4, true)
    const end = position + 8 + size + (size % 2)
    // The byte that fills up the last chunk is left out by some programs.
    if (end > declared + (size % 2)) return undefined
    chunks.push({
      name: nameAt(content, position),
      bytes: content.subarray(position, end),
      body: content.subarray(position + 8, position + 8 + size),
    })
    position = end
  }
  return chunks
}

const orientationChunk = (orientation: Orientation): Uint8Array => {
  const block = orientationBlock(orientation)
  const head = Uint8Array.from('EXIF\0\0\0\0', (letter) => letter.charCodeAt(0))
  viewOf(head).setUint32(4, block.length, true)
  return joined([head, block])
}

const withFlags = ({ bytes }: Chunk, turned: boolean): Uint8Array => {
  const header = bytes.slice()
  header[8] = ((header[8] ?? 0) & ~(exifFlag | xmpFlag)) | (turned ? exifFlag : 0)
  return header
}

/** A WebP with its picture untouched and without EXIF and XMP. Undefined for what is no WebP, or is cut off. */
export const webpCopy = (content: Uint8Array): Uint8Array<ArrayBuffer> | undefined => {
  const chunks = chunksOf(content)
  const kept = chunks?.filter(({ name }) => pictureChunks.has(name)) ?? []
  const [first] = kept
  if (!chunks || !first || !webpSizeOf(content)) return undefined
  const exif = chunks.find(({ name }) => name === 'EXIF')
  // Only the extended form can carry an orientation.
  const orientation = exif && first.name === 'VP8X' ? orientationOf(exif.body) : 1
  const turned = orientation === 1 ? [] : [orientationChunk(orientation)]
  const parts = kept.map((chunk) =>
    chunk.name === 'VP8X' ? withFlags(chunk, turned.length > 0) : evenly(chunk.bytes),
  )
  const body = joined([Uint8Array.from('WEBP', (letter) => letter.charCodeAt(0)), ...parts, ...turned])
  const head = Uint8Array.from('RIFF\0\0\0\0', (letter) => letter.charCodeAt(0))
  viewOf(head).setUint32(4, body.length, true)
  return joined([head, body])
}

const evenly = (bytes: Uint8Array): Uint8Array =>
  bytes.length % 2 === 0 ? bytes : joined([bytes, new Uint8Array(1)])

const threeBytes = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)

/** Width and height as the header says; nothing is decoded. The greater of what container and picture say. */
export const webpSizeOf = (content: Uint8Array): ImageSize | undefined => {
  const sizes = (chunksOf(content) ?? []).flatMap(({ name, body }): ImageSize[] => {
    if (name === 'VP8X' && body.length >= 10)
      return [{ width: threeBytes(body, 4) + 1, height: threeBytes(body, 7) + 1 }]
    if (name === 'VP8 ' && body.length >= 10) {
      const view = viewOf(body)
      return [{ width: view.getUint16(6, true) & 0x3f_ff, height: view.getUint16(8, true) & 0x3f_ff }]
    }
    if (name === 'VP8L' && body.length >= 5 && body[0] === 0x2f) {
      const bits = viewOf(body).getUint32(1, true)
      return [{ width: (bits & 0x3f_ff) + 1, height: ((bits >>> 14) & 0x3f_ff) + 1 }]
    }
    return []
  })
  if (sizes.length === 0) return undefined
  return {
    width: Math.max(...sizes.map(({ width }) => width)),
    height: Math.max(...sizes.map(({ height }) => height)),
  }
}
