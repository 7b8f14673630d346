import { asc, desc } from 'drizzle-orm'
import type { CheckpointOccasion } from '#shared/features/audit/audit.schema.ts'
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
