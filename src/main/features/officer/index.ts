export {
  activeSlotIds,
  findActiveOfficerBySlot,
  findOfficerByLogin,
  insertOfficer,
  updateOfficer,
  type OfficerRow,
} from './officer.repo.ts'
export { officerRouter } from './officer.router.ts'
