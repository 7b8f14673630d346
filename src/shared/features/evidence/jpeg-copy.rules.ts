import { beginsWith, joined, viewOf } from './picture-bytes.rules.ts'
import { orientationBlock, orientationOf, type Orientation } from './picture-orientation.rules.ts'

const startOfScan = 0xda
const endOfImage = 0xd9
const exifName = 'Exif\0\0'

/** Markers without a length. */
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

/** Frames, tables and restart intervals: what the picture is made of. */
const isPicturePart = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdf)

/** JFIF without the small picture it may carry. */
const bareJfif = (segment: Uint8Array): Uint8Array => {
  const header = segment.slice(0, 18)
  header.set([0, 16], 2)
  header.set([0, 0], 16)
  return header
}

/** The segment as it is shown, or nothing where it only tells something about the picture. */
const shownSegment = (marker: number, segment: Uint8Array): Uint8Array | undefined => {
  if (isPicturePart(marker)) return segment
  const body = segment.subarray(4)
  if (marker === 0xe0 && beginsWith(body, 'JFIF\0') && segment.length >= 18) return bareJfif(segment)
  if (marker === 0xe2 && beginsWith(body, 'ICC_PROFILE\0')) return segment
  // Says how colours are stored; without it some pictures turn green.
  if (marker === 0xee && beginsWith(body, 'Adobe') && segment.length === 16) return segment
  return undefined
}

/** Where the compressed picture of a scan ends: at the next marker that is neither stuffing nor a restart. */
const endOfScan = (content: Uint8Array, from: number): number => {
  for (let at = content.indexOf(0xff, from); at !== -1; at = content.indexOf(0xff, at + 1)) {
    const next = content[at + 1]
    if (next === undefined) break
    const isInside = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!isInside) return at
  }
  return content.length
}

const orientationSegment = (orientation: Orientation): Uint8Array => {
  const block = orientationBlock(orientation)
  const length = 2 + exifName.length + block.length
  return joined([
    Uint8Array.of(0xff, 0xe1, length >> 8, length & 255),
    Uint8Array.from(exifName, (letter) => letter.charCodeAt(0)),
    block,
  ])
}

/**
 * A JPEG with its picture untouched and everything else taken away: EXIF with place and device, XMP, IPTC, comments,
 * small pictures, and whatever stands behind its end. Of EXIF the orientation is kept. Undefined for what is no JPEG or
 * ends before its picture begins; one that is cut off inside its picture is shown as far as it goes.
 */
export const jpegCopy = (content: Uint8Array): Uint8Array<ArrayBuffer> | undefined => {
  const view = viewOf(content)
  if (content.length < 4 || view.getUint16(0) !== 0xff_d8) return undefined
  const parts: Uint8Array[] = []
  let orientation: Orientation = 1
  let hasScan = false
  let position = 2
  while (position + 1 < content.length) {
    if (content[position] !== 0xff) return undefined
    const marker = content[position + 1] ?? 0
    if (marker === endOfImage) break
    if (marker === 0xff) {
      position += 1
      continue
    }
    if (standsAlone(marker)) {
      position += 2
      continue
    }
    const length = position + 4 <= content.length ? view.getUint16(position + 2) : 0
    const end = position + 2 + length
    if (length < 2 || end > content.length) break
    const segment = content.subarray(position, end)
    const shown = shownSegment(marker, segment)
    if (shown) parts.push(shown)
    if (marker === 0xe1 && beginsWith(segment.subarray(4), exifName)) {
      orientation = orientationOf(segment.subarray(4 + exifName.length))
    }
    position = end
    if (marker === startOfScan) {
      hasScan = true
      position = endOfScan(content, end)
      parts.push(content.subarray(end, position))
    }
  }
  if (!hasScan) return undefined
  const [first, ...rest] = parts
  const isJfif = first?.[1] === 0xe0
  const turned = orientation === 1 ? [] : [orientationSegment(orientation)]
  return joined([
    Uint8Array.of(0xff, 0xd8),
    // JFIF wants to stand first.
    ...(isJfif && first ? [first, ...turned, ...rest] : [...turned, ...parts]),
    Uint8Array.of(0xff, endOfImage),
  ])
}
