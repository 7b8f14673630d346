import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { askShellForHelper } from '../helper-process/helper-by-shell.ts'
import { forkHelper, helperEntry, type HelperProcess } from '../helper-process/helper-process.ts'
import type { FromReader, ToReader } from './register.types.ts'
import { registerLimits } from './register-limits.ts'

/** A started reader. It is ended with `kill` whatever it is doing. */
export type ReaderProcess = HelperProcess<ToReader, FromReader>

const heapMegabytes = 384
const here = dirname(fileURLToPath(import.meta.url))

const readerEntry = () =>
  helperEntry({
    here,
    source: 'reader.process.ts',
    sourceRoot: resolve(here, '../../../..'),
    built: 'register-reader.js',
  })

export const forkReader = (entry = readerEntry()): ReaderProcess => forkHelper(entry, { heapMegabytes })

export const launchReader = (): ReaderProcess =>
  process.parentPort
    ? askShellForHelper(process.parentPort, 'registerReader', registerLimits.readerMemoryBytes)
    : forkReader()
