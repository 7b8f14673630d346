import { desc, eq, isNull } from 'drizzle-orm'
import type { Role } from '#shared/kernel/permissions.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { offsiteBackups, officers, restoreDrills, restores } from '#main/platform/db/schema.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { replaceRoles, rolesOf } from '#main/features/officer/index.ts'

export type DrillRow = Omit<typeof restoreDrills.$inferSelect, 'id' | 'uuid'>

const drillColumns = {
  backupMadeAt: restoreDrills.backupMadeAt,
  backupSeq: restoreDrills.backupSeq,
  fault: restoreDrills.fault,
  drilledAt: restoreDrills.drilledAt,
}

export const findLastDrill = (db: ReadDb): DrillRow | undefined =>
  db.select(drillColumns).from(restoreDrills).orderBy(desc(restoreDrills.id)).limit(1).get()

export const findLastPassedDrill = (db: ReadDb): DrillRow | undefined =>
  db
    .select(drillColumns)
    .from(restoreDrills)
    .where(isNull(restoreDrills.fault))
    .orderBy(desc(restoreDrills.id))
    .limit(1)
    .get()

export const insertDrill = (db: WriteDb, drill: DrillRow): void => {
  db.insert(restoreDrills)
    .values({ uuid: newId('RestoreDrill'), ...drill })
    .run()
}

export const insertRestore = (
  db: WriteDb,
  restore: Omit<typeof restores.$inferInsert, 'id'> & { uuid: string },
): void => {
  db.insert(restores).values(restore).run()
}

export const insertOffsite = (
  db: WriteDb,
  made: Pick<typeof offsiteBackups.$inferInsert, 'seq' | 'size' | 'digest' | 'madeAt'>,
): void => {
  db.insert(offsiteBackups)
    .values({ uuid: newId('OffsiteBackup'), ...made })
    .run()
}

export const findLastOffsiteAt = (db: ReadDb): number | undefined =>
  db
    .select({ madeAt: offsiteBackups.madeAt })
    .from(offsiteBackups)
    .orderBy(desc(offsiteBackups.id))
    .limit(1)
    .get()?.madeAt

/** How an officer comes in: his key slot with the public key a new master key is sealed to, and whether he may. */
export type Admission = {
  uuid: string
  slotId: string
  sealKey: Uint8Array | null
  disabledAt: number | null
  /** Left as in the backup where nobody knows them. */
  roles?: readonly Role[]
}

type Admitted = Required<Admission> & { rowId: number; version: number }

export const listAdmissions = (db: ReadDb): Admitted[] =>
  db
    .select({
      rowId: officers.id,
      uuid: officers.uuid,
      slotId: officers.slotId,
      sealKey: officers.sealKey,
      disabledAt: officers.disabledAt,
      version: officers.version,
    })
    .from(officers)
    .all()
    .map((row) => ({ ...row, roles: rolesOf(db, row.rowId) }))

export const admit = (
  db: WriteDb,
  { rowId, version }: { rowId: number; version: number },
  { slotId, sealKey, disabledAt, roles }: Omit<Admission, 'uuid'>,
): void => {
  db.update(officers)
    .set({ slotId, sealKey, disabledAt, version: version + 1 })
    .where(eq(officers.id, rowId))
    .run()
  if (roles) replaceRoles(db, rowId, roles)
}
