/**
 * The process that opens register files. It is started for one file, with an empty environment, no arguments and no
 * right to files or other processes; bytes come in and rows go out over its pipe. It knows no key and no store.
 */
import type { FromReader, ToReader } from './register.types.ts'
import { inspectRegister, readRows } from './reading.ts'
import { registerLimits } from './register-limits.ts'
import { RegisterRefusal } from './register-refusal.ts'

/** Batches that may be under way before the service has asked for more. */
const batchesAhead = 3

/** Answers one conversation: one file, read as far as the other side asks for it. */
const createReader = (send: (message: FromReader) => void): ((message: ToReader) => void) => {
  let allowance = batchesAhead
  let wake: (() => void) | undefined

  const mustWait = (): boolean => allowance <= 0

  const allowed = async (): Promise<void> => {
    while (mustWait())
      await new Promise<void>((done) => {
        wake = done
      })
    allowance -= 1
  }

  const work = async ({ bytes, request }: Extract<ToReader, { type: 'read' }>): Promise<void> => {
    if (request.kind === 'inspect') {
      send({ type: 'inspected', inspection: await inspectRegister(bytes) })
      return
    }
    for await (const batch of readRows(bytes, request)) {
      assertMemory()
      await allowed()
      send({ type: 'batch', batch })
    }
    send({ type: 'end' })
  }

  send({ type: 'ready' })
  return (message) => {
    if (message.type === 'more') {
      allowance += 1
      wake?.()
      return
    }
    work(message).catch((error: unknown) => {
      const refusal = error instanceof RegisterRefusal ? error : new RegisterRefusal('REGISTER_READER_FAILED')
      send({ type: 'refused', refusal: { code: refusal.code, data: refusal.data } })
    })
  }
}

/** The heap has a bound of its own; unpacked bytes lie outside of it. */
const assertMemory = (): void => {
  if (process.memoryUsage.rss() > registerLimits.readerMemoryBytes)
    throw new RegisterRefusal('REGISTER_READER_FAILED')
}

const endWithService = (): never => process.exit(0)

const desktop = process.parentPort
if (desktop) {
  // The shell hands over one end of a channel whose other end the service holds, and says nothing more.
  desktop.on('message', ({ ports: [port] }: { ports: Electron.MessagePortMain[] }) => {
    if (!port) return
    const receive = createReader((message) => port.postMessage(message))
    port.on('message', ({ data }) => receive(data as ToReader))
    port.on('close', endWithService)
    port.start()
  })
} else {
  const receive = createReader((message) => void process.send?.(message))
  process.on('message', receive)
  process.on('disconnect', endWithService)
}
