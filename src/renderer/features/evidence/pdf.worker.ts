/**
 * Draws pages of a PDF into pictures. Nothing in the file is run: forms, scripts, attachments and links are never looked
 * at, and the policy of the page it was started by leaves it no way out. It holds no right and no key, and the page ends
 * it when it takes too long.
 */
import { getDocument } from 'unpdf/pdfjs'
import type { FromPdfWorker, ToPdfWorker } from './pdf-messages.ts'

type WorkerScope = {
  postMessage: (message: FromPdfWorker, transfer?: Transferable[]) => void
  addEventListener: (type: 'message', listener: (event: MessageEvent<ToPdfWorker>) => void) => void
  fonts: FontFaceSet
}
const scope = globalThis as unknown as WorkerScope

type Drawing = { canvas: OffscreenCanvas; context: OffscreenCanvasRenderingContext2D }
type Ended = { canvas: OffscreenCanvas | null; context: OffscreenCanvasRenderingContext2D | null }

/** Canvases that belong to no document. */
class WorkerCanvases {
  create(width: number, height: number): Drawing {
    const canvas = new OffscreenCanvas(width, height)
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('no canvas')
    return { canvas, context }
  }
  reset({ canvas }: Drawing, width: number, height: number): void {
    canvas.width = width
    canvas.height = height
  }
  destroy(drawing: Ended): void {
    if (drawing.canvas) drawing.canvas.width = drawing.canvas.height = 0
    drawing.canvas = drawing.context = null
  }
}

/** Filters are elements of a document, of which there is none here. */
class NoFilters {
  addFilter = (): string => 'none'
  addHCMFilter = (): string => 'none'
  addAlphaFilter = (): string => 'none'
  addLuminosityFilter = (): string => 'none'
  addKnockoutFilter = (): string => 'none'
  addHighlightHCMFilter = (): string => 'none'
  addSelectionHCMFilter = (): string => 'none'
  destroy = (): void => {}
}

/** Pictures packed in these ways need a decoder that the policy does not let in. */
const closedPackings = ['JBIG2Decode', 'JPXDecode'].map((name) => new TextEncoder().encode(name))

const holds = (content: Uint8Array, wanted: Uint8Array): boolean => {
  const first = wanted[0] ?? 0
  for (let at = content.indexOf(first); at !== -1; at = content.indexOf(first, at + 1))
    if (wanted.every((byte, index) => content[at + index] === byte)) return true
  return false
}

const largestImage = 40_000_000
const largestCanvas = 16_000_000

const openPdf = async (content: ArrayBuffer) => {
  const data = new Uint8Array(content)
  const lacksImages = closedPackings.some((name) => holds(data, name))
  const opened = await getDocument({
    data,
    enableXfa: false,
    useWasm: false,
    useWorkerFetch: false,
    disableAutoFetch: true,
    maxImageSize: largestImage,
    stopAtErrors: false,
    verbosity: 0,
    CanvasFactory: WorkerCanvases,
    FilterFactory: NoFilters,
    // Fonts of a page live in the worker's own set.
    ownerDocument: { fonts: scope.fonts } as unknown as HTMLDocument,
  }).promise
  return { opened, lacksImages }
}
type Opened = Awaited<ReturnType<typeof openPdf>>['opened']

let current: Opened | undefined

const open = async (content: ArrayBuffer): Promise<void> => {
  try {
    const { opened, lacksImages } = await openPdf(content)
    current = opened
    scope.postMessage({ type: 'opened', pageCount: opened.numPages, lacksImages })
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException'
    scope.postMessage({ type: 'refused', problem: locked ? 'locked' : 'damaged' })
  }
}

/** As wide as asked, and never so large that an old machine has no room for it. */
const drawPage = async (number: number, width: number): Promise<ImageBitmap> => {
  if (!current) throw new Error('no document')
  const page = await current.getPage(number)
  const natural = page.getViewport({ scale: 1 })
  const wanted = width / natural.width
  const scale = Math.min(wanted, Math.sqrt(largestCanvas / (natural.width * natural.height)))
  const viewport = page.getViewport({ scale })
  const canvas = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  await page.render({
    canvas: canvas as unknown as HTMLCanvasElement,
    canvasContext: context as unknown as CanvasRenderingContext2D,
    viewport,
    annotationMode: 0,
  }).promise
  page.cleanup()
  return canvas.transferToImageBitmap()
}

const draw = async ({ request, page, width }: Extract<ToPdfWorker, { type: 'draw' }>): Promise<void> => {
  try {
    const picture = await drawPage(page, width)
    scope.postMessage({ type: 'drawn', request, picture }, [picture])
  } catch {
    scope.postMessage({ type: 'undrawn', request })
  }
}

scope.addEventListener('message', ({ data }) => {
  void (data.type === 'open' ? open(data.content) : draw(data))
})
