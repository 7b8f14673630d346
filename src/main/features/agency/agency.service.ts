import {
  canEndAgency,
  canHavePeriod,
  canTakeOver,
  currentFirst,
  nameWarnings,
  successorWarnings,
  tidyJurisdiction,
} from '#shared/features/agency/agency.rules.ts'
import type {
  AgencyDetail,
  AgencyLine,
  AgencyListInput,
  AgencyOutcome,
  AgencyPage,
  AgencyReference,
  AgencyWarning,
} from '#shared/features/agency/agency-directory.schema.ts'
import type { Agency, AgencyId, AgencyInput } from '#shared/features/agency/agency.schema.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { listOfficials, listUnits } from './agency-parts.repo.ts'
import {
  type AgencyRecord,
  countAgencies,
  findAgency,
  findAgencyByRowId,
  insertAgency,
  isDirectoryEmpty,
  listAgencies,
  listNamesakes,
  listReplacedBy,
  updateAgency,
} from './agency.repo.ts'
import { assertRegionsKnown, withNames } from './jurisdiction.service.ts'

type Target = { id: string; version: number }
type Accepted = { acceptedWarnings: readonly AgencyWarning['code'][] }

/** @throws DomainError RECORD_NOT_FOUND */
export const getAgency = (db: ReadDb, id: string): AgencyRecord => {
  const found = findAgency(db, id)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'agency' })
  return found
}

export const staleRefusal = (): DomainError => new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'agency' })

const getToChange = (db: ReadDb, { id, version }: Target): AgencyRecord => {
  const found = getAgency(db, id)
  if (found.version !== version) throw staleRefusal()
  return found
}

const toAgency = ({ rowId: _rowId, replacedByRowId: _replaced, ...agency }: AgencyRecord): Agency => agency

const referenceTo = ({ id, name, city }: AgencyRecord): AgencyReference => ({ id, name, city })

const successorOf = (db: ReadDb, { replacedByRowId }: AgencyRecord): AgencyRecord | undefined =>
  replacedByRowId === null ? undefined : findAgencyByRowId(db, replacedByRowId)

export const readAgency = (context: OfficerContext, id: string): AgencyDetail => {
  const { db } = context
  const record = getAgency(db, id)
  const successor = successorOf(db, record)
  const today = context.today()
  return {
    agency: toAgency(record),
    regions: withNames(context, record.regionCodes),
    replacedBy: successor ? referenceTo(successor) : null,
    replaces: listReplacedBy(db, record.rowId).map(referenceTo),
    units: currentFirst(
      listUnits(db, record.rowId).map(({ rowId: _rowId, agencyRowId: _agency, ...unit }) => unit),
      today,
    ),
    officials: currentFirst(
      listOfficials(db, record.rowId).map(({ rowId: _rowId, agencyRowId: _agency, ...official }) => official),
      today,
    ),
  }
}

const afterOf = (cursor: string | undefined) => {
  const [nameKey, rowId] = decodeCursor(cursor) ?? []
  return typeof nameKey === 'string' && typeof rowId === 'number' ? { after: { nameKey, rowId } } : {}
}

export const listAgencyPage = (
  context: OfficerContext,
  { cursor, limit, ...filters }: AgencyListInput,
): AgencyPage => {
  const { db, scope } = context
  const today = context.today()
  const found = listAgencies(db, scope, filters, { today, ...afterOf(cursor), limit: limit + 1 })
  const page = found.slice(0, limit)
  const last = page.at(-1)?.position
  return {
    items: page.map(
      ({ id, kind, name, shortName, city, phone, regionCodes, validFrom, validUntil }): AgencyLine => ({
        id,
        kind,
        name,
        shortName,
        city,
        phone,
        regions: withNames(context, regionCodes),
        validFrom,
        validUntil,
      }),
    ),
    nextCursor: found.length > limit && last ? encodeCursor([last.nameKey, last.rowId]) : null,
    total: countAgencies(db, scope, filters, today),
    isEmpty: isDirectoryEmpty(db),
  }
}

