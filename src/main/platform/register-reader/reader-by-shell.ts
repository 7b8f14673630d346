import type { FromReader } from './register.types.ts'
import type { ReaderProcess } from './reader-process.ts'

/**
 * service → shell. In the packaged desktop program no Node process can be forked, so the shell starts the reader as a
 * utility process with an empty environment and connects the two; it sees none of the bytes.
 */
export type ReaderOrder = { type: 'startReader' | 'endReader'; reader: number }

/** shell → service. With one end of the channel to the reader, or with none once the reader is gone. */
export type ReaderNews = { type: 'reader'; reader: number }

let lastReader = 0

const isNews = (data: unknown, reader: number): boolean =>
  typeof data === 'object' &&
  data !== null &&
  'type' in data &&
  data.type === 'reader' &&
  'reader' in data &&
  data.reader === reader

/** A reader that the desktop shell starts for this service. */
export const askShellForReader = (shell: Electron.ParentPort): ReaderProcess => {
  lastReader += 1
  const reader = lastReader
  const listeners: ((message: FromReader) => void)[] = []
  const ended = Promise.withResolvers<void>()
  let channel: Electron.MessagePortMain | undefined

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
  shell.postMessage({ type: 'startReader', reader } satisfies ReaderOrder)

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
      shell.postMessage({ type: 'endReader', reader } satisfies ReaderOrder)
      channel?.close()
      end()
    },
  }
}
