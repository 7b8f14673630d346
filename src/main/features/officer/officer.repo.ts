import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Role } from '#shared/kernel/permissions.ts'
import type { Officer } from '#shared/features/officer/officer.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { officerRoles, officers, sections } from '#main/platform/db/schema.ts'

export type OfficerRow = Omit<Officer, 'isBlocked' | 'needsPassword'> & {
  rowId: number
  slotId: string
  sectionRowId: number | null
}

export const rolesOf = (db: ReadDb, rowId: number): Role[] =>
  db
    .select({ role: officerRoles.role })
    .from(officerRoles)
    .where(eq(officerRoles.officerId, rowId))
    .orderBy(asc(officerRoles.id))
    .all()
    .map(({ role }) => role)

/** Outside id of a section. */
export const sectionIdOf = (db: ReadDb, rowId: number | null): Officer['sectionId'] =>
  rowId === null
    ? null
    : ((db.select({ uuid: sections.uuid }).from(sections).where(eq(sections.id, rowId)).get()?.uuid ??
        null) as Officer['sectionId'])

const toOfficer = (db: ReadDb, row: typeof officers.$inferSelect): OfficerRow => ({
  rowId: row.id,
  id: row.uuid as Officer['id'],
  login: row.login,
  fullName: row.fullName,
  nip: row.nip,
  position: row.position,
  roles: rolesOf(db, row.id),
  sectionId: sectionIdOf(db, row.sectionId),
  disabledAt: row.disabledAt === null ? null : new Date(row.disabledAt),
  version: row.version,
  slotId: row.slotId,
  sectionRowId: row.sectionId,
})

const first = (db: ReadDb, row: typeof officers.$inferSelect | undefined): OfficerRow | undefined =>
  row && toOfficer(db, row)

export const listOfficers = (db: ReadDb): OfficerRow[] =>
  db
    .select()
    .from(officers)
    .orderBy(asc(officers.fullName), asc(officers.id))
    .limit(500)
    .all()
    .map((row) => toOfficer(db, row))

export const findOfficer = (db: ReadDb, id: string): OfficerRow | undefined =>
  first(db, db.select().from(officers).where(eq(officers.uuid, id)).get())

export const findOfficerByLogin = (db: ReadDb, loginKey: string): OfficerRow | undefined =>
  first(db, db.select().from(officers).where(eq(officers.loginKey, loginKey)).get())

/** The officer a key slot belongs to, if he may still come in. */
export const findActiveOfficerBySlot = (db: ReadDb, slotId: string): OfficerRow | undefined =>
  first(
    db,
    db
      .select()
      .from(officers)
      .where(and(eq(officers.slotId, slotId), isNull(officers.disabledAt)))
      .get(),
  )

/** Key slots of all who may come in. */
export const activeSlotIds = (db: ReadDb): Set<string> =>
  new Set(
    db
      .select({ slotId: officers.slotId })
      .from(officers)
      .where(isNull(officers.disabledAt))
      .all()
      .map(({ slotId }) => slotId),
  )

/** Whether the row holds the public half of the officer's keys; rows of older programs do not. */
export const hasSealKey = (db: ReadDb, rowId: number): boolean =>
  db.select({ sealKey: officers.sealKey }).from(officers).where(eq(officers.id, rowId)).get()?.sealKey != null

export type NewOfficer = {
  id: Officer['id']
  login: string
  loginKey: string
  fullName: string
  nip: string | null
  position: string | null
  sectionRowId: number | null
  roles: readonly Role[]
  slotId: string
  /** Public half of the slot, which a new master key is sealed to. */
  sealKey: Uint8Array
}

export const insertOfficer = (db: WriteDb, officer: NewOfficer): number => {
  const { id, roles, sectionRowId, ...row } = officer
  const rowId = db
    .insert(officers)
    .values({ ...row, uuid: id, sectionId: sectionRowId })
    .returning({ id: officers.id })
    .get().id
  for (const role of roles) db.insert(officerRoles).values({ officerId: rowId, role }).run()
  return rowId
}

/** Rows of one officer are written under optimistic versions; false when somebody was faster. */
export const updateOfficer = (
  db: WriteDb,
  rowId: number,
  version: number,
  values: Partial<
    Pick<
      typeof officers.$inferSelect,
      'fullName' | 'nip' | 'position' | 'sectionId' | 'slotId' | 'sealKey' | 'disabledAt'
    >
  >,
): boolean =>
  db
    .update(officers)
    .set({ ...values, version: version + 1 })
    .where(and(eq(officers.id, rowId), eq(officers.version, version)))
    .run().changes === 1

export const replaceRoles = (db: WriteDb, rowId: number, roles: readonly Role[]): void => {
  const held = rolesOf(db, rowId)
  for (const role of held.filter((old) => !roles.includes(old))) {
    db.delete(officerRoles)
      .where(and(eq(officerRoles.officerId, rowId), eq(officerRoles.role, role)))
      .run()
  }
  for (const role of roles.filter((fresh) => !held.includes(fresh))) {
    db.insert(officerRoles).values({ officerId: rowId, role }).run()
  }
}
