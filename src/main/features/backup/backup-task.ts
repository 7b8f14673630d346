import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { DomainError } from '#shared/kernel/errors.ts'
import { performTask, wipeTask, type Answers, type BackupTask } from './backup-work.ts'

export type FromBackupThread = { result: unknown } | { refusal: { code: string; data: unknown } }

const here = dirname(fileURLToPath(import.meta.url))

/** Beside the service, or one above its chunks. */
const threadEntry = (): string | undefined =>
  [here, dirname(here)].map((folder) => join(folder, 'backup-thread.js')).find(existsSync)

/**
 * Does the work in a thread of its own: reading a large store takes seconds, in which everybody else is answered. The
 * thread has connections of its own to the files and gets the keys it needs; they leave memory with it. Where nothing is
 * built, in tests, it is done here.
 *
 * @throws DomainError what the task refuses
 */
export const runTask = async <Task extends BackupTask>(task: Task): Promise<Answers[Task['type']]> => {
  const entry = threadEntry()
  if (entry === undefined) return performTask(task)
  // The thread has its own copy of the keys from here on.
  const worker = new Worker(entry, { workerData: task, env: {}, execArgv: [] })
  wipeTask(task)
  const answer = await new Promise<FromBackupThread>((done, fail) => {
    worker.once('message', done)
    worker.once('error', fail)
    // After an answer this changes nothing.
    worker.once('exit', () => fail(new Error('the backup thread ended without an answer')))
  })
  if ('refusal' in answer) throw new DomainError(answer.refusal.code, answer.refusal.data)
  return answer.result as Answers[Task['type']]
}
