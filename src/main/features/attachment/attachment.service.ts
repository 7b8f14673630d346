import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import {
  attachmentName,
  canAcceptContent,
  canAcceptSize,
} from '#shared/features/attachment/attachment.rules.ts'
import { sniffMediaType, storeBytes, type StoredFile } from '#main/platform/files.ts'
import { findFileByUuid } from '#main/platform/files.repo.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { isFileOfRegister } from './attachment.repo.ts'

/**
 * An uploaded file whose size and content may be kept.
 *
 * @throws DomainError FILE_EMPTY, FILE_TOO_LARGE, FILE_TYPE_NOT_ALLOWED, IMAGE_TOO_LARGE
 */
export const examineUpload = async (
  file: File,
): Promise<{ content: Uint8Array; name: string; mediaType: string }> => {
  assertAllowed(canAcceptSize(file.size))
  const content = new Uint8Array(await file.arrayBuffer())
  // The size a file names and the bytes it brings are two things.
  assertAllowed(canAcceptSize(content.length))
  const mediaType = sniffMediaType(content)
  assertAllowed(canAcceptContent(content, mediaType))
  if (mediaType === undefined) throw new Error('a file without a type was accepted')
  return { content, name: attachmentName(file.name, mediaType), mediaType }
}

/**
 * Takes an uploaded file in: examines it and puts the bytes into the attachment store. The caller writes the row with
 * `insertFile` inside its own change.
 *
 * @throws DomainError the refusals of `examineUpload`, DISK_FULL
 */
export const acceptUpload = async (
  context: Pick<OfficerContext, 'blobs' | 'now'>,
  file: File,
): Promise<StoredFile> => {
  const { content, name, mediaType } = await examineUpload(file)
  return storeBytes(context, content, name, mediaType)
}

/**
 * Files of agreements and village reports. What belongs to a case and what is a paper has procedures of its own, with
 * their rights and reasons.
 *
 * @throws DomainError RECORD_NOT_FOUND, FILE_DAMAGED
 */
export const downloadFile = (context: Pick<OfficerContext, 'db' | 'blobs'>, fileId: string): File => {
  const file = findFileByUuid(context.db, fileId)
  if (!file || !isFileOfRegister(context.db, file.id))
    throw new DomainError('RECORD_NOT_FOUND', { kind: 'file' })
  const content = new Uint8Array(context.blobs.get(file.blobId))
  return new File([content], file.name, { type: file.mediaType, lastModified: file.recordedAt })
}
