import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalParagraph } from '#shared/kernel/text.ts'
import { caseId } from '../case/case.schema.ts'
import { subjectId } from '../subject/subject.schema.ts'

export const evidenceKinds = ['photo', 'scan', 'chat', 'recording', 'ticket', 'document', 'other'] as const
export const evidenceKind = z.enum(evidenceKinds)
export type EvidenceKind = z.infer<typeof evidenceKind>

export const evidenceId = idOf('Evidence')

/** More than this in one case is a register of its own. */
export const largestEvidenceList = 500

/** What an officer says about a piece of evidence. */
export const evidenceFacts = z
  .object({
    title: line(160),
    kind: evidenceKind,
    /** From whom or where it comes. */
    source: line(200),
    obtainedOn: plainDate.nullable(),
    /** The person it belongs to, where it is not the whole case's. */
    subjectId: subjectId.nullable(),
    note: optionalParagraph(2000),
  })
  .strict()
export type EvidenceFacts = z.output<typeof evidenceFacts>

export const evidence = z.object({
  id: evidenceId,
  caseId,
  title: z.string(),
  kind: evidenceKind,
  source: z.string(),
  obtainedOn: plainDate.nullable(),
  note: z.string().nullable(),
  subject: z.object({ id: subjectId, position: z.number().int(), shownName: z.string() }).nullable(),
  file: z.object({
    name: z.string(),
    mediaType: z.string(),
    size: z.number().int(),
    /** Digest of the original in hexadecimal letters, as it can be compared with outside. */
    sha256: z.string(),
    /** Of a PDF whose pages could be counted. */
    pageCount: z.number().int().nullable(),
  }),
  preview: z.enum(['picture', 'pdf', 'none']),
  /** What is shown is a copy without place, device and times; the original is kept as it came. */
  isShownCopy: z.boolean(),
  recordedAt: z.date(),
  recordedByName: z.string(),
  withdrawn: z.object({ at: z.date(), reason: z.string() }).nullable(),
  version: z.number().int(),
})
export type Evidence = z.infer<typeof evidence>

export const evidenceListInput = pageInput.extend({
  caseId,
  subjectId: subjectId.nullable().default(null),
  withdrawn: z.boolean().default(false),
})
export type EvidenceListInput = z.output<typeof evidenceListInput>

export const evidenceListPage = pageOf(evidence).extend({
  total: z.number().int(),
  withdrawnTotal: z.number().int(),
})
export type EvidenceListPage = z.infer<typeof evidenceListPage>
