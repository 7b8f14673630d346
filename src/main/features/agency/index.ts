export { suggestAgencies } from './agency-suggestion.service.ts'
export { findAgency, findAgencyByRowId, type AgencyRecord } from './agency.repo.ts'
export { agencyRouter } from './agency.router.ts'
export { getAgency } from './agency.service.ts'
