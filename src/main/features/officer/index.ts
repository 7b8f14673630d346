export {
  activeSlotIds,
  findActiveOfficerBySlot,
  findOfficer,
  findOfficerByLogin,
  hasSealKey,
  insertOfficer,
  sectionIdOf,
  updateOfficer,
  type OfficerRow,
} from './officer.repo.ts'
export { officerRouter } from './officer.router.ts'
