import { asc, desc } from 'drizzle-orm'
import type { CheckpointOccasion } from '#shared/features/audit/audit.schema.ts'
import { givenUpKind, paperCodeKind, secondOfficerKind } from './db/change-log.ts'
import type { ReadDb, WriteDb } from './db/database.ts'
import { checkpoints, deviceKeys } from './db/schema.ts'

export type CheckpointRecord = {
  id: string
  seq: number
  digest: Uint8Array
  previous: Uint8Array | null
  madeAt: number
  occasion: CheckpointOccasion
  statement: string
  signature: Uint8Array
  keyRowId: number
}

const columns = {
  id: checkpoints.uuid,
  seq: checkpoints.seq,
  digest: checkpoints.digest,
  previous: checkpoints.previous,
  madeAt: checkpoints.madeAt,
  occasion: checkpoints.occasion,
  statement: checkpoints.statement,
  signature: checkpoints.signature,
  keyRowId: checkpoints.keyId,
}

export const findLastCheckpoint = (db: ReadDb): CheckpointRecord | undefined =>
  db.select(columns).from(checkpoints).orderBy(desc(checkpoints.id)).limit(1).get()

/** Oldest first. */
export const listCheckpoints = (db: ReadDb): CheckpointRecord[] =>
  db.select(columns).from(checkpoints).orderBy(asc(checkpoints.id)).all()

export const insertCheckpoint = (db: WriteDb, { id, keyRowId, ...values }: CheckpointRecord): void => {
  db.insert(checkpoints)
    .values({ uuid: id, keyId: keyRowId, ...values })
    .run()
}

/** An act of restoring as the log has it, with the row that says where it went back to. */
export type RestoreAct = {
  seq: number
  /** Newest act of the backup. */
  backupSeq: number
  /** Newest act that was given up; null where nobody could tell. */
  givenUpSeq: number | null
  restoredAt: number
  officerName: string | null
  secondOfficerName: string | null
  /** The paper code stood in for the second officer. */
  byPaperCode: boolean
  /** Statements that were given up, by their ids. */
  givenUp: string[]
}

/** Oldest first. */
export const listRestoreActs = (db: ReadDb): RestoreAct[] => {
  const rows = db
    .prepare(
      `select changes.seq, restores.backup_seq as backupSeq, restores.given_up_seq as givenUpSeq,
         restores.restored_at as restoredAt, officers.full_name as officerName,
         (select second.full_name from json_each(changes.subjects) as subject
           join officers as second on second.uuid = unhex(subject.value ->> 1)
           where subject.value ->> 0 = @second) as secondOfficerName,
         exists (select 1 from json_each(changes.subjects) as subject
           where subject.value ->> 0 = @paperCode) as byPaperCode,
         (select json_group_array(subject.value ->> 1) from json_each(changes.subjects) as subject
           where subject.value ->> 0 = @givenUp) as givenUp
       from restores
         join change_subjects on change_subjects.record_uuid = restores.uuid and change_subjects.kind = 'restore'
         join changes on changes.seq = change_subjects.change_seq
         left join officers on officers.id = changes.officer_id
       order by changes.seq`,
    )
    .all({ second: secondOfficerKind, givenUp: givenUpKind, paperCode: paperCodeKind }) as (Omit<
    RestoreAct,
    'givenUp' | 'byPaperCode'
  > & {
    givenUp: string
    byPaperCode: 0 | 1
  })[]
  return rows.map((row) => ({
    ...row,
    byPaperCode: row.byPaperCode === 1,
    givenUp: JSON.parse(row.givenUp) as string[],
  }))
}

export type DeviceKey = { rowId: number; publicKey: Uint8Array; sealedPrivateKey: Uint8Array }

const keyColumns = {
  rowId: deviceKeys.id,
  publicKey: deviceKeys.publicKey,
  sealedPrivateKey: deviceKeys.sealedPrivateKey,
}

export const findDeviceKey = (db: ReadDb): DeviceKey | undefined =>
  db.select(keyColumns).from(deviceKeys).orderBy(desc(deviceKeys.id)).limit(1).get()

export const listDeviceKeys = (db: ReadDb): DeviceKey[] =>
  db.select(keyColumns).from(deviceKeys).orderBy(asc(deviceKeys.id)).all()

export const insertDeviceKey = (
  db: WriteDb,
  key: { id: string; publicKey: Uint8Array; sealedPrivateKey: Uint8Array; madeAt: number },
): DeviceKey => {
  const { id, ...values } = key
  const { lastInsertRowid } = db
    .insert(deviceKeys)
    .values({ uuid: id, ...values })
    .run()
  return { rowId: Number(lastInsertRowid), ...values }
}
