export { readNumberBook, type BookCounter } from './number-book.service.ts'
export { numberRouter } from './number.router.ts'
export { takeNumber } from './take-number.service.ts'
