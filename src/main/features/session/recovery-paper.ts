import type { RecoveryCodeData } from '#shared/features/document/papers/recovery-code.schema.ts'
import {
  type RecoveryForm,
  type RecoveryPaper,
  shareKeepers,
  type ShareKeeper,
} from '#shared/features/store-key/store-key.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { todayBy } from '#main/platform/clock.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import { confirmRecoveryCode, insertRecoveryCode } from '#main/platform/key-change.repo.ts'
import { dropOutlivedSlots, readKeyFile, writeKeyFile } from '#main/platform/keys/key-file.ts'
import { createRecovery, recoverySealKeyOf } from '#main/platform/keys/recovery-slot.ts'
import { createRecoveryCode } from '#main/platform/keys/recovery-code.ts'
import { createShares } from '#main/platform/keys/recovery-shares.ts'
import { printableName } from '#main/platform/documents/printable-name.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { closeBehindError } from '#main/platform/store/generation.ts'
import { getOffice } from '#main/features/office/index.ts'

type Sheet = {
  officeName: string
  code: string
  on: PlainDate
  storeId: string
  share?: RecoveryCodeData['share']
}

/** The paper with the recovery code as PDF. It is answered once and never stored. */
export const recoverySheet = (
  service: ServiceState,
  { officeName, code, on, storeId, share = null }: Sheet,
): File => {
  const groups = code.split('-')
  const data: RecoveryCodeData = {
    officeName: printableName(officeName),
    groups: groups.slice(0, -1),
    checksum: groups.at(-1) ?? '',
    createdOn: on,
    // The beginning of the store's id, so that a sheet of another store is told apart without naming anything.
    envelopeNumber: storeId.slice(-8).toUpperCase(),
    share,
  }
  const pdf = service.typesetter().pdf('recovery-code', data, {
    createdAt: service.options.clock.now(),
    title: 'Kode pemulihan',
  })
  const name = share === null ? 'kode-pemulihan.pdf' : `kode-pemulihan-bagian-${share.number}.pdf`
  return new File([new Uint8Array(pdf)], name, { type: 'application/pdf' })
}

/** A code that is not in force yet, with the texts for its sheets. */
export type PreparedRecovery = {
  form: RecoveryForm
  secret: Uint8Array
  texts: readonly { code: string; keeper: ShareKeeper | null }[]
}

export const prepareRecovery = async (form: RecoveryForm): Promise<PreparedRecovery> => {
  const { code, secret } = createRecoveryCode()
  if (form === 'whole') return { form, secret, texts: [{ code, keeper: null }] }
  const shares = await createShares(secret)
  return {
    form,
    secret,
    texts: shares.map((share, index) => ({ code: share, keeper: shareKeepers[index] ?? null })),
  }
}

const sheetsOf = (service: ServiceState, { form, texts }: PreparedRecovery): RecoveryPaper => {
  const { database, storeId } = service.store()
  const { fullName: officeName } = getOffice(database.read)
  const on = todayBy(service.options.clock)
  const sheets = texts.map(({ code, keeper }, index) => {
    const share = keeper && { number: index + 1, keeper }
    return { code, keeper, file: recoverySheet(service, { officeName, code, on, storeId, share }) }
  })
  return { form, sheets }
}

/**
 * Puts a fresh code in the place of the one before. `act` writes its row within the act that asks for it. Until its slot
 * stands in the file the code before still opens the store, so that a cut leaves a way in.
 *
 * @throws DomainError DISK_FULL; whatever `act` throws
 */
export const renewRecovery = (
  service: ServiceState,
  prepared: PreparedRecovery,
  act: (writeRow: (db: WriteDb) => void) => void,
): RecoveryPaper => {
  const { folder, masterKey, database } = service.store()
  const recovery = createRecovery(readKeyFile(folder).keys, masterKey, prepared.secret)
  prepared.secret.fill(0)
  // The paper first: a code that could not be shown must not replace the one in the safe.
  const paper = sheetsOf(service, prepared)
  const sealKey = recoverySealKeyOf({ recovery })
  const madeAt = service.options.clock.now()
  act((db) => insertRecoveryCode(db, { madeAt, form: prepared.form, sealKey, isConfirmed: false }))
  const keys = { ...readKeyFile(folder).keys, recovery }
  writeKeyFile(folder, keys)
  // From here on the code counts. What is left undone is no reason to withhold it.
  closeBehindError(() => dropOutlivedSlots(folder, keys))
  closeBehindError(() =>
    database.change(
      { action: 'storeKey.confirmRecovery', officerId: null, recordedAt: madeAt, about: [] },
      (db) => confirmRecoveryCode(db, sealKey),
    ),
  )
  return paper
}
