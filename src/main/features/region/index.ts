export { getRegionPath, getVillageRegion, searchRegencies, warmUpRegions } from './region.service.ts'
export { findRegencyName, regionRouter, regionTableOf } from './region.router.ts'
