export { listCaseEntities } from './case-entity.service.ts'
export { entityRouter } from './entity.router.ts'
export { knownIdentifiers } from './known.service.ts'
export { addCaseEntities, judgeEntity, type NewCaseEntity } from './link.service.ts'
