import { DomainError } from '#shared/kernel/errors.ts'
import type { AuditReport } from '#shared/features/audit/audit.schema.ts'
import { readCheckpointCode } from '#shared/features/audit/checkpoint-code.ts'
import { inGroups } from '#shared/kernel/paper-code.ts'
import { checkpointCode, readStatement, statementDigest, type Statement } from '#main/platform/checkpoint.ts'
import { listCheckpoints, listDeviceKeys, type CheckpointRecord } from '#main/platform/checkpoint.repo.ts'
import type { Database } from '#main/platform/db/database.ts'
import { isSignedBy } from '#main/platform/keys/ed25519.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { findAct } from './audit.repo.ts'
import { readWitness } from './witness.ts'

type Break = { seq: number; cause: NonNullable<AuditReport['brokenAt']>['cause']; table?: string }

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const isSame = (first: Uint8Array, second: Uint8Array | null | undefined): boolean =>
  second !== null && second !== undefined && Buffer.from(first).equals(second)

/** The checkpoints of the store itself: signed by its key, each naming the one before, each agreeing with the chain. */
export const brokenCheckpoint = (
  { database, db }: Pick<OfficerContext, 'database' | 'db'>,
  storeId: string,
): Break | undefined => {
  const keys = new Map(listDeviceKeys(db).map(({ rowId, publicKey }) => [rowId, publicKey]))
  let former: CheckpointRecord | undefined
  for (const record of listCheckpoints(db)) {
    const { seq, statement, signature, digest, previous, keyRowId } = record
    const said = readStatement(statement)
    const key = keys.get(keyRowId)
    const agrees =
      said?.storeId === storeId &&
      said.seq === seq &&
      said.digest === hex(digest) &&
      said.previous === (previous && hex(previous)) &&
      (former ? isSame(statementDigest(former.statement), previous) : previous === null) &&
      (former === undefined || seq > former.seq) &&
      key !== undefined &&
      isSignedBy(key, signature, Buffer.from(statement)) &&
      isSame(digest, database.digestOf(seq))
    if (!agrees) return { seq, cause: 'checkpoint' }
    former = record
  }
  return undefined
}

type Witnessed = { until: number; broken?: Break }

/** Statements from outside against the chain as it is now: up to which act they agree, and where they no longer do. */
const compare = (database: Database, statements: readonly Statement[]): Witnessed => {
  let until = 0
  for (const { seq, digest } of statements) {
    const found = seq === 0 ? undefined : database.digestOf(seq)
    if (seq > 0 && (!found || hex(found) !== digest))
      return { until, broken: { seq: until + 1, cause: 'witness' } }
    until = seq
  }
  return { until }
}

/** @throws DomainError CHECKPOINT_CODE_MISTYPED, CHECKPOINT_CODE_UNKNOWN */
const statementOfCode = ({ db }: Pick<OfficerContext, 'db'>, typed: string): Statement => {
  const code = readCheckpointCode(typed)
  if (code === undefined) throw new DomainError('CHECKPOINT_CODE_MISTYPED')
  const found = listCheckpoints(db).find(({ statement }) => checkpointCode(statement) === code)
  const statement = found && readStatement(found.statement)
  if (!statement) throw new DomainError('CHECKPOINT_CODE_UNKNOWN', { code })
  return statement
}

/** Groups of four of the first 80 bits of the chain's head, short enough to be read out or written down. */
const headCodeOf = (digest: string): string => inGroups(digest.slice(0, 20).toUpperCase())

/**
 * Everything that can be checked: the chain from its first act, the store's own checkpoints, the witness, and every
 * record against its last act. The first place where something is not what was written is told.
 *
 * @throws DomainError WITNESS_…, CHECKPOINT_CODE_…
 */
export const verifyAudit = async (
  context: OfficerContext,
  input: { witness: File | null; code: string | null },
): Promise<AuditReport> => {
  const { database } = context
  const { storeId } = context.service.store()
  const fromFile = input.witness ? readWitness(await input.witness.text(), storeId) : []
  const fromCode = input.code === null ? [] : [statementOfCode(context, input.code)]
  const chain = database.verifyAll()
  const isWitnessed = fromFile.length + fromCode.length > 0
  const witnessed = compare(
    database,
    [...fromFile, ...fromCode].toSorted((first, second) => first.seq - second.seq),
  )
  const inLog = [
    chain.whole ? undefined : { seq: chain.seq, cause: chain.cause },
    brokenCheckpoint(context, storeId),
    witnessed.broken,
  ]
    .filter((found): found is Break => found !== undefined)
    .toSorted((first, second) => first.seq - second.seq)[0]
  // Rows are held against the log; against one that is not whole they would prove nothing.
  const broken = inLog ?? strayOf(database)
  const { seq, digest } = database.head()
  return {
    whole: broken === undefined,
    acts: seq,
    checkpoints: listCheckpoints(context.db).length,
    witnessedUntil: isWitnessed ? witnessed.until : null,
    headCode: headCodeOf(hex(digest)),
    brokenAt: broken ? told(context, broken) : null,
  }
}

const strayOf = (database: Database): Break | undefined => {
  const stray = database.findStrayRow()
  return stray && { seq: stray.seq, cause: 'rows', table: stray.table }
}

const told = ({ db }: OfficerContext, { seq, cause, table }: Break): AuditReport['brokenAt'] => {
  const act = findAct(db, seq)
  return {
    seq,
    cause,
    table: table ?? null,
    action: act?.action ?? null,
    at: act ? new Date(act.at) : null,
    officerName: act?.officerName ?? null,
  }
}
