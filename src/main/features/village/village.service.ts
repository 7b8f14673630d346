import { registerPhoneFor } from '#shared/features/access/field-mask.rules.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import type { VillageRegion } from '#shared/features/region/region.schema.ts'
import {
  canRemoveVillage,
  placeNamesFor,
  printedNameWarnings,
  workingAreaWarnings,
} from '#shared/features/village/village.rules.ts'
import type {
  VillageDetail,
  VillageFacets,
  VillageInput,
  VillageListInput,
  VillageListPage,
  VillageOutcome,
  VillageWarning,
} from '#shared/features/village/village.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { listHeads, listMilestones } from './village-facts.repo.ts'
import {
  countVillages,
  deleteVillage,
  findVillage,
  findVillageByCode,
  insertVillage,
  listVillages,
  referencesOf,
  updateVillage,
  type VillageChanges,
  villageFacetsOf,
  type VillageRecord,
} from './village.repo.ts'

export type Target = { id: string; version: number }
export type Accepted = { acceptedWarnings: readonly VillageWarning['code'][] }

/** @throws DomainError RECORD_NOT_FOUND */
export const getVillage = (db: ReadDb, id: string): VillageRecord => {
  const village = findVillage(db, id)
  if (!village) throw new DomainError('RECORD_NOT_FOUND', { kind: 'village' })
  return village
}

/** The village as the officer read it, or the refusal that somebody saved it meanwhile. */
export const getVillageToChange = (db: ReadDb, { id, version }: Target): VillageRecord => {
  const village = getVillage(db, id)
  if (village.version !== version) throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'village' })
  return village
}

export const readVillage = (context: OfficerContext, id: string): VillageDetail => {
  const record = getVillage(context.db, id)
  const { rowId, ...village } = record
  return {
    village,
    heads: listHeads(context.db, rowId).map((head) => ({
      ...head,
      phone: registerPhoneFor(context.officer.roles, head.phone),
    })),
    milestones: listMilestones(context.db, rowId),
    references: referencesOf(context.db, record),
  }
}

export const listVillagePage = (context: OfficerContext, input: VillageListInput): VillageListPage => {
  const { db, scope } = context
  const today = context.today()
  const { rows, cursorOf } = listVillages(db, scope, input, decodeCursor(input.cursor), today)
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: page.map(({ rowId: _rowId, ...village }) => village),
    nextCursor: rows.length > page.length && last ? encodeCursor(cursorOf(last)) : null,
    total: countVillages(db, scope, input, today),
  }
}

export const readFacets = (context: OfficerContext): VillageFacets =>
  villageFacetsOf(context.db, context.scope)

/** The answer that asks first, when a warning is among them that the officer has not accepted. */
export const askFirst = (
  warnings: readonly VillageWarning[],
  { acceptedWarnings }: Accepted,
): VillageOutcome | undefined =>
  warnings.some(({ code }) => !acceptedWarnings.includes(code))
    ? { outcome: 'warned', warnings: [...warnings] }
    : undefined

/**
 * Writes to a village under its version: facts and heads belong to it and count as changes of it.
 *
 * @throws DomainError RECORD_CHANGED_MEANWHILE
 */
export const changeVillage = (
  context: OfficerContext,
  village: VillageRecord,
  work: (db: WriteDb) => VillageChanges,
  reason?: string,
): VillageOutcome => {
  context.change(
    [{ kind: 'village', id: village.id }],
    (db) => {
      if (!updateVillage(db, village.rowId, village.version, work(db))) {
        throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'village' })
      }
    },
    reason,
  )
  return { outcome: 'saved', detail: readVillage(context, village.id) }
}

/** Registers a unit of the region table as a candidate. `region` is what the table says of its code. */
export const addVillage = (
  context: OfficerContext,
  { acceptedWarnings, ...input }: VillageInput & Accepted,
  region: VillageRegion,
): VillageOutcome => {
  const known = findVillageByCode(context.db, region.code)
  if (known) throw new DomainError('VILLAGE_ALREADY_REGISTERED', { id: known.id })
  const warnings = [...printedNameWarnings(input.printedName), ...workingAreaWarnings(region)]
  const question = askFirst(warnings, { acceptedWarnings })
  if (question) return question
  const id = newId('Village')
  const { code: regionCode, name: tableName, regencyCode } = region
  context.change([{ kind: 'village', id }], (db) =>
    insertVillage(db, {
      id,
      regionCode,
      tableName,
      ...input,
      ...placeNamesFor(region),
      regencyCode,
      state: 'candidate',
    }),
  )
  return { outcome: 'saved', detail: readVillage(context, id) }
}

export const saveVillage = (
  context: OfficerContext,
  { id, version, acceptedWarnings, ...input }: VillageInput & Target & Accepted,
): VillageOutcome => {
  const village = getVillageToChange(context.db, { id, version })
  const warnings = input.printedName === village.printedName ? [] : printedNameWarnings(input.printedName)
  return askFirst(warnings, { acceptedWarnings }) ?? changeVillage(context, village, () => input)
}

export const removeVillage = (
  context: OfficerContext,
  { reason, ...target }: Target & { reason: string },
): void => {
  const village = getVillageToChange(context.db, target)
  assertAllowed(canRemoveVillage(village.state, referencesOf(context.db, village)))
  context.change(
    [{ kind: 'village', id: village.id }],
    (db) => {
      if (!deleteVillage(db, village.rowId, village.version)) {
        throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'village' })
      }
    },
    reason,
  )
}
