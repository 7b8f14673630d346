import { DomainError } from '#shared/kernel/errors.ts'
import { isCovered, maskEntity } from '#shared/features/entity/entity.rules.ts'
import {
  type KnownEntity,
  newestAppearances,
  type ShownEntity,
} from '#shared/features/entity/entity.schema.ts'
import { getRegionPath, regionTableOf } from '#main/features/region/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { countCasesOf, findPublicOwners, listAppearances, standsInCase } from './appearance.repo.ts'
import type { EntityRecord } from './entity.repo.ts'

/** Where an address or person is, in words; null for a code that the table of today does not have. */
const placeOf = (context: OfficerContext, code: string | null): string | null => {
  if (code === null) return null
  try {
    return getRegionPath(regionTableOf(context.service), code).path
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

/** Entities as lists and cards may show them, in the order given. */
export const showEntities = (context: OfficerContext, records: readonly EntityRecord[]): ShownEntity[] => {
  if (records.length === 0) return []
  const counts = countCasesOf(
    context.db,
    context.scope,
    records.map(({ rowId }) => rowId),
  )
  const ownerOf = findPublicOwners(context.db, records)
  return records.map((record) => ({
    id: record.id,
    kind: record.kind,
    shown: maskEntity(record),
    isCovered: isCovered(record.kind),
    bank: record.details.bank,
    platform: record.details.platform,
    day: record.details.day,
    documentType: record.details.documentType,
    place: placeOf(context, record.details.regionCode),
    caseCount: counts.get(record.rowId) ?? 0,
    publicOwner: ownerOf(record),
  }))
}

/** The same with the newest cases each of them stands in. */
export const showKnown = (
  context: OfficerContext,
  records: readonly EntityRecord[],
  caseRowId: number | undefined,
): KnownEntity[] => {
  const shown = showEntities(context, records)
  return records.flatMap(({ rowId }, index) => {
    const entity = shown[index]
    if (!entity) return []
    const inThisCase = caseRowId !== undefined && standsInCase(context.db, rowId, caseRowId)
    const rows = listAppearances(context.db, context.scope, rowId, { limit: newestAppearances })
    const appearances = rows.map(({ caseId, caseNumber, caseState, receivedAt, role }) => ({
      caseId,
      caseNumber,
      caseState,
      receivedAt,
      role,
    }))
    return [{ ...entity, inThisCase, appearances }]
  })
}