const askFirst = (
  warnings: readonly AgencyWarning[],
  { acceptedWarnings }: Accepted,
): AgencyOutcome | undefined =>
  warnings.some(({ code }) => !acceptedWarnings.includes(code))
    ? { outcome: 'warned', warnings: [...warnings] }
    : undefined

const judged = (context: OfficerContext, input: AgencyInput): AgencyInput => {
  assertAllowed(canHavePeriod(input))
  const regionCodes = tidyJurisdiction(input.regionCodes)
  assertRegionsKnown(context, regionCodes)
  return { ...input, regionCodes }
}

const saved = (context: OfficerContext, id: string): AgencyOutcome => ({
  outcome: 'saved',
  detail: readAgency(context, id),
})

type Adding = AgencyInput & Accepted & { replaces: Target | null }

export const addAgency = (
  context: OfficerContext,
  { replaces, acceptedWarnings, ...typed }: Adding,
): AgencyOutcome => {
  const input = judged(context, typed)
  const before = replaces && getToChange(context.db, replaces)
  if (before) assertAllowed(canTakeOver(before, input.validFrom))
  const namesakes = listNamesakes(context.db, input).filter(({ id }) => id !== before?.id)
  const question = askFirst(nameWarnings(namesakes, input), { acceptedWarnings })
  if (question) return question
  const id = newId('Agency')
  const about = [id, ...(before ? [before.id] : [])].map((one) => ({ kind: 'agency', id: one }))
  context.change(about, (db) => {
    const replacedById = insertAgency(db, id, input)
    if (before) endRow(db, before, { validUntil: addDays(input.validFrom, -1), replacedById })
  })
  return saved(context, id)
}

const endRow = (
  db: WriteDb,
  { rowId, version }: AgencyRecord,
  changes: { validUntil: PlainDate; replacedById: number | null },
): void => {
  if (!updateAgency(db, rowId, version, changes)) throw staleRefusal()
}

export const saveAgency = (
  context: OfficerContext,
  { id, version, acceptedWarnings, ...typed }: AgencyInput & Accepted & { id: AgencyId; version: number },
): AgencyOutcome => {
  const record = getToChange(context.db, { id, version })
  const input = judged(context, typed)
  const namesakes = listNamesakes(context.db, input).filter((other) => other.id !== id)
  const question = askFirst(nameWarnings(namesakes, input), { acceptedWarnings })
  if (question) return question
  // An agency that goes on has nobody who took over.
  const reopened = input.validUntil === null ? { replacedById: null } : {}
  context.change([{ kind: 'agency', id }], (db) => {
    if (!updateAgency(db, record.rowId, version, { ...input, ...reopened })) throw staleRefusal()
  })
  return saved(context, id)
}

/** Those that follow an agency one after the other; no chain of the country is longer. */
const idsAfter = (db: ReadDb, record: AgencyRecord): string[] => {
  const ids: string[] = []
  let next = successorOf(db, record)
  while (next && ids.length < 50 && !ids.includes(next.id)) {
    ids.push(next.id)
    next = successorOf(db, next)
  }
  return ids
}

type Ending = Target & Accepted & { validUntil: PlainDate; successorId: string | null }

export const endAgency = (
  context: OfficerContext,
  { validUntil, successorId, acceptedWarnings, ...target }: Ending,
): AgencyOutcome => {
  const record = getToChange(context.db, target)
  const successor = successorId === null ? undefined : getAgency(context.db, successorId)
  const later = successor && { ...successor, laterIds: idsAfter(context.db, successor) }
  assertAllowed(canEndAgency(record, validUntil, later))
  const question = askFirst(successorWarnings(validUntil, successor), { acceptedWarnings })
  if (question) return question
  context.change([{ kind: 'agency', id: record.id }], (db) =>
    endRow(db, record, { validUntil, replacedById: successor?.rowId ?? null }),
  )
  return saved(context, record.id)
}
