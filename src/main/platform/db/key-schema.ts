/** Changes of the master key, the codes on paper, and the keys of secret cases; see schema.ts. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { bytes, flag, instant, uuid } from './columns.ts'

const id = () => integer().primaryKey()
const recordUuid = () => uuid().notNull()

export const keyGenerations = sqliteTable('key_generations', {
  id: id(),
  uuid: recordUuid(),
  generation: integer().notNull(),
  occasion: text({ enum: ['removal', 'request'] }).notNull(),
  wantedAt: instant().notNull(),
  madeAt: instant(),
  storeGeneration: integer(),
  previousKey: bytes(),
})

export const recoveryCodes = sqliteTable('recovery_codes', {
  id: id(),
  uuid: recordUuid(),
  madeAt: instant().notNull(),
  form: text({ enum: ['whole', 'shares'] }).notNull(),
  sealKey: bytes().notNull(),
  isConfirmed: flag().notNull(),
})

export const caseKeys = sqliteTable('case_keys', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer().notNull(),
  version: integer().notNull(),
  officerId: integer(),
  sealKey: bytes().notNull(),
  box: bytes().notNull(),
})

export const outlivedBlobs = sqliteTable('outlived_blobs', {
  id: id(),
  uuid: recordUuid(),
  blobId: bytes().notNull(),
})
