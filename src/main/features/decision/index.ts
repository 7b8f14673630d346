export { getDecision, listDecisionsOf } from './decision-list.service.ts'
export type { DecisionRecord } from './decision.repo.ts'
export { decisionRouter } from './decision.router.ts'
