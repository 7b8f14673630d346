export { recoverySheet } from './recovery-sheet.ts'
export { sessionRouter } from './session.router.ts'
export { demoLogin, startSession } from './session.service.ts'
