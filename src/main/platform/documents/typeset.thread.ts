/** A thread that sets one file with a typesetter of its own, answers its bytes and ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { openTypesetter } from './compile.ts'
import { TemplateError } from './template-error.ts'
import type { FromTypesetThread, TypesetTask } from './typeset-thread.ts'

const { resourcesDirectory, template, data, options } = workerData as TypesetTask

const answer = (): FromTypesetThread => {
  try {
    // The cache is one for all threads and outlives this one: hundreds of sheets must not stay in it.
    return { pdf: openTypesetter(resourcesDirectory, { cacheAge: 0 }).pdf(template, data, options) }
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return { diagnostics: error.diagnostics }
  }
}

parentPort?.postMessage(answer())
