import type { ReaderOrder } from '#main/shell/wire.ts'
import type { FromReader } from './register.types.ts'
import { registerLimits } from './register-limits.ts'
import type { ReaderProcess } from './reader-process.ts'

let lastReader = 0

const isNews = (data: unknown, reader: number): boolean =>
  typeof data === 'object' &&
  data !== null &&
  'type' in data &&
  data.type === 'reader' &&
  'reader' in data &&
  data.reader === reader

/**
 * A reader that the desktop shell starts for this service, as a utility process with an empty environment: in the packaged
 * program no Node process can be forked. The shell connects the two and sees none of the bytes.
 */
export const askShellForReader = (shell: Electron.ParentPort): ReaderProcess => {
  lastReader += 1
  const reader = lastReader
  const listeners: ((message: FromReader) => void)[] = []
  const ended = Promise.withResolvers<void>()
  let channel: Electron.MessagePortMain | undefined
  const order = (message: ReaderOrder): void => shell.postMessage(message)

  const hear = ({ data, ports }: { data: unknown; ports: Electron.MessagePortMain[] }): void => {
    if (!isNews(data, reader)) return
    const [port] = ports
    if (!port) return end()
    channel = port
    port.on('message', (event) => {
      for (const listener of listeners) listener(event.data as FromReader)
    })
    port.on('close', end)
    port.start()
  }
  const end = (): void => {
    shell.removeListener('message', hear)
    ended.resolve()
  }
  shell.on('message', hear)
  order({ type: 'startReader', reader, memoryBytes: registerLimits.readerMemoryBytes })

  return {
    id: undefined,
    send: (message) => channel?.postMessage(message),
    onMessage: (listener) => {
      listeners.push(listener)
    },
    onExit: (listener) => {
      void ended.promise.then(listener)
    },
    kill: () => {
      order({ type: 'endReader', reader })
      channel?.close()
      end()
    },
  }
}
