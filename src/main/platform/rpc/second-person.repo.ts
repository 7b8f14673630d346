import type { Permission, Role } from '#shared/kernel/permissions.ts'
import { permissionTable } from '#shared/kernel/permissions.ts'
import type { ReadDb } from '../db/database.ts'

/** Whether anybody but this officer is active and holds the right. */
export const hasAnotherHolder = (db: ReadDb, officerRowId: number, right: Permission): boolean => {
  const holders: readonly Role[] = permissionTable[right]
  return (
    db
      .prepare(
        `select 1 from officers join officer_roles on officer_roles.officer_id = officers.id
         where officers.id <> @officer and officers.disabled_at is null
           and officer_roles.role in (select value from json_each(@holders)) limit 1`,
      )
      .get({ officer: officerRowId, holders: JSON.stringify(holders) }) !== undefined
  )
}

/**
 * Whether somebody else gave this officer the password he has: whoever gave it knows it, and could sit on both sides of
 * an act. His own change of password ends that.
 */
export const hasGivenPassword = (db: ReadDb, officerUuid: string): boolean => {
  const last = db
    .prepare(
      `select changes.action in ('officer.add', 'officer.resetPassword')
         and changes.officer_id is not (select id from officers where uuid = @officer)
       from change_subjects join changes on changes.seq = change_subjects.change_seq
       where change_subjects.record_uuid = @officer and change_subjects.kind = 'officer'
         and changes.action in ('officer.add', 'officer.resetPassword', 'session.changePassword', 'session.recover')
       order by changes.seq desc limit 1`,
    )
    .pluck()
    .get({ officer: Buffer.from(officerUuid.replaceAll('-', ''), 'hex') }) as 0 | 1 | undefined
  return last === 1
}
