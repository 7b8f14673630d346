/** What the page asks of the worker that draws PDF pages. */
export type ToPdfWorker =
  | { type: 'open'; content: ArrayBuffer }
  | { type: 'draw'; request: number; page: number; width: number }

/** locked: needs a password · damaged: cannot be read as a PDF */
export type PdfProblem = 'locked' | 'damaged'

export type FromPdfWorker =
  | { type: 'opened'; pageCount: number; lacksImages: boolean }
  | { type: 'refused'; problem: PdfProblem }
  | { type: 'drawn'; request: number; picture: ImageBitmap }
  | { type: 'undrawn'; request: number }
