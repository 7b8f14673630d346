import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { documentBatch, numberChoice, paperOptions, paperType } from './document.schema.ts'

/** More sheets than these are no single change any more: they are made one by one, so that a run can go on later. */
export const largestSingleChange = 10

/** Of which papers a case gets many at once. */
export const caseBatchType = z.enum(['interviewRecord', 'deferralNotice'])
export type BatchType = z.output<typeof caseBatchType> | 'certificate'

export const batchAbout = z.object({ kind: z.enum(['decree', 'case']), id: z.uuid() }).strict()
export type BatchAbout = z.output<typeof batchAbout>

/** What every sheet of a run is made with; kept with the run. */
export const batchChoices = z
  .object({
    about: batchAbout,
    options: paperOptions,
    number: z.discriminatedUnion('kind', [numberChoice.options[0], numberChoice.options[1]]),
  })
  .strict()
export type BatchChoices = z.output<typeof batchChoices>

export const batchRunStates = ['running', 'stopped', 'failed', 'done', 'discarded'] as const

/** A run over many papers; `failed` names the sheet at which it stopped and why. */
export const batchRun = z.object({
  id: idOf('BatchRun'),
  type: paperType,
  label: z.string(),
  state: z.enum(batchRunStates),
  startedAt: z.date(),
  startedBy: z.string(),
  total: z.number().int(),
  issued: z.number().int(),
  skipped: z.number().int(),
  failed: z.object({ label: z.string(), code: z.string() }).nullable(),
})
export type BatchRun = z.infer<typeof batchRun>

export const batchEvent = z.union([
  z.object({ type: z.literal('progress'), issued: z.number().int(), total: z.number().int() }),
  z.object({ type: z.literal('done'), batch: documentBatch }),
  z.object({
    type: z.literal('refused'),
    code: z.string(),
    data: z.unknown(),
  }),
])
export type BatchEvent = z.infer<typeof batchEvent>
