export {
  activeSlotIds,
  findActiveOfficerBySlot,
  findOfficer,
  findOfficerByLogin,
  hasSealKey,
  insertOfficer,
  replaceRoles,
  rolesOf,
  sectionIdOf,
  updateOfficer,
  type OfficerRow,
} from './officer.repo.ts'
export { officerRouter } from './officer.router.ts'
