import type { Role } from '#shared/kernel/permissions.ts'
import type { ReadDb } from '../db/database.ts'
import type { SessionOfficer } from '../service-state.ts'

/** Read at every call, so it is one prepared statement. */
const standing = `select full_name as fullName, section_id as sectionRowId,
    (select group_concat(role) from officer_roles where officer_id = officers.id) as roles
  from officers where id = @id and slot_id = @slotId and disabled_at is null`

/** The officer as his row is now, or undefined when he may not go on: disabled, or his password was changed elsewhere. */
export const findSessionOfficer = (db: ReadDb, officer: SessionOfficer): SessionOfficer | undefined => {
  const { id, slotId } = officer
  const row = db.prepare(standing).get({ id, slotId }) as
    | { fullName: string; sectionRowId: number | null; roles: string | null }
    | undefined
  if (!row) return undefined
  const { fullName, sectionRowId, roles } = row
  return { ...officer, fullName, sectionRowId, roles: (roles?.split(',') ?? []) as Role[] }
}
