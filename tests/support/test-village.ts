import type { Village } from '#shared/features/village/village.schema.ts'
import type { TestClient } from './test-office.ts'

/** Villages of Kecamatan Telaga Antang as the region table has them. */
export const telagaAntang = [2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008].map((unit) => `62.02.17.${unit}`)

export const addVillage = async (client: TestClient, regionCode: string): Promise<Village> => {
  const region = await client.region.village({ code: regionCode })
  const outcome = await client.village.add({
    regionCode,
    printedName: region.printedName,
    unitType: 'desa',
    unitTypePrinted: 'Desa',
    headTitle: 'Kepala Desa',
    officeAddress: null,
    note: null,
    acceptedWarnings: ['VILLAGE_OUTSIDE_WORKING_AREA'],
  })
  if (outcome.outcome !== 'saved') throw new Error('a warning stood in the way')
  return outcome.detail.village
}
