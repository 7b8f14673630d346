import { z } from 'zod'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line } from '#shared/kernel/text.ts'

/** The code from which the office's root key is made. Printed once and never kept as a document. */
export const rootCodeData = z.strictObject({
  officeName: line(160),
  createdOn: plainDate,
  groups: z.array(z.string().regex(/^[0-9A-Z]{4}$/)).length(8),
  checksum: z.string().regex(/^[0-9A-Z]{4}$/),
  /** By which everybody tells this root from another: `9F3A 22C0 71BE 08D4`. */
  fingerprint: line(40),
})
export type RootCodeData = z.infer<typeof rootCodeData>
