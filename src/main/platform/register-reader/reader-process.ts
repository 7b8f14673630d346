import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FromReader, ToReader } from './register.types.ts'

/** A started reader. It is ended with `kill` whatever it is doing. */
export type ReaderProcess = {
  readonly id: number | undefined
  send: (message: ToReader) => void
  onMessage: (listener: (message: FromReader) => void) => void
  /** Called once, also when the process never started. */
  onExit: (listener: () => void) => void
  kill: () => void
}

const heapMegabytes = 384
const here = dirname(fileURLToPath(import.meta.url))

/** The built entry beside the service (or one above its chunks); the source where nothing is built, in tests. */
const readerEntry = (): { path: string; readable: string } => {
  const source = join(here, 'reader.process.ts')
  if (existsSync(source)) return { path: source, readable: resolve(here, '../../../..') }
  const built = [here, dirname(here)].map((folder) => join(folder, 'register-reader.js')).find(existsSync)
  if (built === undefined) throw new Error('the register reader was not built')
  return { path: built, readable: dirname(built) }
}

/** Starts a reader as a Node process of its own: may read its own program and nothing else, may start nothing. */
export const forkReader = ({ path, readable } = readerEntry()): ReaderProcess => {
  const child = fork(path, [], {
    serialization: 'advanced',
    env: {},
    cwd: readable,
    execArgv: [
      '--permission',
      `--allow-fs-read=${join(readable, '*')}`,
      `--max-old-space-size=${heapMegabytes}`,
      '--no-warnings',
    ],
    // What a library prints may quote what it read.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return {
    id: child.pid,
    send: (message) => {
      if (child.connected) child.send(message, () => {})
    },
    onMessage: (listener) => {
      child.on('message', (message) => listener(message as FromReader))
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
