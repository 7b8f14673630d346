import { z } from 'zod'
import { line } from '#shared/kernel/text.ts'
import { draft, laterLine, paperMargins, paperSize } from './paper.schema.ts'

/** What records of a case share: the sheet, officers and persons on them, values nobody may read in full. */

export const sheet = {
  draft,
  /** A copy made later; printed in the head of the page. */
  copy: z.boolean().default(false),
  paper: paperSize,
  margins: paperMargins,
}

/** A line of an identity block; a value that nobody could tell is null and printed as a dash. */
export const fact = z.strictObject({ label: line(60), value: line(300).nullable() })
export type Fact = z.output<typeof fact>

export const officerOnPaper = z.strictObject({
  name: laterLine(120),
  rank: line(80).nullable().default(null),
  nip: line(30).nullable().default(null),
  title: line(160),
})

/** `U.R.`: how a person is named where the name itself is secret (UU 21/2007 Pasal 44); `N.N.` where nobody knows it. */
export const initialsOnPaper = z.string().regex(/^(?:\p{L}\p{M}*\.){1,20}$/u)
export const unnamed = 'N.N.'

/** A number of which the end, and at most six signs of the beginning, are shown: `620217******0001`, `****0004`. */
export const maskedOnPaper = z.string().regex(/^[^*•]{0,6}[*•]{3,}[^*•]{0,4}$/u)
