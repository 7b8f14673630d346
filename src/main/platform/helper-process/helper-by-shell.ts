import type { HelperOrder, HelperProgram } from '#main/shell/wire.ts'
import type { HelperProcess } from './helper-process.ts'

let lastHelper = 0

const isNews = (data: unknown, helper: number): boolean =>
  typeof data === 'object' &&
  data !== null &&
  'type' in data &&
  data.type === 'helper' &&
  'helper' in data &&
  data.helper === helper

/**
 * A helper that the desktop shell starts for this service, as a utility process with an empty environment: in the
 * packaged program no Node process can be forked. The shell connects the two and sees none of the bytes.
 */
export const askShellForHelper = <ToHelper, FromHelper>(
  shell: Electron.ParentPort,
  program: HelperProgram,
  memoryBytes: number,
): HelperProcess<ToHelper, FromHelper> => {
  lastHelper += 1
  const helper = lastHelper
  const listeners: ((message: FromHelper) => void)[] = []
  const unsent: ToHelper[] = []
  const ended = Promise.withResolvers<void>()
  let channel: Electron.MessagePortMain | undefined
  const order = (message: HelperOrder): void => shell.postMessage(message)

  const hear = ({ data, ports }: { data: unknown; ports: Electron.MessagePortMain[] }): void => {
    if (!isNews(data, helper)) return
    const [port] = ports
    if (!port) return end()
    channel = port
    port.on('message', (event) => {
      for (const listener of listeners) listener(event.data as FromHelper)
    })
    port.on('close', end)
    port.start()
    for (const message of unsent.splice(0)) port.postMessage(message)
  }
  const end = (): void => {
    shell.removeListener('message', hear)
    ended.resolve()
  }
  shell.on('message', hear)
  order({ type: 'startHelper', helper, program, memoryBytes })

  return {
    id: undefined,
    send: (message) => {
      if (channel) channel.postMessage(message)
      else unsent.push(message)
    },
    onMessage: (listener) => {
      listeners.push(listener)
    },
    onExit: (listener) => {
      void ended.promise.then(listener)
    },
    kill: () => {
      order({ type: 'endHelper', helper })
      channel?.close()
      end()
    },
  }
}
