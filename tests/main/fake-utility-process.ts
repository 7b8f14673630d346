import { EventEmitter } from 'node:events'
import { Worker, type MessagePort } from 'node:worker_threads'

export type Fork = { modulePath: string; args: string[]; options: Record<string, unknown> }

/** A thread in place of a process: its module sees `process.parentPort` and ports as Electron shapes them. */
export class FakeUtilityProcess extends EventEmitter {
  readonly fork: Fork
  pid: number | undefined
  readonly #worker: Worker

  constructor(fork: Fork, module: string) {
    super()
    this.fork = fork
    this.#worker = new Worker(new URL('./fake-utility-thread.ts', import.meta.url), {
      argv: fork.args,
      execArgv: [],
      workerData: { module },
    })
    this.pid = this.#worker.threadId
    this.#worker.on('message', (message) => this.emit('message', message))
    // An uncaught error ends the thread with code 1, as it would end the process.
    this.#worker.on('error', () => {})
    this.#worker.on('exit', (code) => {
      this.pid = undefined
      this.emit('exit', code)
    })
  }

  postMessage(message: unknown, ports: { port: MessagePort }[] = []): void {
    const raw = ports.map(({ port }) => port)
    this.#worker.postMessage({ message, ports: raw }, raw)
  }

  kill(): boolean {
    void this.#worker.terminate()
    return true
  }
}
