import { DomainError } from '#shared/kernel/errors.ts'
import {
  largestFileCount,
  largestVillageCount,
  type AgreementDetail,
} from '#shared/features/agreement/agreement.schema.ts'
import { acceptUpload } from '#main/features/attachment/index.ts'
import { getVillage } from '#main/features/village/index.ts'
import { insertFile } from '#main/platform/files.repo.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { getAgreement, readAgreement } from './agreement-read.service.ts'
import {
  deleteAgreementFile,
  deleteVillage,
  insertAgreementFile,
  insertVillages,
  listFiles,
} from './agreement.repo.ts'

const subjectsOf = (agreementId: string, villageIds: readonly string[]) => [
  { kind: 'agreement', id: agreementId },
  ...villageIds.map((id) => ({ kind: 'village', id })),
]

/** Villages that are covered already are passed over, so that the same request twice does no harm. */
export const addVillages = (
  context: OfficerContext,
  { id, villageIds }: { id: string; villageIds: readonly string[] },
): AgreementDetail => {
  const agreement = getAgreement(context.db, id)
  const added = [...new Set(villageIds)]
    .map((villageId) => getVillage(context.db, villageId))
    .filter(({ rowId }) => !agreement.villageRowIds.includes(rowId))
  if (agreement.ownVillageRowIds.length + added.length > largestVillageCount)
    throw new DomainError('VILLAGES_FULL', { maximum: largestVillageCount })
  if (added.length > 0) {
    const about = subjectsOf(
      agreement.id,
      added.map((village) => village.id),
    )
    context.change(about, (db) =>
      insertVillages(
        db,
        agreement.rowId,
        added.map(({ rowId }) => rowId),
      ),
    )
  }
  return readAgreement(context, id)
}

export const removeVillage = (
  context: OfficerContext,
  { id, villageId, reason }: { id: string; villageId: string; reason: string },
): AgreementDetail => {
  const agreement = getAgreement(context.db, id)
  const village = getVillage(context.db, villageId)
  context.change(
    subjectsOf(agreement.id, [village.id]),
    (db) => {
      if (!deleteVillage(db, agreement.rowId, village.rowId)) throw new DomainError('VILLAGE_NOT_COVERED')
    },
    reason,
  )
  return readAgreement(context, id)
}

export const addFile = async (
  context: OfficerContext,
  { id, file }: { id: string; file: File },
): Promise<AgreementDetail> => {
  const assertRoom = (): void => {
    if (listFiles(context.db, getAgreement(context.db, id).rowId).length >= largestFileCount)
      throw new DomainError('FILES_FULL', { maximum: largestFileCount })
  }
  assertRoom()
  const stored = await acceptUpload(context, file)
  // Asked again after the wait: another upload may have ended meanwhile.
  assertRoom()
  const agreement = getAgreement(context.db, id)
  const same = listFiles(context.db, agreement.rowId).find(({ blobId }) =>
    Buffer.from(blobId).equals(Buffer.from(stored.blobId)),
  )
  if (same) throw new DomainError('FILE_ALREADY_ATTACHED', { name: same.name })
  context.change([{ kind: 'agreement', id: agreement.id }], (db) =>
    insertAgreementFile(db, agreement.rowId, insertFile(db, stored)),
  )
  return readAgreement(context, id)
}

export const removeFile = (
  context: OfficerContext,
  { id, fileId, reason }: { id: string; fileId: string; reason: string },
): AgreementDetail => {
  const agreement = getAgreement(context.db, id)
  const file = listFiles(context.db, agreement.rowId).find((held) => held.id === fileId)
  if (!file) throw new DomainError('RECORD_NOT_FOUND', { kind: 'file' })
  context.change(
    [{ kind: 'agreement', id: agreement.id }],
    (db) => deleteAgreementFile(db, agreement.rowId, file.rowId),
    reason,
  )
  return readAgreement(context, id)
}
