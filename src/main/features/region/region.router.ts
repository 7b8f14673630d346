import { join } from 'node:path'
import { DomainError } from '#shared/kernel/errors.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { officerProcedure, publicProcedure } from '#main/platform/rpc/gate.ts'
import { listWorkingAreaCodes } from './region.repo.ts'
import {
  getRegionPath,
  getVillageRegion,
  regionSourceOf,
  searchRegencies,
  searchVillages,
} from './region.service.ts'
import { lazyRegionTable, type RegionTable } from './region.table.ts'

const tables = new WeakMap<ServiceState, () => RegionTable>()

/** The reference table of this service, read from the resources at first use. */
export const regionTableOf = (service: ServiceState): RegionTable => {
  const table = tables.get(service) ?? lazyRegionTable(join(service.options.resourcesDirectory, 'reference'))
  tables.set(service, table)
  return table()
}

/** The table's name of a regency code, or undefined where the table has none. */
export const findRegencyName = (service: ServiceState, code: string): string | undefined => {
  try {
    const path = getRegionPath(regionTableOf(service), code)
    return path.level === 'regency' ? path.name : undefined
  } catch (error) {
    if (error instanceof DomainError) return undefined
    throw error
  }
}

const procedures = officerProcedure.region

export const regionRouter = {
  search: procedures.search.handler(({ context, input }) =>
    searchVillages(regionTableOf(context.service), input, listWorkingAreaCodes(context.db)),
  ),
  searchRegencies: publicProcedure.region.searchRegencies.handler(({ context, input }) =>
    searchRegencies(regionTableOf(context.service), input),
  ),
  village: procedures.village.handler(({ context, input }) =>
    getVillageRegion(regionTableOf(context.service), input.code, listWorkingAreaCodes(context.db)),
  ),
  place: procedures.place.handler(({ context, input }) =>
    getRegionPath(regionTableOf(context.service), input.code),
  ),
  source: procedures.source.handler(({ context }) => regionSourceOf(regionTableOf(context.service))),
}
