/** A thread that does one piece of work on a backup, answers and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { DomainError } from '#shared/kernel/errors.ts'
import type { FromBackupThread } from './backup-task.ts'
import { performTask, type BackupTask } from './backup-work.ts'

const answer = async (): Promise<FromBackupThread> => {
  try {
    return { result: await performTask(workerData as BackupTask) }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { refusal: { code: error.code, data: error.data } }
  }
}

parentPort?.postMessage(await answer())
