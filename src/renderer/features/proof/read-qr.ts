import { decodeQR } from 'qr/decode.js'

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

/** The text of the QR code in a picture, or undefined where none can be read. A small code in a large photo is tried as it is. */
export const readPicture = async (file: Blob): Promise<string | undefined> => {
  let bitmap: ImageBitmap
  try {
    bitmap = await createImageBitmap(file)
  } catch {
    return undefined
  }
  const fitting = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  try {
    for (const share of [fitting, fitting * 2, fitting / 2]) {
      const text = decoded(pixelsOf(bitmap, bitmap.width * share, bitmap.height * share), true)
      if (text !== undefined) return text
    }
    return undefined
  } finally {
    bitmap.close()
  }
}

/** The text of the QR code that the camera sees at this moment. */
export const readFrame = (video: HTMLVideoElement): string | undefined => {
  const { videoWidth: width, videoHeight: height } = video
  return width === 0 ? undefined : decoded(pixelsOf(video, width, height), false)
}
