import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line, optionalLine } from '#shared/kernel/text.ts'
import { decisionKind, decisionKinds } from './decision.schema.ts'

export const statuteInput = z
  .object({
    statute: line(160),
    article: line(80),
    subjectMatter: line(300),
    /** Decisions it can be a ground for. */
    decisionKinds: z.array(decisionKind).max(decisionKinds.length),
    validFrom: plainDate,
    /** The last day; null while it is in force. */
    validUntil: plainDate.nullable(),
    source: optionalLine(300),
    /** Somebody of this office compared it with the text of the law. */
    isChecked: z.boolean(),
  })
  .strict()
export type StatuteInput = z.output<typeof statuteInput>

/** An article a decision can stand on, for the time it was in force. */
export const statute = statuteInput.extend({
  id: idOf('Statute'),
  source: z.string().nullable(),
  version: z.number().int(),
})
export type Statute = z.infer<typeof statute>

export const statuteListInput = pageInput.extend({
  /** In force on this day. */
  day: plainDate.nullable().default(null),
  kind: decisionKind.nullable().default(null),
})
export type StatuteListInput = z.output<typeof statuteListInput>
export const statuteListPage = pageOf(statute).extend({
  total: z.number().int(),
  unchecked: z.number().int(),
})
export type StatuteListPage = z.infer<typeof statuteListPage>
