import { and, count, desc, eq, lt, ne, or, type SQL } from 'drizzle-orm'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import type { Draft, DraftEntry, DraftListInput, DraftPlace } from '#shared/features/draft/draft.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { drafts } from '#main/platform/db/schema.ts'

const entryColumns = {
  rowId: drafts.id,
  id: drafts.uuid,
  kind: drafts.kind,
  recordKey: drafts.recordKey,
  label: drafts.label,
  startedAt: drafts.startedAt,
  savedAt: drafts.savedAt,
}

type EntryRow = { rowId: number; startedAt: number; savedAt: number } & Pick<
  Draft,
  'kind' | 'recordKey' | 'label'
> & {
    id: string
  }

const toEntry = ({ rowId: _rowId, id, startedAt, savedAt, ...row }: EntryRow): DraftEntry => ({
  ...row,
  id: id as DraftEntry['id'],
  startedAt: new Date(startedAt),
  savedAt: new Date(savedAt),
})

/** Every query names the officer: a draft is nobody else's, whatever his reach. */
const ofOfficer = (officerId: number): SQL => eq(drafts.officerId, officerId)

const at = (officerId: number, { kind, recordKey }: DraftPlace): SQL | undefined =>
  and(ofOfficer(officerId), eq(drafts.kind, kind), eq(drafts.recordKey, recordKey))

export const findDraft = (db: ReadDb, officerId: number, place: DraftPlace): Draft | undefined => {
  const row = db
    .select({ ...entryColumns, body: drafts.body })
    .from(drafts)
    .where(at(officerId, place))
    .get()
  if (!row) return undefined
  const { body, ...entry } = row
  return { ...toEntry(entry), body: JSON.parse(body) as Draft['body'] }
}

/** How many drafts the officer has beside the one at this place. */
export const countOtherDrafts = (db: ReadDb, officerId: number, place: DraftPlace): number =>
  db
    .select({ count: count() })
    .from(drafts)
    .where(and(ofOfficer(officerId), or(ne(drafts.kind, place.kind), ne(drafts.recordKey, place.recordKey))))
    .get()?.count ?? 0

export const listDrafts = (
  db: ReadDb,
  officerId: number,
  { kind, cursor, limit }: DraftListInput,
): { items: DraftEntry[]; nextCursor: string | null } => {
  const [savedAt, rowId] = decodeCursor(cursor) ?? []
  const after =
    typeof savedAt === 'number' && typeof rowId === 'number'
      ? or(lt(drafts.savedAt, savedAt), and(eq(drafts.savedAt, savedAt), lt(drafts.id, rowId)))
      : undefined
  const rows = db
    .select(entryColumns)
    .from(drafts)
    .where(and(ofOfficer(officerId), kind === undefined ? undefined : eq(drafts.kind, kind), after))
    .orderBy(desc(drafts.savedAt), desc(drafts.id))
    .limit(limit + 1)
    .all()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(toEntry),
    nextCursor: rows.length > limit && last ? encodeCursor([last.savedAt, last.rowId]) : null,
  }
}

/** Takes a draft away together with the act that made a record of it. */
export const deleteDraft = (db: WriteDb, officerId: number, place: DraftPlace): void => {
  db.delete(drafts).where(at(officerId, place)).run()
}
