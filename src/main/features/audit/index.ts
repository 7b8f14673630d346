export { auditRouter } from './audit.router.ts'
export { brokenCheckpoint } from './verify.service.ts'
