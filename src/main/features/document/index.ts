export { listValidDocuments } from './document.repo.ts'
export { documentRouter } from './document.router.ts'
export { listUnansweredPrints } from './print.repo.ts'
