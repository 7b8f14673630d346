export {
  activeSlotIds,
  findActiveOfficerBySlot,
  findOfficer,
  findOfficerByLogin,
  insertOfficer,
  sectionIdOf,
  updateOfficer,
  type OfficerRow,
} from './officer.repo.ts'
export { officerRouter } from './officer.router.ts'
