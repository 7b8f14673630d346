export { accessRouter } from './access.router.ts'
