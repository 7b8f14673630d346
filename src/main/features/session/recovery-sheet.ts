import type { RecoveryCodeData } from '#shared/features/document/papers/recovery-code.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { printableName } from '#main/platform/documents/printable-name.ts'
import type { ServiceState } from '#main/platform/service-state.ts'

/** The paper with the recovery code as PDF. It is answered once and never stored. */
export const recoverySheet = (
  service: ServiceState,
  content: { officeName: string; code: string; on: PlainDate; storeId: string },
): File => {
  const groups = content.code.split('-')
  const data: RecoveryCodeData = {
    officeName: printableName(content.officeName),
    groups: groups.slice(0, -1),
    checksum: groups.at(-1) ?? '',
    createdOn: content.on,
    // The beginning of the store's id, so that a sheet of another store is told apart without naming anything.
    envelopeNumber: content.storeId.slice(-8).toUpperCase(),
  }
  const pdf = service.typesetter().pdf('recovery-code', data, {
    createdAt: service.options.clock.now(),
    title: 'Kode pemulihan',
  })
  return new File([new Uint8Array(pdf)], 'kode-pemulihan.pdf', { type: 'application/pdf' })
}
