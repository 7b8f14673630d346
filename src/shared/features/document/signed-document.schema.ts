import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { optionalLine } from '#shared/kernel/text.ts'

/** `eOffice`: signed in the e-office and fetched from there · `inkScan`: signed with ink and scanned. */
export const signedRoutes = ['eOffice', 'inkScan'] as const
const signedRoute = z.enum(signedRoutes)
export type SignedRoute = z.infer<typeof signedRoute>

export const signedWarningCodes = [
  'SIGNED_BEFORE_PAPER',
  'SIGNED_PAGES_DIFFER',
  /** No signature field in a file that is said to come from the e-office. What a signature is worth is not judged here. */
  'SIGNED_WITHOUT_SIGNATURE',
] as const
const signedWarningCode = z.enum(signedWarningCodes)
export const signedWarning = z.object({
  code: signedWarningCode,
  data: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type SignedWarning = z.infer<typeof signedWarning>

export const signedImport = z
  .object({
    id: idOf('Document'),
    file: z.file(),
    route: signedRoute,
    number: optionalLine(160).default(null),
    signedOn: plainDate,
    acceptedWarnings: z.array(signedWarningCode).max(signedWarningCodes.length).default([]),
  })
  .strict()

/** The signed file of a paper, kept beside the file it was made from. */
export const signedDocument = z.object({
  route: signedRoute,
  number: z.string().nullable(),
  signedOn: plainDate,
  pageCount: z.number().int(),
  importedAt: z.date(),
  importedBy: z.string(),
  fileDigest: z.string(),
  fileSize: z.number(),
  warnings: z.array(signedWarning).max(signedWarningCodes.length),
})
export type SignedDocument = z.infer<typeof signedDocument>
