import { desc, eq, isNull } from 'drizzle-orm'
import type { RecoveryForm } from '#shared/features/store-key/store-key.schema.ts'
import type { ReadDb, WriteDb } from './db/database.ts'
import { keyGenerations, officers, recoveryCodes } from './db/schema.ts'
import type { Holders } from './keys/next-master-key.ts'
import { newId } from './rpc/new-id.ts'

export type KeyGeneration = typeof keyGenerations.$inferSelect

export const findKeyGeneration = (db: ReadDb, generation: number): KeyGeneration | undefined =>
  db.select().from(keyGenerations).where(eq(keyGenerations.generation, generation)).get()

export const listKeyGenerations = (db: ReadDb): KeyGeneration[] => db.select().from(keyGenerations).all()

/** Makes the row of this generation what it is known to be: a backup may be of before it, or of when it was wanted. */
export const keepKeyGeneration = (db: WriteDb, { id: _row, ...known }: KeyGeneration): void => {
  const { generation, madeAt } = known
  const found = findKeyGeneration(db, generation)
  if (!found) db.insert(keyGenerations).values(known).run()
  else if (found.madeAt !== madeAt)
    db.update(keyGenerations).set(known).where(eq(keyGenerations.generation, generation)).run()
}

export const insertKeyGeneration = (
  db: WriteDb,
  values: { generation: number; occasion: KeyGeneration['occasion']; wantedAt: number },
): void => {
  db.insert(keyGenerations)
    .values({ uuid: newId('KeyGeneration'), ...values })
    .run()
}

export const updateKeyGeneration = (
  db: WriteDb,
  generation: number,
  values: { madeAt: number; storeGeneration: number; previousKey: Uint8Array },
): void => {
  db.update(keyGenerations).set(values).where(eq(keyGenerations.generation, generation)).run()
}

type RecoveryCode = { madeAt: number; form: RecoveryForm; sealKey: Uint8Array; isConfirmed: boolean }

/** Paper codes, the newest first; none in a store whose code was printed before these rows were kept. */
const listRecoveryCodes = (db: ReadDb): RecoveryCode[] =>
  db
    .select({
      madeAt: recoveryCodes.madeAt,
      form: recoveryCodes.form,
      sealKey: recoveryCodes.sealKey,
      isConfirmed: recoveryCodes.isConfirmed,
    })
    .from(recoveryCodes)
    .orderBy(desc(recoveryCodes.id))
    .all()

/** The paper code that is known to count. */
export const findRecoveryCode = (db: ReadDb): RecoveryCode | undefined =>
  listRecoveryCodes(db).find(({ isConfirmed }) => isConfirmed)

export const insertRecoveryCode = (db: WriteDb, values: RecoveryCode): void => {
  db.insert(recoveryCodes)
    .values({ uuid: newId('RecoveryCode'), ...values })
    .run()
}

export const confirmRecoveryCode = (db: WriteDb, sealKey: Uint8Array): void => {
  db.update(recoveryCodes).set({ isConfirmed: true }).where(eq(recoveryCodes.sealKey, sealKey)).run()
}

/** Public halves of the codes on paper, down to the newest that is known to stand in the slot file. */
export const recoverySealKeys = (db: ReadDb): Uint8Array[] => {
  const codes = listRecoveryCodes(db)
  const confirmed = codes.findIndex(({ isConfirmed }) => isConfirmed)
  return codes.slice(0, confirmed < 0 ? codes.length : confirmed + 1).map(({ sealKey }) => sealKey)
}

/** Everybody who is to have a new master key. */
export const findHolders = (db: ReadDb): Holders => ({
  sealKeys: new Map(
    db
      .select({ slotId: officers.slotId, sealKey: officers.sealKey })
      .from(officers)
      .where(isNull(officers.disabledAt))
      .all()
      .map(({ slotId, sealKey }) => [slotId, sealKey]),
  ),
  recoverySealKeys: recoverySealKeys(db),
})
