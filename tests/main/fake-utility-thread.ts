/** First module of the thread behind a FakeUtilityProcess: shapes the ports as Electron does, then loads the service. */
import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'

const thread = parentPort
if (!thread) throw new Error('This module runs in a worker thread only')

/** Electron's port is no DOM port: it has `on`, and its messages come as events with `data`. */
class PortOfElectron extends EventEmitter {
  readonly #port: MessagePort

  constructor(port: MessagePort) {
    super()
    this.#port = port
    port.on('close', () => this.emit('close'))
  }

  start(): void {
    this.#port.on('message', (data) => this.emit('message', { data, ports: [] }))
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message)
  }

  close(): void {
    this.#port.close()
  }
}

class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    thread?.postMessage(message)
  }
}

const toShell = new ParentPort()
// What arrives before anybody listens waits, as it does under Electron.
toShell.once('newListener', () => {
  thread.on('message', ({ message, ports }: { message: unknown; ports: MessagePort[] }) => {
    toShell.emit('message', { data: message, ports: ports.map((port) => new PortOfElectron(port)) })
  })
})

Object.assign(process, { parentPort: toShell })
// A thread is told the memory of the whole test run; a process of its own would see only what it holds itself.
process.memoryUsage.rss = () => process.memoryUsage().heapUsed
const { module } = workerData as { module: string }
await import(pathToFileURL(module).href)
