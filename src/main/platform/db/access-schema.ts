/** Who is named in a case and who opened one with a reason; see schema.ts. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant, uuid } from './columns.ts'

const id = () => integer().primaryKey()
const recordUuid = () => uuid().notNull()

export const caseMembers = sqliteTable('case_members', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer().notNull(),
  officerId: integer().notNull(),
  namedBy: integer().notNull(),
  namedAt: instant().notNull(),
})

export const caseOpenings = sqliteTable('case_openings', {
  id: id(),
  uuid: recordUuid(),
  caseId: integer().notNull(),
  officerId: integer().notNull(),
  reason: text().notNull(),
  openedAt: instant().notNull(),
  endsAt: instant().notNull(),
  endedAt: instant(),
})

export const caseOpeningNotices = sqliteTable('case_opening_notices', {
  id: id(),
  uuid: recordUuid(),
  openingId: integer().notNull(),
  officerId: integer().notNull(),
  seenAt: instant(),
})
