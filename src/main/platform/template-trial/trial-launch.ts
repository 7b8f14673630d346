import { dirname, join, resolve } from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { askShellForHelper } from '../helper-process/helper-by-shell.ts'
import { forkHelper, helperEntry, type HelperProcess } from '../helper-process/helper-process.ts'
import { trialLimits, type FromTrial, type ToTrial } from './trial.types.ts'

export type TrialProcess = HelperProcess<ToTrial, FromTrial>

const heapMegabytes = 512
const here = dirname(fileURLToPath(import.meta.url))

/** The built program has its native compiler beside it, not inside. */
const compilerFolder = (): string => {
  const entry = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-node-compiler')
  const marker = join('node_modules', '@myriaddreamin')
  return entry.slice(0, entry.lastIndexOf(marker) + marker.length)
}

export const forkTrial = (): TrialProcess => {
  const { path, readable } = helperEntry({
    here,
    source: 'trial.process.ts',
    sourceRoot: resolve(here, '../../../..'),
    built: 'template-trial.js',
  })
  return forkHelper(
    { path, readable: [...readable, compilerFolder()] },
    // The compiler is native code; a thread looks at the memory while it works.
    { heapMegabytes, rights: ['--allow-addons', '--allow-worker'] },
  )
}

export const launchTrial = (): TrialProcess =>
  process.parentPort
    ? askShellForHelper(process.parentPort, 'templateTrial', trialLimits.memoryBytes)
    : forkTrial()
