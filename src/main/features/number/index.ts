export { findNumber, type NumberRecord } from './number.repo.ts'
export { numberRouter } from './number.router.ts'
export { cancelNumber, takeNumber, type NumberRequest, type TakenNumber } from './take-number.service.ts'
