export { prepareRecovery, recoverySheet, renewRecovery } from './recovery-paper.ts'
export { sessionRouter } from './session.router.ts'
export { demoLogin, startSession } from './session.service.ts'
