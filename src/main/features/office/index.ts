export {
  getOffice,
  insertLetterhead,
  insertOffice,
  insertSignatory,
  insertWorkingArea,
  setLogo,
} from './office.repo.ts'
export { officeRouter } from './office.router.ts'
export {
  assertPeriod,
  readLogoUpload,
  regencyName,
  type LogoUpload,
  sectionRowIdOf,
} from './office.service.ts'
