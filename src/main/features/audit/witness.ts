import { z } from 'zod'
import { DomainError } from '#shared/kernel/errors.ts'
import { readStatement, type Statement } from '#main/platform/checkpoint.ts'
import { listCheckpoints, listDeviceKeys } from '#main/platform/checkpoint.repo.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import { isSignedBy } from '#main/platform/keys/ed25519.ts'

/*
 * A witness file holds the signed statements of a store, to be kept where nobody of the office can reach it. It says
 * nothing about people: numbers, digests and times.
 */
const format = 'perisai-desa witness 1'
const hexText = z.string().regex(/^(?:[0-9a-f]{2})+$/)
const witness = z
  .object({
    format: z.literal(format),
    storeId: z.uuid(),
    keys: z.array(hexText).min(1).max(1000),
    checkpoints: z.array(z.tuple([z.string().max(1000), hexText])).max(100_000),
  })
  .strict()

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export const writeWitness = (db: ReadDb, storeId: string): string =>
  JSON.stringify({
    format,
    storeId,
    keys: listDeviceKeys(db).map(({ publicKey }) => hex(publicKey)),
    checkpoints: listCheckpoints(db).map(({ statement, signature }) => [statement, hex(signature)]),
  } satisfies z.input<typeof witness>)

/**
 * The statements of a witness file, oldest act first.
 *
 * @throws DomainError WITNESS_UNREADABLE (no such file, or one sign of it is not as it was signed),
 *   WITNESS_OF_ANOTHER_STORE
 */
export const readWitness = (text: string, storeId: string): Statement[] => {
  const content = parse(text)
  if (content.storeId !== storeId) throw new DomainError('WITNESS_OF_ANOTHER_STORE')
  const keys = content.keys.map((key) => Buffer.from(key, 'hex'))
  const statements = content.checkpoints.map(([statement, signature]) => {
    const bytes = Buffer.from(signature, 'hex')
    const read = readStatement(statement)
    const isSigned = keys.some((key) => isSignedBy(key, bytes, Buffer.from(statement)))
    if (!read || !isSigned || read.storeId !== storeId) throw new DomainError('WITNESS_UNREADABLE')
    return read
  })
  return statements.toSorted((first, second) => first.seq - second.seq)
}

const parse = (text: string): z.output<typeof witness> => {
  try {
    return witness.parse(JSON.parse(text))
  } catch {
    throw new DomainError('WITNESS_UNREADABLE')
  }
}
