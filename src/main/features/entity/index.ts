export { entityRouter } from './entity.router.ts'
export { knownIdentifiers } from './known.service.ts'
export { addCaseEntities, judgeEntity } from './link.service.ts'
