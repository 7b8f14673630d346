export { groupIntakeRouter } from './group-intake.router.ts'
