import { and, asc, eq, gt, inArray, max, type SQL } from 'drizzle-orm'
import { type TravelPurpose, travelPurpose } from '#shared/features/reference/reference.schema.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import {
  subjectDetails as detailsSchema,
  type SubjectDetails,
} from '#shared/features/subject/subject-details.schema.ts'
import { ageOn, isChild, subjectNameKey } from '#shared/features/subject/subject.rules.ts'
import type { Contact, Subject } from '#shared/features/subject/subject.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { cases, subjectContacts, subjectDetails, subjects } from '#main/platform/db/schema.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { withinCaseOf } from '#main/platform/rpc/case-scope.repo.ts'
import type { Scope } from '#main/platform/rpc/gate.ts'

export type SubjectRecord = Subject & { rowId: number; caseRowId: number }

/** Those of the cases within reach. */
export const within = (scope: Scope): SQL | undefined => withinCaseOf(scope, subjects.caseId)

const selectSubjects = (db: ReadDb) =>
  db
    .select({ row: subjects, caseId: cases.uuid, receivedAt: cases.receivedAt })
    .from(subjects)
    .innerJoin(cases, eq(cases.id, subjects.caseId))

type Selected = NonNullable<ReturnType<ReturnType<typeof selectSubjects>['get']>>

const contactsOf = (db: ReadDb, rowIds: readonly number[]): Map<number, Contact[]> => {
  const found = new Map<number, Contact[]>()
  const rows = db
    .select()
    .from(subjectContacts)
    .where(inArray(subjectContacts.subjectId, [...rowIds]))
    .orderBy(asc(subjectContacts.id))
    .all()
  for (const { subjectId, kind, value, valueKey, note } of rows) {
    const list = found.get(subjectId) ?? []
    list.push({ kind, value, key: valueKey, note })
    found.set(subjectId, list)
  }
  return found
}

const toSubject = ({ row, caseId, receivedAt }: Selected, contacts: Contact[]): SubjectRecord => {
  const { id, uuid, caseId: caseRowId, nameKey: _n, passportKey: _p, newPassportKey: _q, ...rest } = row
  const { photoFileId: _photo, ...values } = rest
  const receivedOn = plainDateOfInstant(receivedAt)
  return {
    ...values,
    id: uuid as Subject['id'],
    caseId: caseId as Subject['caseId'],
    rowId: id,
    caseRowId,
    contacts,
    age: row.birthOn === null ? null : ageOn(row.birthOn, receivedOn),
    isChild: isChild(row, receivedOn),
  }
}

const withContacts = (db: ReadDb, found: readonly Selected[]): SubjectRecord[] => {
  const contacts = contactsOf(
    db,
    found.map(({ row }) => row.id),
  )
  return found.map((selected) => toSubject(selected, contacts.get(selected.row.id) ?? []))
}

export const findSubject = (db: ReadDb, scope: Scope, id: string): SubjectRecord | undefined =>
  withContacts(
    db,
    selectSubjects(db)
      .where(and(within(scope), eq(subjects.uuid, id)))
      .all(),
  )[0]

export const findSubjectByRowId = (db: ReadDb, rowId: number): SubjectRecord | undefined =>
  withContacts(db, selectSubjects(db).where(eq(subjects.id, rowId)).all())[0]

/** In the order of their positions, from the one after `afterPosition` on. */
export const listSubjects = (
  db: ReadDb,
  scope: Scope,
  caseRowId: number,
  { afterPosition = 0, limit }: { afterPosition?: number; limit?: number } = {},
): SubjectRecord[] => {
  const query = selectSubjects(db)
    .where(and(within(scope), eq(subjects.caseId, caseRowId), gt(subjects.position, afterPosition)))
    .orderBy(asc(subjects.position))
  return withContacts(db, limit === undefined ? query.all() : query.limit(limit).all())
}

export const lastPositionOf = (db: ReadDb, caseRowId: number): number =>
  db
    .select({ last: max(subjects.position) })
    .from(subjects)
    .where(eq(subjects.caseId, caseRowId))
    .get()?.last ?? 0

export type SubjectColumns = Omit<
  Subject,
  | 'id'
  | 'caseId'
  | 'position'
  | 'contacts'
  | 'age'
  | 'isChild'
  | 'colour'
  | 'isSmuggling'
  | 'decisionKind'
  | 'version'
