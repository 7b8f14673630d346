import { deflateSync } from 'node:zlib'

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')

/** A PDF with so many empty pages, its page tree in clear. */
export const pdfOf = (pages: number, extra = ''): Uint8Array<ArrayBuffer> => {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(' ')
  const leaves = Array.from(
    { length: pages },
    (_, index) => `${index + 3} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>\nendobj\n`,
  ).join('')
  return new Uint8Array(
    latin(
      `%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n` +
        `2 0 obj\n<</Type/Pages/Kids[${kids}]/Count ${pages}>>\nendobj\n${leaves}${extra}trailer\n<</Root 1 0 R>>\n%%EOF\n`,
    ),
  )
}

/** A PDF whose page tree is packed into an object stream, as newer programs write it. */
export const packedPdfOf = (pages: number): Uint8Array<ArrayBuffer> => {
  const [catalog, tree] = ['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[3 0 R]/Count ${pages}>>`]
  const packed = deflateSync(latin(`1 0 2 ${catalog.length + 1} ${catalog} ${tree}`))
  return new Uint8Array(
    Buffer.concat([
      latin(
        `%PDF-1.5\n4 0 obj\n<</Type/ObjStm/N 2/First 10/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`,
      ),
      packed,
      latin('\nendstream\nendobj\n%%EOF\n'),
    ]),
  )
}

const segment = (marker: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body])

/** A JPEG as a telephone writes it: what it tells of place and device, then the picture. */
export const jpegOf = (tells: string, { width = 8, height = 8 } = {}): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      segment(0xe1, latin(`Exif\0\0${tells}`)),
      segment(0xfe, latin(tells)),
      segment(0xc0, Buffer.from([8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0])),
      segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
      Buffer.from([1, 2, 3, 0xff, 0xd9]),
    ]),
  )
