export { findAgency, type AgencyRecord } from './agency.repo.ts'
export { agencyRouter } from './agency.router.ts'
export { listPlaces } from './agency-suggestion.service.ts'
export { listAgenciesForChoice } from './agency-choice.repo.ts'
