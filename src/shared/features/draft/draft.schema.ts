import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { line } from '#shared/kernel/text.ts'

/** Which form: `intake`, `interview`, `screening` … A feature names its own. */
const draftKind = z.string().regex(/^[a-z][A-Za-z]{0,39}$/)
/** Which record the form is for: its id, or for a new one a key that the screen makes when it opens. */
const recordKey = z.string().min(1).max(100)

/** An officer has one draft for each place. */
export const draftPlace = z.object({ kind: draftKind, recordKey }).strict()
export type DraftPlace = z.infer<typeof draftPlace>

/** What the form holds, as the screen will want it back. The service keeps it and never looks inside. */
export const draftBody = z.json()
export type DraftBody = z.infer<typeof draftBody>

export const draftSaveInput = draftPlace
  .extend({
    /** What the officer reads in the list of his drafts; names of persons stand in it as initials. */
    label: line(200),
    body: draftBody,
  })
  .strict()
export type DraftSaveInput = z.output<typeof draftSaveInput>

export const draftEntry = z.object({
  id: idOf('Draft'),
  kind: z.string(),
  recordKey: z.string(),
  label: z.string(),
  startedAt: z.date(),
  savedAt: z.date(),
})
export type DraftEntry = z.infer<typeof draftEntry>

export const draft = draftEntry.extend({ body: draftBody })
export type Draft = z.infer<typeof draft>

export const draftListInput = pageInput.extend({ kind: draftKind.optional() }).strict()
export type DraftListInput = z.output<typeof draftListInput>
export const draftListPage = pageOf(draftEntry)
