import { and, asc, desc, eq, inArray, ne, or, sql } from 'drizzle-orm'
import {
  type CaseDetail,
  type CaseLink,
  type CaseLinkKind,
  largestLinkList,
  type OtherCase,
} from '#shared/features/case/case-detail.schema.ts'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import {
  caseLinks,
  caseNotes,
  cases,
  officers,
  sections,
  villageReports,
  villages,
} from '#main/platform/db/schema.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'
import { listMembers } from './case-member.repo.ts'
import { type CaseRecord, findChronology, within } from './case.repo.ts'

const otherColumns = {
  uuid: cases.uuid,
  number: cases.number,
  title: cases.title,
  state: cases.state,
  colour: cases.colour,
}

const toOther = ({ uuid, ...other }: { uuid: string } & Omit<OtherCase, 'id'>): OtherCase => ({
  id: uuid as CaseId,
  ...other,
})

const mergedInto = (db: ReadDb, scope: Scope, rowId: number): OtherCase | null => {
  const found = db
    .select(otherColumns)
    .from(cases)
    .where(
      and(
        within(scope),
        eq(cases.id, sql`(select merged_into_id from cases source where source.id = ${rowId})`),
      ),
    )
    .get()
  return found ? toOther(found) : null
}

const mergedFrom = (db: ReadDb, scope: Scope, rowId: number): OtherCase[] =>
  db
    .select(otherColumns)
    .from(cases)
    .where(and(within(scope), eq(cases.mergedIntoId, rowId)))
    .orderBy(asc(cases.numberKey))
    .limit(largestLinkList)
    .all()
    .map(toOther)

/** Links of a case, told from its side; a hidden case at the other end is left out. */
export const listLinks = (db: ReadDb, scope: Scope, rowId: number): CaseLink[] =>
  db
    .select({
      linkId: caseLinks.uuid,
      kind: caseLinks.kind,
      note: caseLinks.note,
      recordedAt: caseLinks.recordedAt,
      ...otherColumns,
    })
    .from(caseLinks)
    .innerJoin(
      cases,
      and(or(eq(cases.id, caseLinks.caseId), eq(cases.id, caseLinks.otherCaseId)), ne(cases.id, rowId)),
    )
    .where(and(within(scope), or(eq(caseLinks.caseId, rowId), eq(caseLinks.otherCaseId, rowId))))
    .orderBy(asc(cases.numberKey), asc(caseLinks.id))
    .limit(largestLinkList)
    .all()
    .map(({ linkId, kind, note, recordedAt, ...other }) => ({
      id: linkId as CaseLink['id'],
      kind,
      note,
      recordedAt: new Date(recordedAt),
      case: toOther(other),
    }))

/** Row ids of all cases linked with this one, with the kind. */
export const linkedRowIds = (db: ReadDb, rowId: number): { otherRowId: number; kind: CaseLinkKind }[] =>
  db
    .select({ caseId: caseLinks.caseId, otherCaseId: caseLinks.otherCaseId, kind: caseLinks.kind })
    .from(caseLinks)
    .where(or(eq(caseLinks.caseId, rowId), eq(caseLinks.otherCaseId, rowId)))
    .limit(largestLinkList + 1)
    .all()
    .map(({ caseId, otherCaseId, kind }) => ({ otherRowId: caseId === rowId ? otherCaseId : caseId, kind }))

export const insertLink = (
  db: WriteDb,
  link: {
    caseRowId: number
    otherRowId: number
    kind: CaseLinkKind
    note: string | null
    recordedAt: number
  },
): void => {
  const { caseRowId: caseId, otherRowId: otherCaseId, ...rest } = link
  db.insert(caseLinks)
    .values({ uuid: newId('CaseLink'), caseId, otherCaseId, ...rest })
    .run()
}

/** The other end of a link of this case, or undefined where the case has no such link. */
export const findLink = (
  db: ReadDb,
  rowId: number,
  linkId: string,
): { linkRowId: number; otherRowId: number; kind: CaseLinkKind } | undefined => {
  const found = db
    .select()
    .from(caseLinks)
    .where(and(eq(caseLinks.uuid, linkId), or(eq(caseLinks.caseId, rowId), eq(caseLinks.otherCaseId, rowId))))
    .get()
  return (
    found && {
      linkRowId: found.id,
      otherRowId: found.caseId === rowId ? found.otherCaseId : found.caseId,
      kind: found.kind,
    }
  )
}

export const deleteLink = (db: WriteDb, linkRowId: number): void => {
  db.delete(caseLinks).where(eq(caseLinks.id, linkRowId)).run()
}

type NoteKind = (typeof caseNotes.$inferSelect)['kind']

/** Keeps a sentence of the timeline; answers the id its line points at. */
export const insertNote = (
  db: WriteDb,
  note: { caseRowId: number; kind: NoteKind; body: string; recordedAt: number },
): string => {
  const { caseRowId: caseId, ...rest } = note
  const uuid = newId('CaseNote')
  db.insert(caseNotes)
    .values({ uuid, caseId, ...rest })
    .run()
  return uuid
}

const closingNote = (db: ReadDb, rowId: number): string | null =>
  db
    .select({ body: caseNotes.body })
    .from(caseNotes)
    .where(and(eq(caseNotes.caseId, rowId), inArray(caseNotes.kind, ['closing', 'merging'])))
    .orderBy(desc(caseNotes.id))
    .limit(1)
    .get()?.body ?? null

/** What a page shows beside the case itself. */
export const detailOf = (
  db: ReadDb,
  scope: Scope,
  { rowId, ...record }: CaseRecord,
): Omit<CaseDetail, 'eventRegionName'> => {
  const names = db
    .select({
      responsibleName: sql<string | null>`responsible.full_name`,
      enteredByName: officers.fullName,
      sectionName: sections.name,
      villageUnit: villages.unitTypePrinted,
      villageName: villages.printedName,
      villageReportTicket: villageReports.ticket,
    })
    .from(cases)
    .innerJoin(officers, eq(officers.id, cases.enteredBy))
    .leftJoin(sql`officers as responsible`, sql`responsible.id = ${cases.responsibleOfficerId}`)
    .leftJoin(sections, eq(sections.id, cases.sectionId))
    .leftJoin(villages, eq(villages.id, cases.villageId))
    .leftJoin(villageReports, eq(villageReports.id, cases.villageReportId))
    .where(eq(cases.id, rowId))
    .get()
  if (!names) throw new Error('a case has been entered by somebody')
  const { villageUnit, villageName, ...rest } = names
  const isOver = record.state === 'closed' || record.state === 'merged'
  return {
    case: record,
    chronology: findChronology(db, rowId),
    members: listMembers(db, rowId),
    ...rest,
    villageTitle:
      villageName === null || villageUnit === null
        ? null
        : villageTitle({ printedName: villageName, unitTypePrinted: villageUnit }),
    closingNote: isOver ? closingNote(db, rowId) : null,
    mergedInto: mergedInto(db, scope, rowId),
    mergedFrom: mergedFrom(db, scope, rowId),
    links: listLinks(db, scope, rowId),
  }
}
