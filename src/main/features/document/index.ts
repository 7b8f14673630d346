export { documentRouter } from './document.router.ts'
export { listUnansweredPrints } from './print.repo.ts'
