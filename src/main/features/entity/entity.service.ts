import type { z } from 'zod'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import {
  bankSeparator,
  entityVerdict,
  isNamed,
  maskEntity,
  readEntity,
} from '#shared/features/entity/entity.rules.ts'
import {
  type appearancePage,
  type clearEntity,
  type EntityDetails,
  type EntityListInput,
  type entityListPage,
  type EntityView,
  largestRelatedList,
} from '#shared/features/entity/entity.schema.ts'
import { initialsOf } from '#shared/features/identity/name.rules.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { countAppearances, listAppearances } from './appearance.repo.ts'
import { listHeld } from './case-entity.repo.ts'
import { countEntityRows, listEntityRows, listRolesOf } from './entity-list.repo.ts'
import { type EntityRecord, listEntitiesByRowId, updateEntity } from './entity.repo.ts'
import { ownersOf, relatedOf } from './known.service.ts'
import { getEntity } from './link.service.ts'
import { showEntities, showKnown } from './shown.service.ts'

export const listEntityPage = (
  context: OfficerContext,
  input: EntityListInput,
): z.infer<typeof entityListPage> => {
  const { db, scope } = context
  const found = listEntityRows(db, scope, input, decodeCursor(input.cursor))
  const page = found.slice(0, input.limit)
  const rowIds = page.map(({ rowId }) => rowId)
  const records = listEntitiesByRowId(db, rowIds)
  const shown = showEntities(context, records)
  const roles = rowIds.length === 0 ? new Map<number, never[]>() : listRolesOf(db, scope, rowIds)
  const last = page.at(-1)
  return {
    items: records.flatMap(({ rowId, recordedAt }, index) => {
      const entity = shown[index]
      return entity ? [{ ...entity, recordedAt, roles: roles.get(rowId) ?? [] }] : []
    }),
    nextCursor: found.length > page.length && last ? encodeCursor([last.count, last.rowId]) : null,
    total: countEntityRows(db, scope, input),
  }
}

const heldBy = (
  context: OfficerContext,
  rowId: number,
  side: 'holdings' | 'holders',
): EntityView['holdings'] => {
  const held = listHeld(context.db, context.scope, rowId, side, largestRelatedList)
  const records = listEntitiesByRowId(
    context.db,
    held.map((one) => one.rowId),
  )
  const shown = showEntities(context, records)
  return held.flatMap(({ sharedCases }, index) => {
    const entity = shown[index]
    return entity ? [{ ...entity, sharedCases }] : []
  })
}

export const readEntityView = (context: OfficerContext, id: string): EntityView => {
  const record = getEntity(context.db, context, id)
  const { details, note, recordedAt, version } = record
  const [entity] = showEntities(context, [record])
  if (!entity) throw new Error('one entity is shown as one')
  const owners = ownersOf(context, record.kind, record.key)
  return {
    entity,
    registeredInitials: details.registeredName === null ? null : initialsOf(details.registeredName),
    licenceNumber: details.licenceNumber,
    description: details.description,
    note,
    recordedAt,
    version,
    holdings: heldBy(context, record.rowId, 'holdings'),
    holders: heldBy(context, record.rowId, 'holders'),
    related: showKnown(context, relatedOf(context, record.kind, record.key), undefined),
    subjects: owners.subjects,
    subjectTotal: owners.total,
  }
}

/** The cases an entity stands in, the newest entry first. */
export const listCasesOfEntity = (
  context: OfficerContext,
  { id, cursor, limit }: { id: string; cursor?: string | undefined; limit: number },
): z.infer<typeof appearancePage> => {
  const { db, scope } = context
  const { rowId } = getEntity(db, context, id)
  const before = decodeCursor(cursor)?.[0]
  const found = listAppearances(db, scope, rowId, {
    beforeRowId: typeof before === 'number' ? before : undefined,
    limit: limit + 1,
  })
  const page = found.slice(0, limit)
  const holderRowIds = page.flatMap(({ holderRowId }) => holderRowId ?? [])
  const holders = new Map(listEntitiesByRowId(db, [...new Set(holderRowIds)]).map((one) => [one.rowId, one]))
  const last = page.at(-1)
  return {
    items: page.map(({ rowId: _row, caseRowId: _case, holderRowId, linkId, ...appearance }) => {
      const holder = holderRowId === null ? undefined : holders.get(holderRowId)
      return { ...appearance, linkId, holder: holder ? { id: holder.id, shown: maskEntity(holder) } : null }
    }),
    nextCursor: found.length > page.length && last ? encodeCursor([last.rowId]) : null,
    total: countAppearances(db, scope, rowId),
  }
}

const staleRefusal = () => new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'entity' })

type Correction = {
  id: string
  version: number
  value: string
  details: EntityDetails
  note: string | null
  reason: string | null
}

/** The key after a correction. A number is what it is: another number is another entity. */
const keyAfter = (record: EntityRecord, key: string): string => {
  if (isNamed(record.kind)) return key
  const [number = ''] = record.kind === 'account' ? record.key.split(bankSeparator) : [record.key]
  if (number !== key) throw new DomainError('ENTITY_NUMBER_FIXED')
  return record.key
}

/** @throws DomainError RECORD_CHANGED_MEANWHILE, ENTITY_NUMBER_FIXED, the refusals of identity */
export const changeEntity = (
  context: OfficerContext,
  { id, version, note, reason, ...typed }: Correction,
): { version: number } => {
  const record = getEntity(context.db, context, id)
  if (record.version !== version) throw staleRefusal()
  const reading = readEntity({ ...typed, kind: record.kind }, context.today())
  assertAllowed(entityVerdict(reading))
  const key = keyAfter(record, reading.key)
  context.change(
    [{ kind: 'entity', id: record.id }],
    (db) => {
      if (!updateEntity(db, record.rowId, version, { ...reading, key, note })) throw staleRefusal()
    },
    reason ?? undefined,
  )
  return { version: version + 1 }
}

/** The covered value. The act says who looked at which entity and why; the value stands nowhere in it. */
export const revealEntity = (
  context: OfficerContext,
  { id, reason }: { id: string; reason: string },
): z.infer<typeof clearEntity> => {
  const { value, details, note, version } = getEntity(context.db, context, id)
  context.change([{ kind: 'entity', id }], () => undefined, reason)
  return { value, details, note, version }
}
