import { z } from 'zod'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line } from '#shared/kernel/text.ts'
import { shareKeeper } from '../../store-key/store-key.schema.ts'
import { missingValues } from './missing-values.ts'

const recoveryCodeShape = z.strictObject({
  officeName: line(160),
  createdOn: plainDate,
  groups: z
    .array(z.string().regex(/^[0-9A-Z]{4}$/))
    .min(8)
    .max(10),
  checksum: z.string().regex(/^[0-9A-Z]{2,6}$/),
  /** Which code of this office it is, so that an older sheet can be told apart and destroyed. */
  envelopeNumber: line(40).nullable().default(null),
  /** Which of three shares this is, and who keeps it; null where the sheet holds the whole code. */
  share: z
    .strictObject({ number: z.number().int().min(1).max(3), keeper: shareKeeper })
    .nullable()
    .default(null),
})

/** The paper key of last resort. Printed once and never kept as a document. */
export const recoveryCodeData = recoveryCodeShape
export type RecoveryCodeData = z.infer<typeof recoveryCodeData>

export const missingForRecoveryCode = (partial: unknown): string[] =>
  missingValues(recoveryCodeShape, [], partial)
