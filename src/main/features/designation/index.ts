export { listDesignationsDue } from './decree-list.repo.ts'
export { getDecree, getDesignation } from './decree.service.ts'
export { findDecreeByRowId, listDesignationsOfVillage } from './designation.repo.ts'
export { designationRouter } from './designation.router.ts'
