import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { projectDirectory } from '../disk/project.ts'

/*
 * The recorder is compiled where it is used: no binary is kept in the repository. Programs that need it name what the
 * machine lacks and are left out there.
 */
const source = join(projectDirectory, 'tests/hardening/recorder/recorder.c')

const hasCompiler = (): boolean => {
  try {
    execFileSync('cc', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Why operations cannot be recorded on this machine, or undefined where they can. */
export const recorderObstacle = (): string | undefined => {
  if (process.platform !== 'linux') return 'the recorder of disk operations works on Linux alone'
  return hasCompiler() ? undefined : 'no C compiler (cc) for the recorder of disk operations'
}

/** The compiled recorder; compiled once for each state of its source. */
export const recorderLibrary = (): string => {
  const digest = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 12)
  const folder = join(projectDirectory, '.cache/hardening-recorder')
  const library = join(folder, `${digest}.so`)
  if (existsSync(library)) return library
  mkdirSync(folder, { recursive: true })
  // Two runs may compile at once; each renames a whole file into its place.
  const unfinished = `${library}.${process.pid}`
  execFileSync('cc', ['-O2', '-shared', '-fPIC', '-o', unfinished, source, '-ldl', '-lpthread'])
  renameSync(unfinished, library)
  return library
}

export type RecorderFiles = { root: string; marks: string; log?: string; count?: string }

/** Environment of a process that is to be recorded. */
export const recorderEnvironment = ({
  root,
  marks,
  log,
  count,
}: RecorderFiles): Record<string, string | undefined> => ({
  LD_PRELOAD: recorderLibrary(),
  RECORDER_ROOT: root,
  RECORDER_MARKS: marks,
  RECORDER_LOG: log,
  RECORDER_COUNT: count,
})
