export { backupRouter } from './backup.router.ts'
export { backUpAtLock, backUpBeforeKeyChange } from './backup.service.ts'
export { keepUpBackups } from './schedule.ts'
