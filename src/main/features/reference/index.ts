export { referenceRouter } from './reference.router.ts'
export { countryStatusOn, purposeDocumentsOn } from './reference.service.ts'
