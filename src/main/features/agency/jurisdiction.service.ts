import type { JurisdictionRegion } from '#shared/features/agency/agency-directory.schema.ts'
import { jurisdictionCode } from '#shared/features/agency/agency.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import { getRegionPath, regionTableOf, searchRegencies } from '#main/features/region/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'

/** The table's name of a province or regency, or undefined where the table has no such code. */
export const findRegionName = (context: OfficerContext, code: string): string | undefined => {
  try {
    return getRegionPath(regionTableOf(context.service), code).name
  } catch (error) {
    if (error instanceof DomainError) return undefined
    throw error
  }
}

/** A code that a newer table does not have any more stays, and stands for itself. */
export const withNames = (context: OfficerContext, codes: readonly string[]): JurisdictionRegion[] =>
  codes.map((code) => ({ code, name: findRegionName(context, code) ?? code }))

/** @throws DomainError AGENCY_REGION_UNKNOWN */
export const assertRegionsKnown = (context: OfficerContext, codes: readonly string[]): void => {
  const unknown = codes.find((code) => findRegionName(context, code) === undefined)
  if (unknown !== undefined) throw new DomainError('AGENCY_REGION_UNKNOWN', { code: unknown })
}

const levelWord = /^(?:kabupaten|kab|kota|provinsi|prov) /

/** The code of a province or regency that a file names by code or name; undefined where that is not certain. */
export const findRegionCode = (context: OfficerContext, text: string): string | undefined => {
  if (jurisdictionCode.safeParse(text).success)
    return findRegionName(context, text) === undefined ? undefined : text
  const key = searchKeyOf(text)
  const bare = key.replace(levelWord, '')
  if (bare === '' || bare.length > 100) return undefined
  const { items } = searchRegencies(regionTableOf(context.service), { query: bare, limit: 100 })
  const named = items.filter(({ printedName }) => {
    const own = searchKeyOf(printedName)
    return own === key || (key === bare && own.replace(levelWord, '') === key)
  })
  if (named.length > 0) return named.length === 1 ? named[0]?.code : undefined
  return items.find(({ provinceName }) => searchKeyOf(provinceName) === bare)?.provinceCode
}
