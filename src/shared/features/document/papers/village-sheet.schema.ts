import { z } from 'zod'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { line } from '#shared/kernel/text.ts'
import { missingValues } from './missing-values.ts'
import { draft } from './paper.schema.ts'

const fact = z.strictObject({ label: line(60), value: line(300).nullable() })

const villageSheetShape = z.strictObject({
  draft,
  officeName: line(160),
  printedOn: plainDate,
  villageName: line(120),
  path: line(240),
  code: line(13),
  /** The state in the language of the paper: `Aktif`, `Dalam evaluasi`. */
  state: line(40),
  head: z.strictObject({
    title: line(80),
    name: line(120).nullable().default(null),
    phone: line(40).nullable().default(null),
  }),
  liaison: z
    .strictObject({ name: line(120), decreeNumber: line(120).nullable().default(null), since: plainDate })
    .nullable()
    .default(null),
  agreement: z
    .strictObject({
      title: line(200),
      numbers: z.array(line(120)).max(6),
      startsOn: plainDate,
      endsOn: plainDate.nullable(),
      /** Negative when the agreement has ended; counted by the caller, who knows the day. */
      remainingDays: z.number().int().nullable(),
    })
    .nullable()
    .default(null),
  /** Decree, ceremony, presenter, board, secretariat …, in the order to print. */
  designation: z.array(fact).max(16).default([]),
  milestones: z
    .array(z.strictObject({ on: plainDate, event: line(160), note: line(200).nullable().default(null) }))
    .max(60)
    .default([]),
  certificatePrints: z
    .array(
      z.strictObject({
        on: plainDate,
        serial: line(60),
        by: line(120),
        reason: line(200).nullable().default(null),
      }),
    )
    .max(60)
    .default([]),
})

/** One page about a partner village. What does not fit on the page is counted, not printed. */
export const villageSheetData = villageSheetShape
export type VillageSheetData = z.infer<typeof villageSheetData>
export type VillageSheetInput = z.input<typeof villageSheetData>

export const missingForVillageSheet = (partial: unknown): string[] =>
  missingValues(villageSheetShape, [], partial)
