export { findAgency, findAgencyByRowId, type AgencyRecord } from './agency.repo.ts'
export { listAgenciesForChoice } from './agency-choice.repo.ts'
