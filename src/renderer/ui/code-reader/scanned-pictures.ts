/*
 * Office scanners save a sheet as PDF: one JPEG a page, stored as it is. Those are taken out; a PDF that draws its code
 * itself holds none.
 */

const mostPictures = 20

/** A position at which these bytes begin, or -1. */
const indexOfBytes = (bytes: Uint8Array, wanted: readonly number[], from: number): number => {
  const [first = 0] = wanted
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at
  return -1
}

const jpegStart = [0xff, 0xd8, 0xff]
const endOfStream = Array.from('endstream', (sign) => sign.charCodeAt(0))

/** The pictures of the pages of a scanned PDF, in their order. */
export const scannedPictures = (pdf: Uint8Array<ArrayBuffer>): Blob[] => {
  const pictures: Blob[] = []
  let start = indexOfBytes(pdf, jpegStart, 0)
  while (start !== -1 && pictures.length < mostPictures) {
    const end = indexOfBytes(pdf, endOfStream, start)
    if (end === -1) break
    pictures.push(new Blob([pdf.subarray(start, end)], { type: 'image/jpeg' }))
    start = indexOfBytes(pdf, jpegStart, end)
  }
  return pictures
}
