import { decodeQR } from 'qr/decode.js'
import { scannedPictures } from './scanned-pictures.ts'

/** Photos of today's cameras are larger than any reader needs. */
const longestSide = 3000

const pixelsOf = (source: CanvasImageSource, width: number, height: number): ImageData | undefined => {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width))
  canvas.height = Math.max(1, Math.round(height))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return undefined
  // A picture without a background is read as print on white paper.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(source, 0, 0, canvas.width, canvas.height)
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

const decoded = (pixels: ImageData | undefined, patient: boolean): string | undefined => {
  if (!pixels) return undefined
  try {
    return decodeQR(pixels, patient ? { effort: Number.POSITIVE_INFINITY, timeLimit: 3000 } : {})
  } catch {
    return undefined
  }
}

/** Larger files are no photo of a sheet of paper. */
const largestFile = 25 * 1024 * 1024

/** Why no code came out of a file: not to be opened as a picture, too large, or a picture in which none can be read. */
export type PictureProblem = 'notAPicture' | 'pictureTooLarge' | 'pictureWithoutCode' | 'pdfWithoutCode'

export type PictureRead = { text: string } | { problem: PictureProblem }

/** A small code in a large photo is tried as it is. */
const readBitmap = (bitmap: ImageBitmap): string | undefined => {
  const fitting = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  for (const share of [fitting, fitting * 2, fitting / 2]) {
    const text = decoded(pixelsOf(bitmap, bitmap.width * share, bitmap.height * share), true)
    if (text !== undefined) return text
  }
  return undefined
}

const readImage = async (file: Blob): Promise<PictureRead> => {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file)
  } catch {
    return { problem: 'notAPicture' }
  }
  try {
    const text = readBitmap(bitmap)
    return text === undefined ? { problem: 'pictureWithoutCode' } : { text }
  } finally {
    bitmap.close()
  }
}

const readPdf = async (file: Blob): Promise<PictureRead> => {
  for (const picture of scannedPictures(new Uint8Array(await file.arrayBuffer()))) {
    const read = await readImage(picture)
    if ('text' in read) return read
  }
  return { problem: 'pdfWithoutCode' }
}

/** What may be chosen as the picture of a code, as in the `accept` attribute. */
export const pictureTypes = 'image/png,image/jpeg,image/webp,application/pdf'

/** The text of the QR code in a photo, a scan, or the scanned pages of a PDF. */
export const readPicture = async (file: Blob): Promise<PictureRead> => {
  if (file.size > largestFile) return { problem: 'pictureTooLarge' }
  return file.type === 'application/pdf' ? readPdf(file) : readImage(file)
}

/** The text of the QR code that the camera sees at this moment. */
export const readFrame = (video: HTMLVideoElement): string | undefined => {
  const { videoWidth: width, videoHeight: height } = video
  return width === 0 ? undefined : decoded(pixelsOf(video, width, height), false)
}
