import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'

export const maximumFileBytes = 25 * 1024 * 1024
export const maximumMegapixels = 40

export const attachmentMediaTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type AttachmentMediaType = (typeof attachmentMediaTypes)[number]

/** For the `accept` attribute of a file field. */
export const attachmentAccept: string = attachmentMediaTypes.join(',')

export const isImageType = (mediaType: string): boolean =>
  mediaType === 'image/jpeg' || mediaType === 'image/png'

/** Whether a file of this size may come in at all; asked before a byte of it is read. */
export const canAcceptSize = (bytes: number): Verdict => {
  if (bytes === 0) return refused('FILE_EMPTY')
  return bytes > maximumFileBytes ? refused('FILE_TOO_LARGE', { maximumBytes: maximumFileBytes }) : allowed
}

const typeRefused = refused('FILE_TYPE_NOT_ALLOWED', { allowed: 'PDF, JPEG, PNG' })

/**
 * Whether this content may be kept: a PDF, or a picture whose header names a size that can be shown.
 * `mediaType` is what the first bytes say, never the name.
 */
export const canAcceptContent = (
  content: Uint8Array,
  mediaType: AttachmentMediaType | undefined,
): Verdict => {
  if (mediaType === undefined) return typeRefused
  if (!isImageType(mediaType)) return allowed
  const size = imageSizeOf(content, mediaType)
  if (!size || size.width === 0 || size.height === 0) return typeRefused
  return size.width * size.height > maximumMegapixels * 1_000_000
    ? refused('IMAGE_TOO_LARGE', { maximumMegapixels })
    : allowed
}

export type ImageSize = { width: number; height: number }

/** Width and height as the header says; nothing is decoded. Undefined where the header is cut off or is none. */
export const imageSizeOf = (content: Uint8Array, mediaType: AttachmentMediaType): ImageSize | undefined =>
  mediaType === 'image/png' ? pngSize(content) : jpegSize(content)

const viewOf = (content: Uint8Array): DataView =>
  new DataView(content.buffer, content.byteOffset, content.byteLength)

/** The IHDR chunk stands first in every PNG. */
const pngSize = (content: Uint8Array): ImageSize | undefined => {
  const headerName = 0x49_48_44_52
  const view = viewOf(content)
  if (content.length < 24 || view.getUint32(12) !== headerName) return undefined
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** Start-of-frame markers carry the size; DHT, JPG and DAC share their range and do not. */
const isStartOfFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Markers that stand alone, without a length: restart marks, start of image, TEM. */
const standsAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)

const jpegSize = (content: Uint8Array): ImageSize | undefined => {
  const view = viewOf(content)
  let position = 2
  while (position + 4 <= content.length) {
    if (content[position] !== 0xff) return undefined
    const marker = content[position + 1] ?? 0
    if (marker === 0xff) {
      position += 1
    } else if (standsAlone(marker)) {
      position += 2
    } else if (isStartOfFrame(marker)) {
      if (position + 9 > content.length) return undefined
      return { height: view.getUint16(position + 5), width: view.getUint16(position + 7) }
    } else {
      // Start of scan or end of image before any frame: there is no picture in it.
      if (marker === 0xd9 || marker === 0xda) return undefined
      const length = view.getUint16(position + 2)
      if (length < 2) return undefined
      position += 2 + length
    }
  }
  return undefined
}

const extensions: Readonly<Record<AttachmentMediaType, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
}

/** In UTF-8 bytes: room for the extension in whatever a file system or the store takes. */
const largestStemBytes = 110

const deviceName = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])$/i

/** The name a file is kept and handed out under; the extension is that of the content. */
export const attachmentName = (typed: string, mediaType: AttachmentMediaType): string =>
  fileNameWith(typed, extensions[mediaType], /\.(pdf|jpe?g|png)$/i)

/**
 * The stem as typed, without path, control or direction characters, device names and signs that a file system refuses,
 * with an extension of its own in place of one that is `known`.
 */
export const fileNameWith = (typed: string, extension: string, known: RegExp): string => {
  const last = typed.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const stem = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .replace(known, '')
    .normalize('NFC')
  const bare = withoutEdges(stem)
  // A device name counts with anything after a dot, and with spaces before it.
  const isDevice = deviceName.test((bare.split('.')[0] ?? '').trim())
  const cut = withoutEdges(cutToBytes(isDevice ? `_${bare}` : bare, largestStemBytes))
  return `${cut === '' ? 'berkas' : cut}${extension}`
}

const withoutEdges = (text: string): string => text.replace(/^[.\s]+|[.\s]+$/g, '')

const bytesOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x8_00) return 2
  return code < 0x1_00_00 ? 3 : 4
}

const cutToBytes = (text: string, maximum: number): string => {
  let [bytes, kept] = [0, '']
  for (const character of text) {
    bytes += bytesOf(character)
    if (bytes > maximum) return kept
    kept += character
  }
  return kept
}
