export { listLiaisonGaps } from './liaison.repo.ts'
export { liaisonRouter } from './liaison.router.ts'
export { mainLiaisonOn } from './liaison.service.ts'
