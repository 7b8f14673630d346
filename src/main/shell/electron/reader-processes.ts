import { MessageChannelMain, app, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import type { Service, ServiceListener } from '../service-supervisor.ts'
import type { ReaderOrder } from '../wire.ts'

const memoryCheckMs = 250

/**
 * Starts readers of register files for the service and ends them on its order, with it, or when they grow beyond what it
 * allows. A reader gets no argument and no variable of the environment; what it and the service say to each other goes
 * over a channel of their own.
 */
export const launchReaders = (
  readerPath: string,
  service: () => Service<MessagePortMain>,
): ServiceListener => {
  const readers = new Map<number, UtilityProcess>()

  const start = ({ reader, memoryBytes }: Extract<ReaderOrder, { type: 'startReader' }>): void => {
    const child = utilityProcess.fork(readerPath, [], {
      serviceName: 'Perisai Desa reader',
      env: {},
      // What a library prints may quote what it read.
      stdio: 'ignore',
    })
    readers.set(reader, child)
    const watch = setInterval(() => {
      if (memoryOf(child) > memoryBytes) child.kill()
    }, memoryCheckMs)
    child.once('exit', () => {
      clearInterval(watch)
      if (readers.get(reader) !== child) return
      readers.delete(reader)
      service().send({ type: 'reader', reader })
    })
    const { port1, port2 } = new MessageChannelMain()
    child.postMessage(null, [port1])
    service().send({ type: 'reader', reader }, [port2])
  }

  const end = (reader: number): void => {
    readers.get(reader)?.kill()
    readers.delete(reader)
  }

  return {
    message(message) {
      if (message.type === 'startReader') start(message)
      else if (message.type === 'endReader') end(message.reader)
    },
    ended() {
      for (const reader of readers.keys()) end(reader)
    },
  }
}

const memoryOf = ({ pid }: UtilityProcess): number =>
  1024 * (app.getAppMetrics().find((process) => process.pid === pid)?.memory.workingSetSize ?? 0)
