import { createPrivateKey, sign, type KeyObject } from 'node:crypto'
import {
  canonicalText,
  chainDigest,
  emptyDigest,
  logStatements,
  openChange,
} from '#main/platform/db/change-log.ts'
import { readStatement, statementDigest } from '#main/platform/checkpoint.ts'
import { triggersIn } from '#main/platform/db/change-triggers.ts'
import type { Connection } from '#main/platform/db/open.ts'
import { decryptBox, deriveKey } from '#main/platform/keys/crypto.ts'

/*
 * What somebody can do to history who holds every key of the store: he works on the open connection, with the triggers
 * out of the way. Everything happens inside a savepoint and is undone.
 */
export const whileAttacked = async (
  connection: Connection,
  attack: () => void,
  then: () => Promise<void>,
) => {
  connection.exec('savepoint attack')
  try {
    for (const [name] of triggersIn(connection)) connection.exec(`drop trigger "${name}"`)
    attack()
    await then()
  } finally {
    connection.exec('rollback to attack')
    connection.exec('release attack')
  }
}

/** Computes every digest of the chain anew from an act on, as if nothing had been altered. */
export const rewriteChain = (connection: Connection, fromSeq: number): void => {
  const statements = logStatements(connection)
  const update = connection.prepare('update changes set digest = ? where seq = ?')
  let previous: Uint8Array =
    fromSeq === 1 ? emptyDigest : (statements.change.get(fromSeq - 1)?.digest ?? emptyDigest)
  for (const row of statements.changesFrom.all(fromSeq, 1_000_000)) {
    previous = chainDigest(previous, canonicalText(openChange(statements, row)))
    update.run(previous, row.seq)
  }
}

type Keys = { masterKey: Uint8Array; storeId: string }

/** The store's own signing keys by their rows: a restore begins a new one. */
const signingKeys = (connection: Connection, { masterKey, storeId }: Keys): Map<number, KeyObject> => {
  const rows = connection.prepare('select id, sealed_private_key as sealed from device_keys').all() as {
    id: number
    sealed: Buffer
  }[]
  const opening = deriveKey(masterKey, Buffer.from(storeId), 'device key')
  return new Map(
    rows.map(({ id, sealed }) => {
      const seed = decryptBox(opening, sealed, 'device key') ?? Buffer.alloc(0)
      const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
      return [id, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })]
    }),
  )
}

/** Writes every checkpoint anew to fit the rewritten chain and signs it with the store's own key. */
export const rewriteCheckpoints = (connection: Connection, keys: Keys): void => {
  const { storeId } = keys
  const signing = signingKeys(connection, keys)
  const rows = connection
    .prepare('select id, seq, statement, key_id as keyId from checkpoints order by id')
    .all() as {
    id: number
    seq: number
    statement: string
    keyId: number
  }[]
  const digestOf = connection.prepare('select digest from changes where seq = ?').pluck()
  const update = connection.prepare(
    'update checkpoints set digest = ?, previous = ?, statement = ?, signature = ? where id = ?',
  )
  const entry = connection.prepare(
    `update change_entries set after_json = json_set(after_json, '$.digest', ?, '$.previous', ?, '$.statement', ?,
       '$.signature', ?) where table_name = 'checkpoints' and row_id = ?`,
  )
  let previous: Uint8Array | null = null
  for (const { id, seq, statement, keyId } of rows) {
    const said = readStatement(statement)
    const digest = (seq === 0 ? Buffer.from(emptyDigest) : digestOf.get(seq)) as Buffer
    const before: string | null = previous === null ? null : Buffer.from(previous).toString('hex')
    const text = JSON.stringify([
      'perisai-desa checkpoint 1',
      storeId,
      seq,
      digest.toString('hex'),
      before,
      said?.madeAt,
    ])
    const signature = sign(null, Buffer.from(text), signing.get(keyId) ?? '')
    update.run(digest, previous, text, signature, id)
    entry.run(digest.toString('hex'), before, text, signature.toString('hex'), id)
    previous = statementDigest(text)
    // The checkpoint's own act stands in the chain too; what follows is covered by the next round.
    rewriteChain(connection, seq + 1)
  }
}
