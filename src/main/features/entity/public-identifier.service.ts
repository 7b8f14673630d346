import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { entityVerdict, readEntity } from '#shared/features/entity/entity.rules.ts'
import {
  emptyEntityDetails,
  type PublicIdentifier,
  type PublicIdentifierInput,
} from '#shared/features/entity/entity.schema.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import {
  countPublicIdentifiers,
  deletePublicIdentifier,
  findPublicByKey,
  findPublicIdentifier,
  insertPublicIdentifier,
  listPublicIdentifiers,
  type PublicRecord,
  updatePublicOwner,
} from './public-identifier.repo.ts'

const toPublic = ({ rowId: _row, key: _key, ...rest }: PublicRecord): PublicIdentifier => rest

export const listPublicPage = (
  { db }: OfficerContext,
  { query, cursor, limit }: { query: string; cursor?: string | undefined; limit: number },
): { items: PublicIdentifier[]; nextCursor: string | null; total: number } => {
  const found = listPublicIdentifiers(db, query, { after: decodeCursor(cursor), limit })
  const page = found.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(toPublic),
    nextCursor: found.length > page.length && last ? encodeCursor([last.owner, last.rowId]) : null,
    total: countPublicIdentifiers(db, query),
  }
}

/** @throws DomainError PUBLIC_IDENTIFIER_TAKEN, the refusals of identity */
export const addPublicIdentifier = (
  context: OfficerContext,
  { kind, value, owner }: PublicIdentifierInput,
): PublicIdentifier => {
  const reading = readEntity({ kind, value, details: emptyEntityDetails }, context.today())
  assertAllowed(entityVerdict(reading))
  const taken = findPublicByKey(context.db, kind, reading.key)
  if (taken) throw new DomainError('PUBLIC_IDENTIFIER_TAKEN', { owner: taken.owner })
  const record = { id: newId('PublicIdentifier'), kind, value: reading.value, key: reading.key, owner }
  context.change([{ kind: 'reference', id: record.id }], (db) => insertPublicIdentifier(db, record))
  return { id: record.id, kind, value: record.value, owner, version: 1 }
}

type Target = { id: string; version: number }

const getRecord = (context: OfficerContext, id: string): PublicRecord => {
  const found = findPublicIdentifier(context.db, id)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'reference' })
  return found
}

const staleRefusal = () => new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'reference' })

export const changePublicIdentifier = (
  context: OfficerContext,
  { id, version, owner }: Target & { owner: string },
): PublicIdentifier => {
  const record = getRecord(context, id)
  context.change([{ kind: 'reference', id }], (db) => {
    if (!updatePublicOwner(db, record.rowId, version, owner)) throw staleRefusal()
  })
  return { ...toPublic(record), owner, version: version + 1 }
}

export const removePublicIdentifier = (
  context: OfficerContext,
  { id, version, reason }: Target & { reason: string },
): Record<string, never> => {
  const record = getRecord(context, id)
  context.change(
    [{ kind: 'reference', id }],
    (db) => {
      if (!deletePublicIdentifier(db, record.rowId, version)) throw staleRefusal()
    },
    reason,
  )
  return {}
}
