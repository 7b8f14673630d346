export { findAgency, type AgencyRecord } from './agency.repo.ts'
export { agencyRouter } from './agency.router.ts'
export { listAgenciesForChoice } from './agency-choice.repo.ts'
