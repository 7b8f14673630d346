import { fork } from 'node:child_process'
import type { ServiceProcess } from '../service-supervisor.ts'
import { encodeServiceArguments, type FromService, type ServiceArguments } from '../wire.ts'

const killPatienceMs = 3_000

/** Without it a signal of any program of the same user opens a debugger on the process that holds the keys. */
const noDebugger = '--disable-sigusr1'

/** Starts the service as a forked Node process. What it prints is passed through. */
export const forkService = (servicePath: string, args: ServiceArguments): ServiceProcess => {
  // Neither a debugger nor a preloaded module of the shell's environment belongs in the process that holds the keys.
  const { NODE_OPTIONS: _dropped, ...environment } = process.env
  const child = fork(servicePath, encodeServiceArguments(args), {
    serialization: 'advanced',
    // A Node that does not know the option yet would not start.
    execArgv: process.allowedNodeEnvironmentFlags.has(noDebugger) ? [noDebugger] : [],
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })

  return {
    send(message) {
      // A process that is just ending tells so by its exit, not by this error.
      if (child.connected) child.send(message, () => {})
    },
    kill() {
      child.kill()
      setTimeout(() => child.kill('SIGKILL'), killPatienceMs).unref()
    },
    onMessage: (listener) => {
      child.on('message', (message) => listener(message as FromService))
    },
    onExit: (listener) => {
      const ended = Promise.withResolvers<number | undefined>()
      child.once('error', () => ended.resolve(undefined))
      child.once('exit', (code) => ended.resolve(code ?? undefined))
      void ended.promise.then(listener)
    },
  }
}
