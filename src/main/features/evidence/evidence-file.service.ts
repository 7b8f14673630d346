import { createHash } from 'node:crypto'
import {
  canHavePages,
  canKeepAsEvidence,
  evidenceName,
  evidenceTypeOf,
  previewFor,
  shownCopyOf,
} from '#shared/features/evidence/evidence-file.rules.ts'
import { canAcceptSize } from '#shared/features/attachment/attachment.rules.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { pdfPageCount } from './pdf-pages.ts'

/** A file that can be kept as evidence: as it came, and of a picture the copy that is shown. */
export type ExaminedFile = {
  name: string
  mediaType: string
  content: Uint8Array
  copy: Uint8Array | null
  pageCount: number | null
  sha256: Uint8Array
}

/**
 * Examines an upload by its bytes. The original is kept as it came; of a picture a copy without place, device and times
 * is kept beside it. Both are stored inside the act, because a secret case seals them with the key it has then.
 *
 * @throws DomainError the refusals of `evidenceFileErrors`
 */
export const examineFile = async (file: File): Promise<ExaminedFile> => {
  assertAllowed(canAcceptSize(file.size))
  const content = new Uint8Array(await file.arrayBuffer())
  // The size a file names and the bytes it brings are two things.
  assertAllowed(canAcceptSize(content.length))
  const mediaType = evidenceTypeOf(content)
  assertAllowed(canKeepAsEvidence(content, file.name, mediaType))
  if (mediaType === undefined) throw new Error('a file without a type was accepted')
  const preview = previewFor(mediaType)
  const pageCount = preview === 'pdf' ? pdfPageCount(content) : null
  assertAllowed(canHavePages(pageCount))
  const copy = preview === 'picture' ? shownCopyOf(content, mediaType) : undefined
  if (preview === 'picture' && !copy) throw new DomainError('IMAGE_DAMAGED')
  return {
    name: evidenceName(file.name, mediaType),
    mediaType,
    content,
    copy: copy ?? null,
    pageCount,
    sha256: createHash('sha256').update(content).digest(),
  }
}
