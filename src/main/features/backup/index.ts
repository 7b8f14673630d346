export { backupRouter } from './backup.router.ts'
export { backUpAtLock } from './backup.service.ts'
export { keepUpBackups } from './schedule.ts'
