import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { TemplateDiagnostic } from './template-diagnostics.ts'
import { TemplateError } from './template-error.ts'
import type { Template } from './compile.ts'

export type TypesetTask = {
  resourcesDirectory: string
  template: Template
  data: unknown
  options: { createdAt: number; title: string; checkpoint?: string | null }
}

export type FromTypesetThread = { pdf: Uint8Array } | { diagnostics: readonly TemplateDiagnostic[] }

const here = dirname(fileURLToPath(import.meta.url))

/** The built entry beside the service (or one above its chunks); the source where nothing is built, in tests. */
const threadEntry = (): string => {
  const found = [
    join(here, 'typeset.thread.ts'),
    ...[here, dirname(here)].map((folder) => join(folder, 'typeset-thread.js')),
  ].find(existsSync)
  if (found === undefined) throw new Error('the typesetting thread was not built')
  return found
}

/**
 * The same bytes as `pdf` of a typesetter, set in a thread of its own: a file of hundreds of sheets takes seconds, in
 * which everybody else is answered. What it needed of memory ends with the thread.
 *
 * @throws TemplateError
 */
export const pdfInThread = async (task: TypesetTask): Promise<Uint8Array> => {
  const worker = new Worker(threadEntry(), { workerData: task, env: {}, execArgv: [] })
  const answer = await new Promise<FromTypesetThread>((done, fail) => {
    worker.once('message', done)
    worker.once('error', fail)
    // After an answer this changes nothing.
    worker.once('exit', () => fail(new Error('the typesetting thread ended without an answer')))
  })
  if ('pdf' in answer) return answer.pdf
  const { template } = task
  throw new TemplateError(typeof template === 'string' ? template : template.of, answer.diagnostics)
}
