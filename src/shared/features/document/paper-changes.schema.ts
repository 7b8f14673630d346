import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'

/** What of a paper would read otherwise if it were made today, in words an officer knows. */
export const paperFields = [
  'letterhead',
  'number',
  'place',
  'date',
  'signatory',
  'witness',
  'copiesTo',
  'about',
  'considerations',
  'legalBasis',
  'dictums',
  'villages',
  'villageName',
  'certificateText',
  'parties',
  'scope',
  'obligations',
  'period',
  'name',
  'identity',
  'address',
  'application',
  'reasons',
  'documents',
  'deadline',
  'contact',
  'officers',
  'opening',
  'answers',
  'companions',
  'opinion',
  'giver',
  'receiver',
  'persons',
  'items',
  'notes',
  'other',
] as const
export const paperField = z.enum(paperFields)
export type PaperField = z.infer<typeof paperField>

/** More papers than a card shows at first are not compared at once. */
export const largestComparison = 60

export const paperChange = z.object({
  id: idOf('Document'),
  fields: z.array(paperField).min(1).max(paperFields.length),
})
export type PaperChange = z.infer<typeof paperChange>
