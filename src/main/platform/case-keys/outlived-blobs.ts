import type { Store } from '../store/store.ts'
import { deleteOutlivedBlob, listOutlivedBlobs } from './case-keys.repo.ts'

/**
 * Erases bytes that another form of the same file has replaced, once the act that did so is on the disk. What a cut
 * leaves is erased after the next act.
 */
export const eraseOutlivedBlobs = (
  { database, blobs }: Pick<Store, 'database' | 'blobs'>,
  recordedAt: number,
): void => {
  const outlived = listOutlivedBlobs(database.read)
  if (outlived.length === 0) return
  for (const { blobId, isNamed } of outlived) if (!isNamed) blobs.erase(blobId)
  database.change({ action: 'caseKey.erase', officerId: null, recordedAt, about: [] }, (db) => {
    for (const { rowId } of outlived) deleteOutlivedBlob(db, rowId)
  })
}
