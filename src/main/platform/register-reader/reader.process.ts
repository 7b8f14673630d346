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

const desktop = process.parentPort
const send = (message: FromReader): void => {
  if (desktop) desktop.postMessage(message)
  else process.send?.(message)
}

let allowance = batchesAhead
let wake: (() => void) | undefined

const allow = (): void => {
  allowance += 1
  wake?.()
}

const mustWait = (): boolean => allowance <= 0

const allowed = async (): Promise<void> => {
  while (mustWait())
    await new Promise<void>((done) => {
      wake = done
    })
  allowance -= 1
}

/** The heap has a bound of its own; unpacked bytes lie outside of it. */
const assertMemory = (): void => {
  if (process.memoryUsage.rss() > registerLimits.readerMemoryBytes)
    throw new RegisterRefusal('REGISTER_READER_FAILED')
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

const receive = (message: ToReader): void => {
  if (message.type === 'more') return allow()
  work(message).catch((error: unknown) => {
    const refusal = error instanceof RegisterRefusal ? error : new RegisterRefusal('REGISTER_READER_FAILED')
    send({ type: 'refused', refusal: { code: refusal.code, data: refusal.data } })
  })
}

if (desktop) desktop.on('message', ({ data }: { data: ToReader }) => receive(data))
else {
  process.on('message', receive)
  // The service is gone.
  process.on('disconnect', () => process.exit(0))
}
send({ type: 'ready' })
