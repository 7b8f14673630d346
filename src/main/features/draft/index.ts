export { draftRouter } from './draft.router.ts'
export { dropDraft } from './draft.service.ts'
