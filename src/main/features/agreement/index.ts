export { listAgreementsDue, listAgreementsOfVillage } from './agreement-list.repo.ts'
export { getAgreement } from './agreement-read.service.ts'
export { findAgreementByRowId } from './agreement.repo.ts'
export { agreementRouter } from './agreement.router.ts'
