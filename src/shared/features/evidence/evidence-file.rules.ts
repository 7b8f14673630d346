import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import {
  canAcceptContent,
  fileNameWith,
  maximumMegapixels,
  type AttachmentMediaType,
} from '../attachment/attachment.rules.ts'
import { jpegCopy } from './jpeg-copy.rules.ts'
import { beginsWith, nameAt } from './picture-bytes.rules.ts'
import { pngCopy } from './png-copy.rules.ts'
import { webpCopy, webpSizeOf } from './webp-copy.rules.ts'

/** Kinds of content that are kept as evidence, with the endings their names may have. */
const endings = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'audio/mpeg': ['mp3'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/wav': ['wav'],
  'audio/amr': ['amr'],
  'video/mp4': ['mp4', 'm4a', 'm4v', '3gp'],
} as const satisfies Record<string, readonly [string, ...string[]]>
export type EvidenceMediaType = keyof typeof endings

/** For the `accept` attribute of a file field. */
export const evidenceAccept: string = Object.values(endings)
  .flat()
  .map((ending) => `.${ending}`)
  .join(',')

export const maximumPdfPages = 200

const acceptedInWords = 'PDF, JPEG, PNG, WebP, MP3, M4A, OGG, WAV, AMR, MP4'

/** Brands of the MP4 family that are sound or film; others of the family are pictures this program cannot show. */
const filmBrand = /^(M4A |M4B |M4V |mp4|iso|avc1|3g|MSNV|dash|qt )/

/** The type by the first bytes; the name and the browser's word are not believed. */
export const evidenceTypeOf = (content: Uint8Array): EvidenceMediaType | undefined => {
  if (beginsWith(content, '%PDF-')) return 'application/pdf'
  if (content[0] === 0xff && content[1] === 0xd8 && content[2] === 0xff) return 'image/jpeg'
  if (content[0] === 0x89 && beginsWith(content.subarray(1), 'PNG\r\n\u001A\n')) return 'image/png'
  if (beginsWith(content, 'RIFF')) {
    const form = nameAt(content, 8)
    if (form === 'WEBP') return 'image/webp'
    if (form === 'WAVE') return 'audio/wav'
  }
  if (beginsWith(content, 'OggS')) return 'audio/ogg'
  if (beginsWith(content, 'ID3')) return 'audio/mpeg'
  if (beginsWith(content, '#!AMR')) return 'audio/amr'
  if (nameAt(content, 4) === 'ftyp' && filmBrand.test(nameAt(content, 8))) return 'video/mp4'
  return undefined
}

/** How the content is looked at inside the program. */
export const previewFor = (mediaType: string): 'picture' | 'pdf' | 'none' => {
  if (mediaType === 'application/pdf') return 'pdf'
  return mediaType.startsWith('image/') ? 'picture' : 'none'
}

const endingOf = (name: string): string | undefined =>
  /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase()

const isEndingOf = (mediaType: EvidenceMediaType, ending: string): boolean =>
  (endings[mediaType] as readonly string[]).includes(ending)

const typeInWords = (mediaType: EvidenceMediaType): string => endings[mediaType][0].toUpperCase()

/** A name that says another type than the content is: a program dressed as a picture, or a mix-up worth looking at. */
const canCarryName = (name: string, mediaType: EvidenceMediaType): Verdict => {
  const ending = endingOf(name)
  return ending === undefined || isEndingOf(mediaType, ending)
    ? allowed
    : refused('EVIDENCE_TYPE_DISAGREES', { named: ending.toUpperCase(), found: typeInWords(mediaType) })
}

const canAcceptWebp = (content: Uint8Array): Verdict => {
  const size = webpSizeOf(content)
  if (!size || size.width === 0 || size.height === 0) return refused('IMAGE_DAMAGED')
  return size.width * size.height > maximumMegapixels * 1_000_000
    ? refused('IMAGE_TOO_LARGE', { maximumMegapixels })
    : allowed
}

const isAttachmentType = (mediaType: EvidenceMediaType): mediaType is AttachmentMediaType =>
  mediaType === 'application/pdf' || mediaType === 'image/jpeg' || mediaType === 'image/png'

/** Whether this content may be kept under this name. Sizes are read from headers; nothing is decoded. */
export const canKeepAsEvidence = (
  content: Uint8Array,
  name: string,
  mediaType: EvidenceMediaType | undefined,
): Verdict => {
  if (mediaType === undefined) return refused('FILE_TYPE_NOT_ALLOWED', { allowed: acceptedInWords })
  const named = canCarryName(name, mediaType)
  if (!named.allowed) return named
  if (mediaType === 'image/webp') return canAcceptWebp(content)
  if (!isAttachmentType(mediaType)) return allowed
  const verdict = canAcceptContent(content, mediaType)
  // Its first bytes are those of a picture: what is lacking is the rest of it.
  return verdict.allowed || verdict.code !== 'FILE_TYPE_NOT_ALLOWED' ? verdict : refused('IMAGE_DAMAGED')
}

export const canHavePages = (pages: number | null): Verdict =>
  pages !== null && pages > maximumPdfPages
    ? refused('PDF_TOO_LONG', { pages, maximumPages: maximumPdfPages })
    : allowed

/** The name evidence is kept under: safe on every system, with an ending that fits its content. */
export const evidenceName = (typed: string, mediaType: EvidenceMediaType): string => {
  const ending = endingOf(typed)
  const kept = ending !== undefined && isEndingOf(mediaType, ending) ? ending : endings[mediaType][0]
  return fileNameWith(typed, `.${kept}`, new RegExp(`\\.(${endings[mediaType].join('|')})$`, 'i'))
}

/**
 * The copy of a picture that is shown: without place, device and times of the camera. Undefined for a picture whose
 * parts do not hang together.
 */
export const shownCopyOf = (
  content: Uint8Array,
  mediaType: EvidenceMediaType,
): Uint8Array<ArrayBuffer> | undefined => {
  switch (mediaType) {
    case 'image/jpeg':
      return jpegCopy(content)
    case 'image/png':
      return pngCopy(content)
    case 'image/webp':
      return webpCopy(content)
    default:
      return undefined
  }
}