> & { passportKey: string | null; newPassportKey: string | null }

export type NewSubjectRow = {
  id: Subject['id']
  position: number
  columns: SubjectColumns
  contacts: readonly Contact[]
  details: SubjectDetails
}

export const insertSubject = (db: WriteDb, caseRowId: number, subject: NewSubjectRow): number => {
  const { position, columns, contacts, details } = subject
  const { id } = db
    .insert(subjects)
    .values({ ...columns, uuid: subject.id, caseId: caseRowId, position, nameKey: subjectNameKey(columns) })
    .returning({ id: subjects.id })
    .get()
  db.insert(subjectDetails)
    .values({ ...details, uuid: newId('SubjectDetails'), subjectId: id })
    .run()
  insertContacts(db, id, contacts)
  return id
}

const insertContacts = (db: WriteDb, subjectRowId: number, contacts: readonly Contact[]): void => {
  for (const { kind, value, key, note } of contacts) {
    db.insert(subjectContacts)
      .values({ uuid: newId('SubjectContact'), subjectId: subjectRowId, kind, value, valueKey: key, note })
      .run()
  }
}

/** Leaves alone what is already there, so that the history shows what really changed. */
export const replaceContacts = (db: WriteDb, subjectRowId: number, contacts: readonly Contact[]): void => {
  const rows = db.select().from(subjectContacts).where(eq(subjectContacts.subjectId, subjectRowId)).all()
  const isSame = (row: (typeof rows)[number], contact: Contact): boolean =>
    row.kind === contact.kind && row.value === contact.value && row.note === contact.note
  for (const row of rows) {
    if (!contacts.some((contact) => isSame(row, contact))) {
      db.delete(subjectContacts).where(eq(subjectContacts.id, row.id)).run()
    }
  }
  insertContacts(
    db,
    subjectRowId,
    contacts.filter((contact) => !rows.some((row) => isSame(row, contact))),
  )
}

/** Under the version the officer read; false when somebody saved the subject meanwhile. */
export const updateSubject = (
  db: WriteDb,
  { rowId, version }: Pick<SubjectRecord, 'rowId' | 'version'>,
  columns: SubjectColumns,
): boolean =>
  db
    .update(subjects)
    .set({ ...columns, nameKey: subjectNameKey(columns), version: version + 1 })
    .where(and(eq(subjects.id, rowId), eq(subjects.version, version)))
    .run().changes === 1

export const updateDetails = (db: WriteDb, subjectRowId: number, details: SubjectDetails): void => {
  db.update(subjectDetails).set(details).where(eq(subjectDetails.subjectId, subjectRowId)).run()
}

/** What other work keeps beside a subject; no officer's form is outdated by it. */
export const updateKeptColumns = (
  db: WriteDb,
  rowId: number,
  changes: Partial<Pick<typeof subjects.$inferInsert, 'colour' | 'isSmuggling' | 'decisionKind'>>,
): void => {
  db.update(subjects).set(changes).where(eq(subjects.id, rowId)).run()
}

/** Groups written before a field was added are read with that field empty. */
export const getDetails = (db: ReadDb, subjectRowId: number): SubjectDetails => {
  const row = db.select().from(subjectDetails).where(eq(subjectDetails.subjectId, subjectRowId)).get()
  const { passportMatter, travel, job, placement, money, consent, emergency } = row ?? {}
  const groups = { passportMatter, travel, job, placement, money, consent, emergency }
  return detailsSchema.parse(
    Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, group ?? {}])),
  )
}

/** What everybody of a case says he travels for, by row. */
export const listDeclaredPurposes = (db: ReadDb, caseRowId: number): Map<number, TravelPurpose> => {
  const rows = db
    .select({ rowId: subjects.id, travel: subjectDetails.travel })
    .from(subjects)
    .innerJoin(subjectDetails, eq(subjectDetails.subjectId, subjects.id))
    .where(eq(subjects.caseId, caseRowId))
    .all()
  return new Map(
    rows.flatMap(({ rowId, travel }) => {
      const read = travelPurpose.safeParse((travel as { declaredPurpose?: unknown } | null)?.declaredPurpose)
      return read.success ? [[rowId, read.data] as const] : []
    }),
  )
}
