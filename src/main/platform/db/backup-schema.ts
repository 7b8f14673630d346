/** Trials of restoring, restores and off-site backups; see schema.ts. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bytes, instant, uuid } from './columns.ts'

const id = () => integer().primaryKey()
const recordUuid = () => uuid().notNull()

export const restoreDrills = sqliteTable('restore_drills', {
  id: id(),
  uuid: recordUuid(),
  backupMadeAt: instant().notNull(),
  backupSeq: integer().notNull(),
  fault: text().$type<'damaged' | 'log' | 'rows' | 'checkpoint' | 'attachments'>(),
  drilledAt: instant().notNull(),
})

export const restores = sqliteTable('restores', {
  id: id(),
  uuid: recordUuid(),
  source: text().$type<'local' | 'offsite'>().notNull(),
  backupMadeAt: instant().notNull(),
  backupSeq: integer().notNull(),
  givenUpSeq: integer(),
  deviceKeyId: integer().notNull(),
  restoredAt: instant().notNull(),
})

export const offsiteBackups = sqliteTable('offsite_backups', {
  id: id(),
  uuid: recordUuid(),
  seq: integer().notNull(),
  size: integer().notNull(),
  digest: bytes().notNull(),
  madeAt: instant().notNull(),
})
