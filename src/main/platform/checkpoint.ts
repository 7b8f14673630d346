import { createHash, randomBytes } from 'node:crypto'
import { inGroups } from '#shared/kernel/paper-code.ts'
import type { CheckpointOccasion } from '#shared/features/audit/audit.schema.ts'
import {
  findDeviceKey,
  findLastCheckpoint,
  insertCheckpoint,
  insertDeviceKey,
  listCheckpoints,
  listRestoreActs,
  type CheckpointRecord,
  type DeviceKey,
} from './checkpoint.repo.ts'
import type { Clock } from './clock.ts'
import type { ReadDb, WriteDb } from './db/database.ts'
import { decryptBox, deriveKey, encryptBox } from './keys/crypto.ts'
import { publicKeyOf, signWith } from './keys/ed25519.ts'
import { toSymbols } from './keys/recovery-code.ts'
import { newId } from './rpc/new-id.ts'
import type { Store } from './store/store.ts'

/** What a checkpoint says, in this order and as this JSON; the signature is over these bytes. */
export type Statement = {
  storeId: string
  seq: number
  /** Digest of that act, which covers every act before it. */
  digest: string
  /** Digest of the statement before, so that checkpoints are a chain of their own. */
  previous: string | null
  madeAt: number
}

const format = 'perisai-desa checkpoint 1'

export const statementText = ({ storeId, seq, digest, previous, madeAt }: Statement): string =>
  JSON.stringify([format, storeId, seq, digest, previous, madeAt])

export const readStatement = (text: string): Statement | undefined => {
  try {
    const parts = JSON.parse(text) as unknown[]
    const [found, storeId, seq, digest, previous, madeAt] = parts
    if (found !== format || typeof storeId !== 'string' || typeof digest !== 'string') return undefined
    if (typeof seq !== 'number' || typeof madeAt !== 'number') return undefined
    return { storeId, seq, digest, previous: typeof previous === 'string' ? previous : null, madeAt }
  } catch {
    return undefined
  }
}

export const statementDigest = (text: string): Uint8Array => createHash('sha256').update(text).digest()

/** The first 128 bits of the digest of a statement, by which an act of restoring names it. */
export const statementId = (statement: string): string =>
  Buffer.from(statementDigest(statement)).toString('hex').slice(0, 32)

/** The first eighty bits of them, as they stand on papers. */
export const checkpointCodeOfId = (id: string): string =>
  inGroups(toSymbols(Buffer.from(id, 'hex').subarray(0, 10)))

export const checkpointCode = (statement: string): string => checkpointCodeOfId(statementId(statement))

/** Every statement this store was ever signed with, as far as it knows: its own, and those that a restore gave up. */
export const knownStatementIds = (db: ReadDb): string[] => [
  ...listCheckpoints(db).map(({ statement }) => statementId(statement)),
  ...listRestoreActs(db).flatMap(({ givenUp }) => givenUp),
]

/** Code of the newest checkpoint, or null where none was made yet. */
export const lastCheckpointCode = (db: ReadDb): string | null => {
  const last = findLastCheckpoint(db)
  return last ? checkpointCode(last.statement) : null
}

type KeptIn = Pick<Store, 'masterKey' | 'storeId'>

const sealingKey = ({ masterKey, storeId }: KeptIn): Uint8Array =>
  deriveKey(masterKey, Buffer.from(storeId), 'device key')

const sealContext = 'device key'

/** From here on this workstation signs as another one: what it signed before stays checkable with the key before. */
export const freshDeviceKey = (db: WriteDb, store: KeptIn, madeAt: number): DeviceKey => {
  const seed = randomBytes(32)
  try {
    const sealedPrivateKey = encryptBox(sealingKey(store), seed, sealContext)
    return insertDeviceKey(db, {
      id: newId('DeviceKey'),
      publicKey: publicKeyOf(seed),
      sealedPrivateKey,
      madeAt,
    })
  } finally {
    seed.fill(0)
  }
}

const openDeviceKey = (store: KeptIn, key: DeviceKey): Uint8Array | undefined =>
  decryptBox(sealingKey(store), key.sealedPrivateKey, sealContext)

/** The device key that was made under this master key: an officer who left may have kept the one before. */
const currentDeviceKey = (db: WriteDb, store: KeptIn, madeAt: number): DeviceKey => {
  const newest = findDeviceKey(db)
  const seed = newest && openDeviceKey(store, newest)
  seed?.fill(0)
  return newest && seed ? newest : freshDeviceKey(db, store, madeAt)
}

const signAs = (store: KeptIn, key: DeviceKey, text: string): Uint8Array => {
  const seed = openDeviceKey(store, key)
  if (!seed) throw new Error('the device key cannot be opened')
  try {
    return signWith(seed, Buffer.from(text))
  } finally {
    seed.fill(0)
  }
}

/** Signs how far the chain has come, as an act of its own. */
export const makeCheckpoint = (
  store: KeptIn & Pick<Store, 'database'>,
  clock: Pick<Clock, 'now'>,
  occasion: CheckpointOccasion,
  officerId: number | null,
): CheckpointRecord => {
  const { database } = store
  const { seq, digest } = database.head()
  const madeAt = clock.now()
  const before = findLastCheckpoint(database.read)
  const previous = before ? statementDigest(before.statement) : null
  const statement = statementText({
    storeId: store.storeId,
    seq,
    digest: Buffer.from(digest).toString('hex'),
    previous: previous && Buffer.from(previous).toString('hex'),
    madeAt,
  })
  return database.change(
    { action: 'audit.makeCheckpoint', officerId, recordedAt: madeAt, about: [] },
    (db) => {
      const key = currentDeviceKey(db, store, madeAt)
      const made: CheckpointRecord = {
        id: newId('Checkpoint'),
        seq,
        digest,
        previous,
        madeAt,
        occasion,
        statement,
        signature: signAs(store, key, statement),
        keyRowId: key.rowId,
      }
      insertCheckpoint(db, made)
      return made
    },
  )
}

const actsBetween = 1000
const dayInMilliseconds = 86_400_000

/** When the next checkpoint is due by itself: after so many acts, or when the last one is a day old. */
export const dueOccasion = (store: Store, now: number): CheckpointOccasion | undefined => {
  const last = findLastCheckpoint(store.database.read)
  if (!last) return 'day'
  if (store.database.head().seq - last.seq >= actsBetween) return 'count'
  // A clock that was set back makes one too, else there would be none for as long.
  return Math.abs(now - last.madeAt) >= dayInMilliseconds ? 'day' : undefined
}
