import type { FromPdfWorker, PdfProblem, ToPdfWorker } from './pdf-messages.ts'

/** slow: ended because it took too long */
export type PdfRefusal = PdfProblem | 'slow'

export class PdfUnreadable extends Error {
  readonly problem: PdfRefusal
  constructor(problem: PdfRefusal) {
    super(problem)
    this.problem = problem
  }
}

export type PdfPages = {
  pageCount: number
  /** Some of its pictures are packed in a way that is not opened here. */
  lacksImages: boolean
  /** One page as a picture of this width; undefined for one that cannot be drawn. */
  draw: (page: number, width: number) => Promise<ImageBitmap | undefined>
  close: () => void
}

/** A page of an honest scan takes a second on an old machine. */
const patience = 30_000

/** Opens a PDF in a worker of its own. @throws PdfUnreadable */
export const openPdfPages = async (file: Blob): Promise<PdfPages> => {
  const worker = new Worker(new URL('./pdf.worker.ts', import.meta.url), { type: 'module' })
  const post = (message: ToPdfWorker, transfer: Transferable[] = []): void =>
    worker.postMessage(message, transfer)
  let requests = 0

  /** The first message that fits; ends the worker when none comes in time. */
  const answer = <Wanted extends FromPdfWorker>(
    fits: (message: FromPdfWorker) => message is Wanted,
  ): Promise<Wanted> => {
    const { promise, resolve, reject } = Promise.withResolvers<Wanted>()
    const hear = ({ data }: MessageEvent<FromPdfWorker>): void => {
      if (fits(data)) resolve(data)
    }
    const fail = (): void => reject(new PdfUnreadable('damaged'))
    const timer = window.setTimeout(() => {
      worker.terminate()
      reject(new PdfUnreadable('slow'))
    }, patience)
    worker.addEventListener('message', hear)
    worker.addEventListener('error', fail)
    return promise.finally(() => {
      window.clearTimeout(timer)
      worker.removeEventListener('message', hear)
      worker.removeEventListener('error', fail)
    })
  }

  const content = await file.arrayBuffer()
  const opening = answer((message) => message.type === 'opened' || message.type === 'refused')
  post({ type: 'open', content }, [content])
  try {
    const opened = await opening
    if (opened.type === 'refused') throw new PdfUnreadable(opened.problem)
    return {
      pageCount: opened.pageCount,
      lacksImages: opened.lacksImages,
      draw: async (page, width) => {
        requests += 1
        const request = requests
        const drawing = answer(
          (message): message is Extract<FromPdfWorker, { request: number }> =>
            'request' in message && message.request === request,
        )
        post({ type: 'draw', request, page, width })
        const drawn = await drawing
        return drawn.type === 'drawn' ? drawn.picture : undefined
      },
      close: () => worker.terminate(),
    }
  } catch (error) {
    worker.terminate()
    throw error
  }
}
