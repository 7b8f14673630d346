export { entityRouter } from './entity.router.ts'
