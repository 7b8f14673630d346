/** Changes of the master key, and the codes on paper; see schema.ts. */
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
