export {
  findVillageRegion,
  getRegionPath,
  getVillageRegion,
  listProvinces,
  listRegencies,
  regionSourceOf,
  type RegionSearch,
  searchRegencies,
  searchVillages,
  warmUpRegions,
  type WorkingArea,
} from './region.service.ts'
export { lazyRegionTable, loadRegionTable, type RegionTable } from './region.table.ts'
export { findRegencyName, regionRouter, regionTableOf } from './region.router.ts'
