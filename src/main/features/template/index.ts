export { templateRouter } from './template.router.ts'
