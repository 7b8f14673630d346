export { documentRouter } from './document.router.ts'
export { countUnansweredPrints, listUnansweredPrints } from './print.repo.ts'
