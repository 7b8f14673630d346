export { intakeRouter } from './intake.router.ts'
