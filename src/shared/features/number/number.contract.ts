import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { paragraph } from '#shared/kernel/text.ts'
import { numberErrors, takeNumberErrors } from './number.errors.ts'
import {
  documentType,
  documentTypes,
  explainInput,
  numberCounter,
  numberEntry,
  numberListInput,
  numberListPage,
  numberPattern,
  numberPatternInput,
  numberPreview,
  reserveInput,
  startInput,
} from './number.schema.ts'

const read = () => procedure({ permission: 'document.read', scope: 'office', audit: 'none' })
const settings = () =>
  procedure({ permission: 'document.settings', scope: 'office', audit: 'change' }).errors(numberErrors)
const write = () =>
  procedure({ permission: 'document.issue', scope: 'office', audit: 'change' }).errors(numberErrors)

export const numberContract = {
  patterns: read().output(z.object({ patterns: z.array(numberPattern).max(documentTypes.length) })),
  /** The next number of a paper of that date, by the office's pattern or by one that is being typed. Takes nothing. */
  preview: read()
    .errors(takeNumberErrors)
    .input(
      z
        .object({ documentType, datedOn: plainDate, pattern: numberPatternInput.nullable().default(null) })
        .strict(),
    )
    .output(numberPreview),
  /** `version` is 0 for a type that has no pattern yet. */
  savePattern: settings()
    .input(numberPatternInput.extend({ version: z.number().int() }))
    .output(numberPattern),
  /** Where the counter of papers of that date goes on: an office that begins in the middle of its year. */
  startCounter: settings().input(startInput).output(numberPreview),
  list: read().input(numberListInput).output(numberListPage),
  /** The counters of a year and those without a year, with the numbers missing in them. */
  counters: read()
    .input(z.object({ year: z.number().int().min(1900).max(2200) }).strict())
    .output(
      z.object({ counters: z.array(numberCounter).max(60), years: z.array(z.number().int()).max(400) }),
    ),
  /** Keeps a number for a paper that follows: the next one, or one given by others. */
  reserve: write().input(reserveInput).output(numberEntry),
  cancel: write()
    .input(z.object({ id: idOf('DocumentNumber'), reason: paragraph(500) }).strict())
    .output(numberEntry),
  explainGap: write().input(explainInput).output(z.object({})),
}
