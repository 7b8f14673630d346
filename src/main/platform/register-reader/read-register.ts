import { setImmediate as nextTurn } from 'node:timers/promises'
import type { FromReader, ReaderRequest, RegisterBatch, RegisterInspection } from './register.types.ts'
import { launchReader, type ReaderProcess } from './reader-process.ts'
import { registerLimits } from './register-limits.ts'
import { RegisterRefusal } from './register-refusal.ts'

export type ReadingOptions = {
  /** Ends the reader at once; the reading then ends with the signal's reason. */
  signal?: AbortSignal
  launch?: () => ReaderProcess
  milliseconds?: number
}

/**
 * Speaks to one reader. Only the time in which the reader owes an answer counts against it, not the time the caller
 * takes with one. Whatever ends the conversation, the process is gone afterwards.
 */
async function* converse(
  bytes: Uint8Array,
  request: ReaderRequest,
  { signal, launch = launchReader, milliseconds = registerLimits.readerMilliseconds }: ReadingOptions,
): AsyncGenerator<FromReader> {
  signal?.throwIfAborted()
  if (bytes.length > registerLimits.fileBytes)
    throw new RegisterRefusal('REGISTER_TOO_LARGE', { maximumBytes: registerLimits.fileBytes })
  const reader = launch()
  const heard: FromReader[] = []
  let failure: unknown
  let wake = (): void => {}
  const fail = (error: unknown): void => {
    failure ??= error
    wake()
  }
  const abort = (): void => fail(signal?.reason)
  signal?.addEventListener('abort', abort)
  reader.onMessage((message) => {
    heard.push(message)
    wake()
  })
  reader.onExit(() => fail(new RegisterRefusal('REGISTER_READER_FAILED')))

  let left = milliseconds
  const nextMessage = async (): Promise<FromReader> => {
    const began = performance.now()
    const isSilent = (): boolean => heard.length === 0 && failure === undefined
    while (isSilent()) {
      const timer = setTimeout(() => fail(new RegisterRefusal('REGISTER_TOO_SLOW')), left)
      await new Promise<void>((done) => {
        wake = done
      })
      clearTimeout(timer)
    }
    left -= performance.now() - began
    // A cancelled reading gives nothing more; a reader that ended by itself is heard to its last word.
    signal?.throwIfAborted()
    const message = heard.shift()
    if (message === undefined) throw failure
    return message
  }

  try {
    for (;;) {
      const message = await nextMessage()
      if (message.type === 'ready') reader.send({ type: 'read', bytes, request })
      else if (message.type === 'refused')
        throw new RegisterRefusal(message.refusal.code, message.refusal.data)
      else {
        yield message
        if (message.type !== 'batch') return
        // Everybody else is heard between two batches: the one who cancels, and colleagues at work.
        await nextTurn()
        reader.send({ type: 'more' })
      }
    }
  } finally {
    signal?.removeEventListener('abort', abort)
    reader.kill()
  }
}

/**
 * What a register file is and how its sheets begin, told by a process that holds no key.
 *
 * @throws RegisterRefusal and the reason of the signal
 */
export const inspectRegisterFile = async (
  bytes: Uint8Array,
  options: ReadingOptions = {},
): Promise<RegisterInspection> => {
  for await (const message of converse(bytes, { kind: 'inspect' }, options))
    if (message.type === 'inspected') return message.inspection
  throw new RegisterRefusal('REGISTER_READER_FAILED')
}

/**
 * The rows of a sheet, batch by batch as fast as they are taken, with the given columns in their order.
 *
 * @throws RegisterRefusal and the reason of the signal
 */
export async function* readRegisterRows(
  bytes: Uint8Array,
  sheet: number,
  columns: number[],
  options: ReadingOptions = {},
): AsyncGenerator<RegisterBatch> {
  for await (const message of converse(bytes, { kind: 'rows', sheet, columns }, options))
    if (message.type === 'batch') yield message.batch
}
