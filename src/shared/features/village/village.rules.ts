import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { printedNameFor } from '../region/region-title.rules.ts'
import type { VillageRegion } from '../region/region.schema.ts'
import type {
  Village,
  VillageInput,
  VillageReference,
  VillageState,
  VillageUnitType,
  VillageWarning,
} from './village.schema.ts'

/** `Desa Tanjung Harapan` */
export const villageTitle = (village: Pick<Village, 'unitTypePrinted' | 'printedName'>): string =>
  `${village.unitTypePrinted} ${village.printedName}`

/** `Kecamatan Telaga Antang, Kabupaten Kotawaringin Timur, Provinsi Kalimantan Tengah` */
export const villagePath = (
  village: Pick<Village, 'districtName' | 'regencyName' | 'provinceName'>,
): string => `Kecamatan ${village.districtName}, ${village.regencyName}, Provinsi ${village.provinceName}`

/** The usual word before the name on paper. */
export const unitTypeWords: Record<VillageUnitType, string> = {
  desa: 'Desa',
  kelurahan: 'Kelurahan',
  desaAdat: 'Desa Adat',
  kalurahan: 'Kalurahan',
  nagari: 'Nagari',
  gampong: 'Gampong',
  kampung: 'Kampung',
}

/** A head's title that says what the unit is called; where none of these stands, the kind of the code decides. */
const unitsByHeadTitle: Readonly<Record<string, { unitType: VillageUnitType; word?: string }>> = {
  Keuchik: { unitType: 'gampong' },
  'Pengulu Kute': { unitType: 'gampong', word: 'Kute' },
  'Reje Kampung': { unitType: 'kampung' },
  'Datok Penghulu': { unitType: 'kampung' },
  'Kepala Kampung': { unitType: 'kampung' },
  'Wali Nagari': { unitType: 'nagari' },
}

/** The villages of Yogyakarta are kalurahan under a lurah; elsewhere a lurah heads a kelurahan. */
const yogyakarta = '34'

const suggestedUnit = (
  region: Pick<VillageRegion, 'code' | 'kind' | 'headTitle'>,
): { unitType: VillageUnitType; word: string } => {
  const titled = unitsByHeadTitle[region.headTitle]
  if (titled) return { unitType: titled.unitType, word: titled.word ?? unitTypeWords[titled.unitType] }
  const isKalurahan = region.kind === 'desa' && region.code.startsWith(yogyakarta)
  const unitType = isKalurahan ? 'kalurahan' : region.kind
  return { unitType, word: unitTypeWords[unitType] }
}

/** What the form starts with for a unit of the region table; all of it can be changed. */
export const suggestedVillage = (region: VillageRegion): VillageInput => {
  const { unitType, word } = suggestedUnit(region)
  return {
    printedName: region.printedName,
    unitType,
    unitTypePrinted: word,
    headTitle: region.headTitle,
    officeAddress: null,
    note: null,
  }
}

/** Names above the village as they are printed, taken from the table at registration. */
export const placeNamesFor = (
  region: VillageRegion,
): Pick<Village, 'districtName' | 'regencyName' | 'provinceName'> => ({
  districtName: printedNameFor(region.districtName),
  regencyName: printedNameFor(region.regencyName),
  provinceName: printedNameFor(region.provinceName),
})

/** Shortenings with a full stop, brackets and stray signs, as tables have them and paper should not. */
const rawSigns = /\p{L}\.|[()[\]*"/\\_]/u

/** All in capitals; numerals say nothing about that. */
const isShouted = (name: string): boolean =>
  name === name.toUpperCase() &&
  name.split(/[^\p{L}]+/u).some((word) => word.length > 2 && !/^[IVX]+$/.test(word))

/** A name that still looks like the table's: the officer is asked before it can reach a certificate. */
export const printedNameWarnings = (printedName: string): VillageWarning[] =>
  rawSigns.test(printedName) || isShouted(printedName)
    ? [{ code: 'PRINTED_NAME_NEEDS_REVIEW', data: { printedName } }]
    : []

export const workingAreaWarnings = (region: VillageRegion): VillageWarning[] =>
  region.inWorkingArea
    ? []
    : [{ code: 'VILLAGE_OUTSIDE_WORKING_AREA', data: { regencyName: region.regencyName } }]

/** A village leaves the register only as a candidate nobody has recorded anything about. */
export const canRemoveVillage = (state: VillageState, references: readonly VillageReference[]): Verdict => {
  const reference = references[0] ?? (state === 'candidate' ? undefined : 'milestone')
  return reference === undefined ? allowed : refused('VILLAGE_IN_USE', { reference })
}
