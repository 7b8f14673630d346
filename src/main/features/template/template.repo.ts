import { and, asc, count, desc, eq, inArray, like, max } from 'drizzle-orm'
import type { PaperType } from '#shared/features/document/document.schema.ts'
import type { TemplateState, TemplateVersion } from '#shared/features/template/template.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import {
  changes,
  changeSubjects,
  issuedDocuments,
  officers,
  paperTemplates,
} from '#main/platform/db/schema.ts'

export type TemplateRecord = Omit<
  TemplateVersion,
  'madeBy' | 'approvedBy' | 'hasWritten' | 'programMovedOn' | 'papers'
> & {
  rowId: number
  source: string
  /** Digest of the program's template it was made from. */
  basedOn: string
  madeByRowId: number
  approvedByRowId: number | null
}

type Row = typeof paperTemplates.$inferSelect

const asDate = (instant: number | null): Date | null => (instant === null ? null : new Date(instant))

const toRecord = ({
  id,
  uuid,
  madeBy,
  approvedBy,
  madeAt,
  submittedAt,
  approvedAt,
  ...row
}: Row): TemplateRecord => ({
  ...row,
  rowId: id,
  id: uuid as TemplateVersion['id'],
  paperType: row.paperType as PaperType,
  madeByRowId: madeBy,
  approvedByRowId: approvedBy,
  madeAt: new Date(madeAt),
  submittedAt: asDate(submittedAt),
  approvedAt: asDate(approvedAt),
})

export const largestVersionList = 500

/** Newest first. */
export const listTemplates = (db: ReadDb, paperType?: PaperType): TemplateRecord[] =>
  db
    .select()
    .from(paperTemplates)
    .where(paperType && eq(paperTemplates.paperType, paperType))
    .orderBy(desc(paperTemplates.id))
    .limit(largestVersionList)
    .all()
    .map(toRecord)

export const findTemplate = (db: ReadDb, id: string): TemplateRecord | undefined => {
  const row = db.select().from(paperTemplates).where(eq(paperTemplates.uuid, id)).get()
  return row && toRecord(row)
}

const firstIn = (db: ReadDb, paperType: PaperType, states: TemplateState[]): TemplateRecord | undefined => {
  const row = db
    .select()
    .from(paperTemplates)
    .where(and(eq(paperTemplates.paperType, paperType), inArray(paperTemplates.state, states)))
    .get()
  return row && toRecord(row)
}

export const findApproved = (db: ReadDb, paperType: PaperType): TemplateRecord | undefined =>
  firstIn(db, paperType, ['approved'])

/** Draft or submitted: there is one at a time. */
export const findOpen = (db: ReadDb, paperType: PaperType): TemplateRecord | undefined =>
  firstIn(db, paperType, ['draft', 'submitted'])

export const nextNumber = (db: ReadDb, paperType: PaperType): number =>
  (db
    .select({ last: max(paperTemplates.number) })
    .from(paperTemplates)
    .where(eq(paperTemplates.paperType, paperType))
    .get()?.last ?? 0) + 1

export const insertTemplate = (
  db: WriteDb,
  { id, ...row }: Omit<typeof paperTemplates.$inferInsert, 'id' | 'uuid'> & { id: TemplateVersion['id'] },
): void => {
  db.insert(paperTemplates)
    .values({ uuid: id, ...row })
    .run()
}

type Changes = Partial<
  Pick<
    Row,
    | 'title'
    | 'source'
    | 'changeNote'
    | 'state'
    | 'madeBy'
    | 'madeAt'
    | 'submittedAt'
    | 'approvedBy'
    | 'approvedAt'
  >
>

/** False when somebody changed the version after it was read. */
export const updateTemplate = (
  db: WriteDb,
  { rowId, version }: Pick<TemplateRecord, 'rowId' | 'version'>,
  changed: Changes,
): boolean =>
  db
    .update(paperTemplates)
    .set({ ...changed, version: version + 1 })
    .where(and(eq(paperTemplates.id, rowId), eq(paperTemplates.version, version)))
    .run().changes === 1

/** Row ids of everybody who began or saved this version, out of the change log, which forgets nobody. */
export const listWriters = (db: ReadDb, id: string): Set<number> =>
  new Set(
    db
      .select({ officer: changes.officerId })
      .from(changeSubjects)
      .innerJoin(changes, eq(changes.seq, changeSubjects.changeSeq))
      .where(
        and(
          eq(changeSubjects.recordUuid, id),
          eq(changeSubjects.kind, 'paperTemplate'),
          inArray(changes.action, ['template.startDraft', 'template.saveDraft']),
        ),
      )
      .orderBy(asc(changeSubjects.changeSeq))
      .limit(10_000)
      .all()
      .flatMap(({ officer }) => officer ?? []),
  )

export const namesOf = (db: ReadDb, rowIds: readonly number[]): Map<number, string> =>
  new Map(
    db
      .select({ id: officers.id, name: officers.fullName })
      .from(officers)
      .where(inArray(officers.id, [...rowIds]))
      .all()
      .map(({ id, name }) => [id, name]),
  )

/** What an issued paper has in place of the program's template name when a version of the office set it. */
export const templateMark = (template: string, id: string): string => `${template}:${id}`

/** How many papers were issued with each version, by the mark they carry. */
export const countPapers = (db: ReadDb): Map<string, number> =>
  new Map(
    db
      .select({ template: issuedDocuments.template, papers: count() })
      .from(issuedDocuments)
      .where(like(issuedDocuments.template, '%:%'))
      .groupBy(issuedDocuments.template)
      .all()
      .map(({ template, papers }) => [template, papers]),
  )
