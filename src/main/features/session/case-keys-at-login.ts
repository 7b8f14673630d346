import { eraseOutlivedBlobs } from '#main/platform/case-keys/outlived-blobs.ts'
import { hasUnsettledKeys } from '#main/platform/case-keys/settle-case-keys.ts'
import { codeOf, framesOf } from '#main/platform/log.ts'
import type { CallContext } from '#main/platform/rpc/gate.ts'
import { hasSealKey, updateOfficer, type OfficerRow } from '#main/features/officer/index.ts'

/**
 * Does what other sessions had no key for: gives the key of a case to a colleague whose password was made anew, shuts out
 * who was taken off. What stands in the way is tried again at the next act.
 */
export const settleAtLogin = (
  { service, connection }: CallContext,
  officer: OfficerRow,
  sealKey: Uint8Array,
): void => {
  const { database } = service.store()
  const caseKeys = connection.officer?.caseKeys
  if (!caseKeys || service.isReadOnly()) return
  const isUnknown = !hasSealKey(database.read, officer.rowId)
  if (!isUnknown && !hasUnsettledKeys(database.read, caseKeys.ring)) return
  const recordedAt = service.options.clock.now()
  try {
    database.change(
      { action: 'caseKey.settle', officerId: officer.rowId, recordedAt, about: [] },
      (db) => {
        if (isUnknown) updateOfficer(db, officer.rowId, officer.version, { sealKey })
      },
      caseKeys,
    )
    eraseOutlivedBlobs(service.store(), recordedAt)
  } catch (failure) {
    service.options.log({ event: 'caseKeys', code: codeOf(failure), stack: framesOf(failure) })
  }
}
