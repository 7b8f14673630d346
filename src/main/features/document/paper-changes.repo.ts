import { desc, eq } from 'drizzle-orm'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { paperReviews } from '#main/platform/db/schema.ts'

/** What the data were when somebody last said that the paper stays as it is. */
export const findReviewedDigest = (db: ReadDb, documentRowId: number): Uint8Array | undefined =>
  db
    .select({ digest: paperReviews.dataDigest })
    .from(paperReviews)
    .where(eq(paperReviews.documentId, documentRowId))
    .orderBy(desc(paperReviews.id))
    .limit(1)
    .get()?.digest

type NewReview = Omit<typeof paperReviews.$inferInsert, 'id'>

export const insertReview = (db: WriteDb, review: NewReview): void => {
  db.insert(paperReviews).values(review).run()
}
