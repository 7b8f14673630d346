import { joined, nameAt, viewOf } from './picture-bytes.rules.ts'
import { orientationBlock, orientationOf, type Orientation } from './picture-orientation.rules.ts'

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Chunks a picture is drawn from. Texts, times, EXIF and private chunks are not among them. */
const pictureChunks: ReadonlySet<string> = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP bKGD pHYs acTL fcTL fdAT'.split(' '),
)

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xed_b8_83_20 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

const crcOf = (bytes: Uint8Array): number => {
  let crc = 0xff_ff_ff_ff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xff_ff_ff_ff) >>> 0
}

const orientationChunk = (orientation: Orientation): Uint8Array => {
  const block = orientationBlock(orientation)
  const named = joined([Uint8Array.from('eXIf', (letter) => letter.charCodeAt(0)), block])
  const [length, crc] = [new Uint8Array(4), new Uint8Array(4)]
  viewOf(length).setUint32(0, block.length)
  viewOf(crc).setUint32(0, crcOf(named))
  return joined([length, named, crc])
}

/**
 * A PNG with its picture untouched and without texts, times, EXIF and private chunks; nothing stands behind its end.
 * Undefined for what is no PNG, or is cut off.
 */
export const pngCopy = (content: Uint8Array): Uint8Array<ArrayBuffer> | undefined => {
  if (!signature.every((byte, index) => content[index] === byte)) return undefined
  const view = viewOf(content)
  const header: Uint8Array[] = [content.subarray(0, signature.length)]
  const body: Uint8Array[] = []
  let orientation: Orientation = 1
  let position = signature.length
  while (position + 12 <= content.length) {
    const name = nameAt(content, position + 4)
    const end = position + 12 + view.getUint32(position)
    if (end > content.length || (position === signature.length && name !== 'IHDR')) return undefined
    if (name === 'eXIf') orientation = orientationOf(content.subarray(position + 8, end - 4))
    // EXIF has its place before the picture's data.
    if (pictureChunks.has(name)) (name === 'IHDR' ? header : body).push(content.subarray(position, end))
    position = end
    if (name !== 'IEND') continue
    const turned = orientation === 1 ? [] : [orientationChunk(orientation)]
    return joined([...header, ...turned, ...body])
  }
  return undefined
}
