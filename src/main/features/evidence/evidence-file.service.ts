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
import { storeBytes, type StoredFile } from '#main/platform/files.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { pdfPageCount } from './pdf-pages.ts'

/** A file whose bytes are in the store: as it came, and of a picture the copy that is shown. */
export type KeptFile = { original: StoredFile; shown: StoredFile | null; pageCount: number | null }

/**
 * Examines an upload by its bytes and stores it. The original is kept as it came; of a picture a copy without place,
 * device and times is stored beside it. The caller writes the rows inside its own change.
 *
 * @throws DomainError the refusals of `evidenceFileErrors`, DISK_FULL
 */
export const keepFile = async (
  context: Pick<OfficerContext, 'blobs' | 'now'>,
  file: File,
): Promise<KeptFile> => {
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
  const name = evidenceName(file.name, mediaType)
  return {
    original: storeBytes(context, content, name, mediaType),
    shown: copy ? storeBytes(context, copy, name, mediaType) : null,
    pageCount,
  }
}
