export { prepareRecovery, recoverySheet, renewRecovery } from './recovery-paper.ts'
export { sessionRouter } from './session.router.ts'
export { demoLogin, startSession } from './session.service.ts'
export { readTypedRecovery } from './typed-recovery.ts'
