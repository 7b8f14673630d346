export { custodyRouter } from './custody.router.ts'
