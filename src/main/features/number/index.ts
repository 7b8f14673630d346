export { numberRouter } from './number.router.ts'
export { takeNumber } from './take-number.service.ts'
