import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { Attachment } from '#shared/features/attachment/attachment.schema.ts'
import type { AgreementFacts } from '#shared/features/agreement/agreement.rules.ts'
import type {
  Agreement,
  AgreementId,
  AgreementInput,
  AgreementParty,
} from '#shared/features/agreement/agreement.schema.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import {
  agreementFiles,
  agreementItems,
  agreementParties,
  agreements,
  agreementVillages,
  files,
} from '#main/platform/db/schema.ts'

export type AgreementRecord = Agreement & {
  rowId: number
  /** The agreement an addendum belongs to, else the agreement itself. */
  rootRowId: number
  /** Villages named by this agreement itself. */
  ownVillageRowIds: number[]
  /** All it covers: its own, and those of the agreement it belongs to. */
  villageRowIds: number[]
}

type Row = typeof agreements.$inferSelect

const partiesOf = (db: ReadDb, rowId: number): AgreementParty[] =>
  db
    .select()
    .from(agreementParties)
    .where(eq(agreementParties.agreementId, rowId))
    .orderBy(asc(agreementParties.position))
    .all()
    .map(({ institution, representative, representativeTitle, authority, address, number }) => ({
      institution,
      representative,
      representativeTitle,
      authority,
      address,
      number,
    }))

const itemsOf = (db: ReadDb, rowId: number): Pick<Agreement, 'scope' | 'obligations'> => {
  const items = db
    .select()
    .from(agreementItems)
    .where(eq(agreementItems.agreementId, rowId))
    .orderBy(asc(agreementItems.position))
    .all()
  return {
    scope: items.filter(({ kind }) => kind === 'scope').map(({ text }) => text),
    obligations: items
      .filter(({ kind }) => kind === 'obligation')
      .map(({ partyPosition, text, fulfilled }) => ({
        party: partyPosition ?? 1,
        text,
        fulfilled: fulfilled ?? false,
      })),
  }
}

const ownVillagesOf = (db: ReadDb, rowId: number): number[] =>
  db
    .select({ villageId: agreementVillages.villageId })
    .from(agreementVillages)
    .where(eq(agreementVillages.agreementId, rowId))
    .orderBy(asc(agreementVillages.id))
    .all()
    .map(({ villageId }) => villageId)

const idOfRow = (db: ReadDb, rowId: number): AgreementId | null =>
  (db.select({ uuid: agreements.uuid }).from(agreements).where(eq(agreements.id, rowId)).get()?.uuid ??
    null) as AgreementId | null

const toAgreement = (db: ReadDb, row: Row): AgreementRecord => {
  const { id: rowId, uuid, parentId, titleKey: _titleKey, ...facts } = row
  const ownVillageRowIds = ownVillagesOf(db, rowId)
  const inherited = parentId === null ? [] : ownVillagesOf(db, parentId)
  return {
    ...facts,
    id: uuid as AgreementId,
    parentId: parentId === null ? null : idOfRow(db, parentId),
    parties: partiesOf(db, rowId),
    ...itemsOf(db, rowId),
    rowId,
    rootRowId: parentId ?? rowId,
    ownVillageRowIds,
    villageRowIds: [...new Set([...inherited, ...ownVillageRowIds])],
  }
}

export const findAgreement = (db: ReadDb, id: string): AgreementRecord | undefined => {
  const row = db.select().from(agreements).where(eq(agreements.uuid, id)).get()
  return row && toAgreement(db, row)
}

export const findAgreementByRowId = (db: ReadDb, rowId: number): AgreementRecord | undefined => {
  const row = db.select().from(agreements).where(eq(agreements.id, rowId)).get()
  return row && toAgreement(db, row)
}

/** What the states of a chain follow from: the agreement and all its addenda. */
export const readChain = (db: ReadDb, rootRowId: number): AgreementFacts[] => {
  const addenda = db.select().from(agreements).where(eq(agreements.parentId, rootRowId)).limit(100).all()
  const root = db.select().from(agreements).where(eq(agreements.id, rootRowId)).get()
  return [...(root ? [root] : []), ...addenda].map((row) => ({
    ...row,
    id: row.uuid as AgreementId,
    parties: partiesOf(db, row.id),
  }))
}

type Facts = Omit<AgreementInput, 'parties' | 'scope' | 'obligations'>

export const insertAgreement = (
  db: WriteDb,
  {
    id,
    kind,
    parentRowId,
    ...facts
  }: Facts & { id: AgreementId; kind: Agreement['kind']; parentRowId: number | null },
): number =>
  db
    .insert(agreements)
    .values({ uuid: id, kind, parentId: parentRowId, ...facts, titleKey: searchKeyOf(facts.title) })
    .returning({ id: agreements.id })
    .get().id

type Changes = Partial<Facts> & { terminatedOn?: PlainDate | null; terminationReason?: string | null }

/** False when somebody saved the agreement after this version was read. */
export const updateAgreement = (db: WriteDb, rowId: number, version: number, changes: Changes): boolean =>
  db
    .update(agreements)
    .set({
      ...changes,
      ...(changes.title === undefined ? {} : { titleKey: searchKeyOf(changes.title) }),
      version: version + 1,
    })
    .where(and(eq(agreements.id, rowId), eq(agreements.version, version)))
    .run().changes === 1

