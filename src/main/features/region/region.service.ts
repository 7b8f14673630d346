import { DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import { headTitleFor, printedNameFor } from '#shared/features/region/region-title.rules.ts'
import {
  compactRegionCode,
  dottedRegionCode,
  lastPlace,
  levelOfCompactCode,
  matchOfPlace,
  parseRegionQuery,
  placeFor,
  rankOf,
  regencyKindFor,
  type RegionQuery,
  villageKindFor,
  withoutLevelWords,
} from '#shared/features/region/region.rules.ts'
import {
  type Province,
  type Regency,
  type RegencyHitPage,
  type RegionLevel,
  regionLevels,
  type RegionPath,
  type RegionSource,
  type VillageHitPage,
  type VillageRegion,
} from '#shared/features/region/region.schema.ts'
import {
  type After,
  countPlaces,
  type FoundRow,
  regencyPlaces,
  rowsAfter,
  villagePlaces,
  workingAreaPlaces,
} from './region.search.ts'
import { nameOf, type RegionColumn, type RegionTable, rowOfCode } from './region.table.ts'

/** Codes of the regencies the office works in (`62.02`); results from there come first. */
export type WorkingArea = readonly string[]

export type RegionSearch = { query: string; limit: number; cursor?: string | undefined }

export const searchVillages = (
  table: RegionTable,
  search: RegionSearch,
  workingArea: WorkingArea,
): VillageHitPage => {
  const areas = areasOf(table, workingArea)
  const query = parseRegionQuery(search.query)
  const result =
    search.query.trim() === ''
      ? workingAreaPlaces(table, areas)
      : resultOf(query, (wanted) => villagePlaces(table, wanted, areas))
  const counts = countPlaces(result)
  const page = pageFor(table.villages, result, search)
  return {
    items: page.rows.map(({ row, place }) => ({
      ...villageAt(table, row, areas),
      match: matchOfPlace(place),
    })),
    nextCursor: page.nextCursor,
    total: result.length - (counts[0] ?? 0),
    exactTotal: (counts[placeFor(rankOf.exact, true)] ?? 0) + (counts[placeFor(rankOf.exact, false)] ?? 0),
  }
}

/**
 * Runs the search a few times so that the engine has compiled it when the first key is pressed. Worth its tenth of a
 * second only while nobody waits, right after start.
 */
export const warmUpRegions = (table: RegionTable): void => {
  for (const query of ['s', 'sa', 'tanjung harapan', 'tanjung kotawaringin', '1']) {
    searchVillages(table, { query, limit: 1 }, [])
  }
}

/** For choosing a working area or a party to an agreement. An empty query lists all regencies. */
export const searchRegencies = (table: RegionTable, search: RegionSearch): RegencyHitPage => {
  const result =
    search.query.trim() === ''
      ? new Uint8Array(table.regencies.count).fill(placeFor(rankOf.pathOnly, false))
      : resultOf(parseRegionQuery(search.query), (wanted) => regencyPlaces(table, wanted))
  const page = pageFor(table.regencies, result, search)
  return {
    items: page.rows.map(({ row, place }) => ({ ...regencyAt(table, row), match: matchOfPlace(place) })),
    nextCursor: page.nextCursor,
    total: result.length - (countPlaces(result)[0] ?? 0),
  }
}

export const getVillageRegion = (
  table: RegionTable,
  code: string,
  workingArea: WorkingArea,
): VillageRegion => {
  const village = findVillageRegion(table, code, workingArea)
  if (!village) throw new DomainError('REGION_UNKNOWN', { code })
  return village
}

export const findVillageRegion = (
  table: RegionTable,
  code: string,
  workingArea: WorkingArea,
): VillageRegion | undefined => {
  const found = rowOf(table, code)
  return found?.level === 'village' ? villageAt(table, found.row, areasOf(table, workingArea)) : undefined
}

export const listProvinces = (table: RegionTable): Province[] =>
  Array.from({ length: table.provinces.count }, (_, row) => {
    const name = nameOf(table, table.provinces, row)
    return { code: codeAt(table.provinces, row), name, printedName: printedNameFor(name) }
  })

export const listRegencies = (table: RegionTable, provinceCode: string): Regency[] => {
  const found = rowOf(table, provinceCode)
  if (found?.level !== 'province') throw new DomainError('REGION_UNKNOWN', { code: provinceCode })
  const from = table.provinces.firstBelow[found.row] ?? 0
  const to = table.provinces.firstBelow[found.row + 1] ?? 0
  return Array.from({ length: to - from }, (_, index) => regencyAt(table, from + index))
}

/** The unit with this code, of whatever level, with everything above it. */
export const getRegionPath = (table: RegionTable, code: string): RegionPath => {
  const found = rowOf(table, code)
  if (!found) throw new DomainError('REGION_UNKNOWN', { code })
  const units: RegionPath['units'] = []
  let row = found.row
  for (const level of regionLevels.slice(0, regionLevels.indexOf(found.level) + 1).toReversed()) {
    const column = columnOf(table, level)
    units.unshift({ level, code: codeAt(column, row), name: nameOf(table, column, row) })
    row = column.parents[row] ?? 0
  }
  const names = units.map((unit) => unit.name)
  return {
    code: codeAt(columnOf(table, found.level), found.row),
    level: found.level,
    name: names.at(-1) ?? '',
    units,
    path: names.toReversed().join(', '),
  }
}

export const regionSourceOf = (table: RegionTable): RegionSource => table.source

const columnOf = (table: RegionTable, level: RegionLevel): RegionColumn =>
  ({
    province: table.provinces,
    regency: table.regencies,
    district: table.districts,
    village: table.villages,
  })[level]

const rowOf = (table: RegionTable, code: string): { level: RegionLevel; row: number } | undefined => {
  const digits = compactRegionCode(code)
  const level = digits === undefined ? undefined : levelOfCompactCode(digits)
  if (level === undefined) return undefined
  const row = rowOfCode(columnOf(table, level), Number(digits))
  return row < 0 ? undefined : { level, row }
}

const codeAt = (column: RegionColumn, row: number): string =>
  dottedRegionCode(String(column.codes[row] ?? ''))

/** Per regency row: 1 where it belongs to the working area. Codes the table does not know are passed over. */
const areasOf = (table: RegionTable, workingArea: WorkingArea): Uint8Array => {
  const areas = new Uint8Array(table.regencies.count)
  for (const code of workingArea) {
    const found = rowOf(table, code)
    if (found?.level === 'regency') areas[found.row] = 1
  }
  return areas
}

/** An address pasted with its level words is sought again without them when it found nothing as it is. */
const resultOf = (query: RegionQuery, run: (query: RegionQuery) => Uint8Array): Uint8Array => {
  const result = run(query)
  if (result.some((place) => place > 0)) return result
  const shorter = withoutLevelWords(query)
  return shorter ? run(shorter) : result
}

const pageFor = (
  column: RegionColumn,
  result: Uint8Array,
  search: RegionSearch,
): { rows: FoundRow[]; nextCursor: string | null } => {
  const found = rowsAfter(column, result, afterFor(search.cursor), search.limit)
  const rows = found.slice(0, search.limit)
  const last = rows.at(-1)
  const hasMore = found.length > rows.length
  return {
    rows,
    nextCursor: hasMore && last ? encodeCursor([last.place, column.codes[last.row] ?? 0]) : null,
  }
}

const afterFor = (cursor: string | undefined): After => {
  const [place, code] = decodeCursor(cursor) ?? []
  if (typeof place !== 'number' || typeof code !== 'number') return undefined
  return Number.isInteger(place) && place >= 1 && place <= lastPlace ? { place, code } : undefined
}

const villageAt = (table: RegionTable, row: number, areas: Uint8Array): VillageRegion => {
  const { provinces, regencies, districts, villages } = table
  const district = villages.parents[row] ?? 0
  const regency = districts.parents[district] ?? 0
  const province = regencies.parents[regency] ?? 0
  const code = codeAt(villages, row)
  const name = nameOf(table, villages, row)
  const districtName = nameOf(table, districts, district)
  const regencyName = nameOf(table, regencies, regency)
  const provinceName = nameOf(table, provinces, province)
  return {
    code,
    name,
    printedName: printedNameFor(name),
    kind: villageKindFor(code),
    headTitle: headTitleFor(code),
    districtCode: codeAt(districts, district),
    districtName,
    regencyCode: codeAt(regencies, regency),
    regencyName,
    provinceCode: codeAt(provinces, province),
    provinceName,
    path: [name, districtName, regencyName, provinceName].join(', '),
    inWorkingArea: areas[regency] === 1,
  }
}

const regencyAt = (table: RegionTable, row: number): Regency => {
  const code = codeAt(table.regencies, row)
  const name = nameOf(table, table.regencies, row)
  const province = table.regencies.parents[row] ?? 0
  return {
    code,
    name,
    printedName: printedNameFor(name),
    kind: regencyKindFor(code),
    provinceCode: codeAt(table.provinces, province),
    provinceName: nameOf(table, table.provinces, province),
  }
}
