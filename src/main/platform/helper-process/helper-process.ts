import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A process without keys that works for the service. It is ended with `kill` whatever it is doing. */
export type HelperProcess<ToHelper, FromHelper> = {
  readonly id: number | undefined
  send: (message: ToHelper) => void
  onMessage: (listener: (message: FromHelper) => void) => void
  /** Called once, also when the process never started. */
  onExit: (listener: () => void) => void
  kill: () => void
}

export type HelperEntry = { path: string; readable: string[] }

/** The built entry beside the service (or one above its chunks); the source where nothing is built, in tests. */
export const helperEntry = (from: {
  here: string
  source: string
  sourceRoot: string
  built: string
}): HelperEntry => {
  const source = join(from.here, from.source)
  if (existsSync(source)) return { path: source, readable: [from.sourceRoot] }
  const built = [from.here, dirname(from.here)].map((folder) => join(folder, from.built)).find(existsSync)
  if (built === undefined) throw new Error(`${from.built} was not built`)
  return { path: built, readable: [dirname(built)] }
}

/** Starts a helper as a Node process of its own: may read its own program and nothing else, may start nothing. */
export const forkHelper = <ToHelper, FromHelper>(
  { path, readable }: HelperEntry,
  { heapMegabytes, rights = [] }: { heapMegabytes: number; rights?: readonly string[] },
): HelperProcess<ToHelper, FromHelper> => {
  const child = fork(path, [], {
    serialization: 'advanced',
    env: {},
    cwd: readable[0],
    execArgv: [
      '--permission',
      ...readable.map((folder) => `--allow-fs-read=${join(folder, '*')}`),
      ...rights,
      `--max-old-space-size=${heapMegabytes}`,
      '--no-warnings',
    ],
    // What a library prints may quote what it read.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return {
    id: child.pid,
    send: (message) => {
      if (child.connected) child.send(message as object, () => {})
    },
    onMessage: (listener) => {
      child.on('message', (message) => listener(message as FromHelper))
    },
    onExit: (listener) => {
      const ended = Promise.withResolvers<void>()
      child.once('error', () => ended.resolve())
      child.once('exit', () => ended.resolve())
      void ended.promise.then(listener)
    },
    kill: () => {
      child.kill('SIGKILL')
    },
  }
}
