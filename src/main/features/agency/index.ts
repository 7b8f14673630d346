export { findAgency, findAgencyByRowId, type AgencyRecord } from './agency.repo.ts'
