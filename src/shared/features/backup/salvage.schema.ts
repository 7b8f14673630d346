import { z } from 'zod'

/** What the tables of a store are about, as an officer would name it. */
export const salvageAreas = [
  'cases',
  'villages',
  'referrals',
  'papers',
  'files',
  'office',
  'records',
] as const
export type SalvageArea = (typeof salvageAreas)[number]

const count = z.number().int().nonnegative()

/** What became of the rows of a damaged store. */
export const salvagedArea = z.object({
  area: z.enum(salvageAreas),
  /** Rows that are there. */
  rows: count,
  /** Of those: given back by the log, which proves them. */
  restored: count,
  /** Of those: nothing proves that they are what was written last. */
  doubtful: count,
  /** Rows that cannot be read any more. */
  lost: count,
})

export const salvageReport = z.object({
  areas: z.array(salvagedArea).max(salvageAreas.length),
  lost: count,
  /** In how many tables rows are lost. */
  tables: count,
  doubtful: count,
  restored: count,
  /** Attachments that are not what was stored. */
  filesLost: count,
  /** Acts of the log that cannot be read; null where nobody can tell. */
  actsLost: count.nullable(),
})
export type SalvageReport = z.infer<typeof salvageReport>