const differs = <Values extends object>(row: Values, values: Partial<Values>): boolean =>
  (Object.keys(values) as (keyof Values)[]).some((name) => row[name] !== values[name])

/** Writes the parties by their places; rows that stay as they are leave no trace in the change log. */
export const writeParties = (db: WriteDb, rowId: number, parties: AgreementInput['parties']): void => {
  const held = db
    .select()
    .from(agreementParties)
    .where(eq(agreementParties.agreementId, rowId))
    .orderBy(asc(agreementParties.position))
    .all()
  const added: (typeof agreementParties.$inferInsert)[] = []
  for (const [index, party] of parties.entries()) {
    const row = held.find(({ position }) => position === index + 1)
    if (!row) added.push({ agreementId: rowId, position: index + 1, ...party })
    else if (differs(row, party))
      db.update(agreementParties).set(party).where(eq(agreementParties.id, row.id)).run()
  }
  if (added.length > 0) db.insert(agreementParties).values(added).run()
  db.delete(agreementParties)
    .where(and(eq(agreementParties.agreementId, rowId), gt(agreementParties.position, parties.length)))
    .run()
}

type Item = { partyPosition: number | null; text: string; fulfilled: boolean | null }

const writeItems = (
  db: WriteDb,
  rowId: number,
  kind: 'scope' | 'obligation',
  items: readonly Item[],
): void => {
  const ofKind = and(eq(agreementItems.agreementId, rowId), eq(agreementItems.kind, kind))
  const held = db.select().from(agreementItems).where(ofKind).all()
  const added: (typeof agreementItems.$inferInsert)[] = []
  for (const [index, item] of items.entries()) {
    const row = held.find(({ position }) => position === index + 1)
    if (!row) added.push({ agreementId: rowId, kind, position: index + 1, ...item })
    else if (differs(row, item))
      db.update(agreementItems).set(item).where(eq(agreementItems.id, row.id)).run()
  }
  if (added.length > 0) db.insert(agreementItems).values(added).run()
  db.delete(agreementItems)
    .where(and(ofKind, gt(agreementItems.position, items.length)))
    .run()
}

export const writeScopeAndObligations = (
  db: WriteDb,
  rowId: number,
  { scope, obligations }: Pick<AgreementInput, 'scope' | 'obligations'>,
): void => {
  writeItems(
    db,
    rowId,
    'scope',
    scope.map((text) => ({ partyPosition: null, text, fulfilled: null })),
  )
  writeItems(
    db,
    rowId,
    'obligation',
    obligations.map(({ party, text, fulfilled }) => ({ partyPosition: party, text, fulfilled })),
  )
}

/** False where the agreement has no obligation at that place. */
export const setFulfilled = (db: WriteDb, rowId: number, position: number, fulfilled: boolean): boolean =>
  db
    .update(agreementItems)
    .set({ fulfilled })
    .where(
      and(
        eq(agreementItems.agreementId, rowId),
        eq(agreementItems.kind, 'obligation'),
        eq(agreementItems.position, position),
      ),
    )
    .run().changes === 1

export const insertVillages = (db: WriteDb, rowId: number, villageRowIds: readonly number[]): void => {
  if (villageRowIds.length === 0) return
  const rows = villageRowIds.map((villageId) => ({ agreementId: rowId, villageId }))
  db.insert(agreementVillages).values(rows).run()
}

/** False where the agreement itself does not name the village. */
export const deleteVillage = (db: WriteDb, rowId: number, villageRowId: number): boolean =>
  db
    .delete(agreementVillages)
    .where(and(eq(agreementVillages.agreementId, rowId), eq(agreementVillages.villageId, villageRowId)))
    .run().changes === 1

export type AgreementFile = Attachment & { rowId: number; blobId: Uint8Array }

export const listFiles = (db: ReadDb, rowId: number): AgreementFile[] => {
  const fileIds = db
    .select({ fileId: agreementFiles.fileId })
    .from(agreementFiles)
    .where(eq(agreementFiles.agreementId, rowId))
    .limit(100)
    .all()
    .map(({ fileId }) => fileId)
  return db
    .select()
    .from(files)
    .where(inArray(files.id, fileIds))
    .orderBy(asc(files.id))
    .all()
    .map(({ id, uuid, name, mediaType, size, recordedAt, blobId }) => ({
      rowId: id,
      id: uuid as Attachment['id'],
      name,
      mediaType,
      size,
      recordedAt: new Date(recordedAt),
      blobId,
    }))
}

export const insertAgreementFile = (db: WriteDb, rowId: number, fileRowId: number): void => {
  db.insert(agreementFiles).values({ agreementId: rowId, fileId: fileRowId }).run()
}

export const deleteAgreementFile = (db: WriteDb, rowId: number, fileRowId: number): void => {
  db.delete(agreementFiles)
    .where(and(eq(agreementFiles.agreementId, rowId), eq(agreementFiles.fileId, fileRowId)))
    .run()
}
