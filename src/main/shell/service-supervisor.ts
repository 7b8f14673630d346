import { restartLimit } from './restart-limit.ts'
import { serviceExit, type FromService, type ServiceEnd, type ToService } from './wire.ts'

/** A started service process. `Port` is what can travel beside a message: a MessagePortMain under Electron. */
export type ServiceProcess<Port = never> = {
  send(message: ToService, ports: readonly Port[]): void
  kill(): void
  onMessage(listener: (message: FromService) => void): void
  /** Called once. No code means the process was ended by a signal or never started. */
  onExit(listener: (code: number | undefined) => void): void
}

export type ServiceListener = {
  message(message: FromService): void
  /** The process is gone and every connection it held with it. A fresh one is already under way, except after `stopped`. */
  ended(end: ServiceEnd): void
}

/** The one service a shell talks to, whichever process is behind it at the moment. */
export type Service<Port = never> = {
  /** False once it crashed too often: nobody will answer. */
  readonly available: boolean
  send(message: ToService, ports?: readonly Port[]): void
  /** Ends the process, and the keys in its memory with it, then starts a fresh one. */
  lock(): void
  /** Ends the process for good and waits until it is gone. */
  stop(): Promise<void>
}

const mostCrashes = 5
const crashWindowMs = 60_000
const stopPatienceMs = 3_000

/** Keeps a service process running: a fresh one after a lock, and after a crash unless it crashes again and again. */
export const superviseService = <Port = never>(options: {
  launch: () => ServiceProcess<Port>
  listener: ServiceListener
  now?: () => number
}): Service<Port> => {
  const mayRestartAfterCrash = restartLimit(mostCrashes, crashWindowMs, options.now ?? Date.now)
  const stopped = Promise.withResolvers<void>()
  let current: ServiceProcess<Port> | undefined
  let waiting: { message: ToService; ports: readonly Port[] }[] | undefined
  let lockRequested = false
  let stopRequested = false

  const start = (): void => {
    const process = options.launch()
    current = process
    waiting = []
    lockRequested = false
    process.onMessage((message) => {
      if (process !== current) return
      if (message.type !== 'ready') return options.listener.message(message)
      const held = waiting ?? []
      waiting = undefined
      for (const { message: heldMessage, ports } of held) process.send(heldMessage, ports)
    })
    process.onExit((code) => onExit(process, code))
  }

  const onExit = (process: ServiceProcess<Port>, code: number | undefined): void => {
    if (process !== current) return
    current = undefined
    waiting = undefined
    if (stopRequested) return stopped.resolve()
    const locked = lockRequested || code === serviceExit.locked
    if (!locked && !mayRestartAfterCrash()) return options.listener.ended('stopped')
    start()
    options.listener.ended(locked ? 'locked' : 'crashed')
  }

  start()
  return {
    get available() {
      return current !== undefined && !stopRequested
    },
    send(message, ports = []) {
      if (waiting) waiting.push({ message, ports })
      else current?.send(message, ports)
    },
    lock() {
      lockRequested = true
      current?.kill()
    },
    stop() {
      stopRequested = true
      if (!current) stopped.resolve()
      current?.kill()
      setTimeout(() => stopped.resolve(), stopPatienceMs).unref()
      return stopped.promise
    },
  }
}
