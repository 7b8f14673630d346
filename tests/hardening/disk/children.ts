import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'vite'
import packageFile from '../../../package.json' with { type: 'json' }
import { laneCount } from './lanes.ts'
import type { Orders, ToParent } from './orders.ts'
import { projectDirectory, quickFolder } from './project.ts'

const outDir = join(projectDirectory, '.cache/hardening-disk')
const compiled = join(projectDirectory, '.cache/compiled')
const source = (path: string): string => join(projectDirectory, path)

const bundle = async (): Promise<string> => {
  await build({
    root: projectDirectory,
    configFile: false,
    logLevel: 'warn',
    // As the built program has it: the reader may read its own folder alone.
    ssr: { noExternal: true, external: Object.keys(packageFile.dependencies) },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node24',
      rollupOptions: {
        input: {
          child: source('tests/hardening/disk/child.ts'),
          'register-reader': source('src/main/platform/register-reader/reader.process.ts'),
        },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  return join(outDir, 'child.js')
}

let bundled: Promise<string> | undefined

/** The child with the service's own code, bundled once by this process. */
const childProgram = (): Promise<string> => (bundled ??= bundle())

export type Child = {
  order: <Name extends keyof Orders>(
    name: Name,
    input: Orders[Name]['input'],
  ) => Promise<Orders[Name]['answer']>
  process: ChildProcess
  end: () => Promise<void>
}

/** Starts a child; `environment` is added to this process's own. */
export const startChild = async (environment: Record<string, string | undefined> = {}): Promise<Child> => {
  const child = fork(await childProgram(), [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--no-warnings'],
    env: { ...process.env, NODE_COMPILE_CACHE: compiled, TMPDIR: quickFolder, ...environment },
  })
  let waiting: { done: (answer: unknown) => void; fail: (error: Error) => void } | undefined
  const next = (): Promise<unknown> =>
    new Promise((done, fail) => {
      waiting = { done, fail }
    })
  const ready = next()
  child.on('message', (message: ToParent) => {
    const { done, fail } = waiting ?? {}
    if ('failure' in message) fail?.(new Error(message.failure))
    else done?.('answer' in message ? message.answer : undefined)
  })
  child.once('exit', (code, signal) => waiting?.fail(new Error(`the child ended with ${code ?? signal}`)))
  await ready
  return {
    process: child,
    order: async (name, input) => {
      const answer = next()
      child.send({ name, input })
      return (await answer) as never
    },
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((done) => child.once('exit', done))
      waiting = undefined
      child.kill('SIGKILL')
      await ended
    },
  }
}

export const withChild = async <Result>(
  work: (child: Child) => Promise<Result>,
  environment: Record<string, string | undefined> = {},
): Promise<Result> => {
  const child = await startChild(environment)
  try {
    return await work(child)
  } finally {
    await child.end()
  }
}

/** A child for each lane; starting one costs as much as some of their orders. */
export const withPool = async <Result>(
  work: (pool: readonly Child[]) => Promise<Result>,
): Promise<Result> => {
  const pool: Child[] = []
  try {
    for (let lane = 0; lane < laneCount; lane += 1) pool.push(await startChild())
    return await work(pool)
  } finally {
    for (const child of pool) await child.end()
  }
}

/** The child of a lane. */
export const childOf = (pool: readonly Child[], lane: number): Child => {
  const child = pool[lane]
  if (!child) throw new Error(`no child for lane ${lane}`)
  return child
}
