import { and, count, desc, eq, sql } from 'drizzle-orm'
import type { ReferralEntry } from '#shared/features/referral/referral-view.schema.ts'
import { referralState } from '#shared/features/referral/referral.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { evidence, officers, referralEntries, referrals } from '#main/platform/db/schema.ts'

export type NewEntryRow = Omit<typeof referralEntries.$inferInsert, 'id'> & { uuid: string }

export const insertEntry = (db: WriteDb, row: NewEntryRow): void => {
  db.insert(referralEntries).values(row).run()
}

export type ListedEntry = ReferralEntry & { rowId: number }

/** The newest day first; one more than asked so that the caller sees whether there is more. */
export const listEntries = (
  db: ReadDb,
  referralRowId: number,
  limit: number,
  after: readonly (string | number | null)[] | undefined,
): ListedEntry[] => {
  const [lastDay, lastId] = after ?? []
  return db
    .select({ row: referralEntries, officerName: officers.fullName, title: evidence.title })
    .from(referralEntries)
    .innerJoin(officers, eq(officers.id, referralEntries.officerId))
    .innerJoin(referrals, eq(referrals.id, referralEntries.referralId))
    .leftJoin(
      evidence,
      and(eq(evidence.caseId, referrals.caseId), eq(evidence.fileId, referralEntries.fileId)),
    )
    .where(
      and(
        eq(referralEntries.referralId, referralRowId),
        typeof lastDay === 'string' && typeof lastId === 'number'
          ? sql`(${referralEntries.happenedOn}, ${referralEntries.id}) < (${lastDay}, ${lastId})`
          : undefined,
      ),
    )
    .orderBy(desc(referralEntries.happenedOn), desc(referralEntries.id))
    .limit(limit + 1)
    .all()
    .map(({ row, officerName, title }) => ({
      rowId: row.id,
      id: row.uuid as ReferralEntry['id'],
      kind: row.kind,
      happenedOn: row.happenedOn,
      recordedAt: new Date(row.recordedAt),
      officerName,
      state: row.state === null ? null : referralState.parse(row.state),
      channel: row.channel,
      person: row.person,
      note: row.note,
      nextOn: row.nextOn,
      evidenceTitle: title,
    }))
}

export const countEntries = (db: ReadDb, referralRowId: number): number =>
  db
    .select({ count: count() })
    .from(referralEntries)
    .where(eq(referralEntries.referralId, referralRowId))
    .get()?.count ?? 0
