import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jpegCopy } from './jpeg-copy.rules.ts'
import { joined } from './picture-bytes.rules.ts'
import { orientationBlock, orientationOf, type Orientation } from './picture-orientation.rules.ts'
import { pngCopy } from './png-copy.rules.ts'
import { webpCopy, webpSizeOf } from './webp-copy.rules.ts'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const text = (value: string): Uint8Array => Uint8Array.from(value, (letter) => letter.charCodeAt(0))
const latin = (content: Uint8Array | undefined): string =>
  Array.from(content ?? [], (byte) => String.fromCharCode(byte)).join('')

/** A made-up EXIF block in Intel order: orientation, a device's name, and a pointer to a place. */
const exifTiff = (orientation: number): Uint8Array => {
  const content = new Uint8Array(120)
  const view = new DataView(content.buffer)
  content.set(text('II*\0'))
  view.setUint32(4, 8, true)
  view.setUint16(8, 3, true)
  const entries = [
    [0x01_0f, 2, 20, 60],
    [0x01_12, 3, 1, orientation],
    [0x88_25, 4, 1, 80],
  ] as const
  for (const [index, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + index * 12
    view.setUint16(at, tag, true)
    view.setUint16(at + 2, type, true)
    view.setUint32(at + 4, count, true)
    view.setUint32(at + 8, value, true)
  }
  content.set(text('KameraContoh'), 60)
  content.set(text('GPS -2.53 112.95'), 80)
  return content
}

const segment = (marker: number, body: Uint8Array): Uint8Array =>
  joined([bytes(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255), body])

const jfif = segment(0xe0, joined([text('JFIF\0'), bytes(1, 1, 0, 0, 1, 0, 1, 0, 0)]))
const icc = segment(0xe2, joined([text('ICC_PROFILE\0'), bytes(1, 1, 7, 7, 7)]))
const adobe = segment(0xee, joined([text('Adobe'), bytes(0, 100, 0, 0, 0, 0, 1)]))
const tables = segment(0xdb, new Uint8Array(65).fill(3))
const frame = segment(0xc0, bytes(8, 0, 8, 0, 8, 1, 1, 0x11, 0))
const huffman = segment(0xc4, new Uint8Array(20).fill(1))
const scan = joined([segment(0xda, bytes(1, 1, 0, 0, 63, 0)), bytes(1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 5)])
const picture = [tables, frame, huffman, scan]
const [start, end] = [bytes(0xff, 0xd8), bytes(0xff, 0xd9)]

const told: Record<string, Uint8Array> = {
  exif: segment(0xe1, joined([text('Exif\0\0'), exifTiff(1)])),
  xmp: segment(0xe1, text('http ns adobe xap XMP <x:xmpmeta>GPSLatitude</x:xmpmeta>')),
  iptc: segment(0xed, text('Photoshop 3.0\0 8BIM Kota Contoh')),
  comment: segment(0xfe, text('dikirim dari telepon Fiktif')),
  more: segment(0xe2, text('MPF\0 GPS')),
  maker: segment(0xef, text('GPS')),
}

describe('the shown copy of a JPEG', () => {
  test('is the picture alone, byte for byte', () => {
    const content = joined([start, jfif, ...Object.values(told), icc, adobe, ...picture, end])
    expect(jpegCopy(content)).toEqual(joined([start, jfif, icc, adobe, ...picture, end]))
  })

  test('of a picture without anything beside it is the same', () => {
    const content = joined([start, jfif, ...picture, end])
    expect(jpegCopy(content)).toEqual(content)
  })

  test('keeps of EXIF how the camera was held, and nothing else', () => {
    const turned = segment(0xe1, joined([text('Exif\0\0'), exifTiff(6)]))
    const only = segment(0xe1, joined([text('Exif\0\0'), orientationBlock(6)]))
    expect(jpegCopy(joined([start, jfif, turned, ...picture, end]))).toEqual(
      joined([start, jfif, only, ...picture, end]),
    )
    expect(jpegCopy(joined([start, turned, ...picture, end]))).toEqual(joined([start, only, ...picture, end]))
  })

  test('has nothing behind the end of the picture: a film, a second picture with a place of its own', () => {
    const second = joined([start, told['exif'] ?? start, ...picture, end])
    const content = joined([start, jfif, ...picture, end, second, text('ftypmp42 GPS')])
    expect(jpegCopy(content)).toEqual(joined([start, jfif, ...picture, end]))
  })

  test('has no small picture in its head', () => {
    const withSmall = segment(
      0xe0,
      joined([text('JFIF\0'), bytes(1, 1, 0, 0, 1, 0, 1, 2, 1), new Uint8Array(6).fill(9)]),
    )
    expect(jpegCopy(joined([start, withSmall, ...picture, end]))).toEqual(
      joined([start, jfif, ...picture, end]),
    )
  })

  test('goes through every scan of a picture that comes in steps', () => {
    const content = joined([start, ...picture, huffman, told['comment'] ?? start, scan, end])
    expect(jpegCopy(content)).toEqual(joined([start, ...picture, huffman, scan, end]))
  })

  test('of one that is cut off in its picture is closed; one that ends before is none', () => {
    const content = joined([start, jfif, ...picture])
    expect(jpegCopy(content)).toEqual(joined([content, end]))
    expect(jpegCopy(joined([start, jfif, tables, frame]))).toBeUndefined()
    expect(jpegCopy(joined([start, jfif, tables, frame, end]))).toBeUndefined()
  })

  test('tells no place or device wherever the blocks stand', () => {
    const blocks = fc.shuffledSubarray([...Object.values(told), icc, tables, frame, huffman], {
      minLength: 1,
    })
    fc.assert(
      fc.property(blocks, blocks, (before, between) => {
        const content = joined([start, ...before, scan, ...between, scan, end])
        const copy = jpegCopy(content)
        expect(latin(copy)).not.toMatch(/Exif|XMP|GPS|KameraContoh|Kota Contoh|Fiktif/)
        const kept = (parts: Uint8Array[]): Uint8Array[] =>
          parts.filter((part) => !Object.values(told).includes(part))
        expect(copy).toEqual(joined([start, ...kept(before), scan, ...kept(between), scan, end]))
      }),
    )
  })
})

const chunk = (name: string, body: Uint8Array): Uint8Array => {
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, body.length)
  return joined([length, text(name), body, bytes(1, 2, 3, 4)])
}
const pngHead = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const header = chunk('IHDR', bytes(0, 0, 0, 4, 0, 0, 0, 4, 8, 2, 0, 0, 0))
const [pixels, last, resolution] = [
  chunk('IDAT', bytes(9, 9, 9)),
  chunk('IEND', bytes()),
  chunk('pHYs', bytes(1)),
]
const tellingChunks = [
  chunk('tEXt', text('Author\0Fiktif')),
  chunk('iTXt', text('XML:com.adobe.xmp\0GPS')),
  chunk('zTXt', text('GPS')),
  chunk('tIME', bytes(7, 234, 1, 1, 1, 1, 1)),
  chunk('prVt', text('GPS')),
]

describe('the shown copy of a PNG', () => {
  test('is the picture alone, byte for byte', () => {
    const content = joined([pngHead, header, resolution, ...tellingChunks, pixels, pixels, last, text('GPS')])
    expect(pngCopy(content)).toEqual(joined([pngHead, header, resolution, pixels, pixels, last]))
  })

  test('keeps how the camera was held, in a chunk a reader accepts', () => {
    const copy = pngCopy(joined([pngHead, header, chunk('eXIf', exifTiff(8)), pixels, last]))
    const at = latin(copy).indexOf('eXIf')
    expect(orientationOf((copy ?? bytes()).subarray(at + 4))).toBe(8)
    expect(latin(copy)).not.toMatch(/GPS|KameraContoh/)
    // The check of `eXIf` with this block, as other programs compute it.
    expect(Array.from((copy ?? bytes()).subarray(at + 30, at + 34))).toEqual([0x86, 0x58, 0x30, 0x34])
  })

  test('of one that is cut off is none', () => {
    expect(pngCopy(joined([pngHead, header, pixels]))).toBeUndefined()
    expect(pngCopy(joined([pngHead, header, pixels.subarray(0, -1)]))).toBeUndefined()
    expect(pngCopy(joined([pngHead, pixels, last]))).toBeUndefined()
  })
})

const riff = (...chunks: Uint8Array[]): Uint8Array => {
  const body = joined([text('WEBP'), ...chunks])
  const size = new Uint8Array(4)
  new DataView(size.buffer).setUint32(0, body.length, true)
  return joined([text('RIFF'), size, body])
}
const webpChunk = (name: string, body: Uint8Array): Uint8Array => {
  const size = new Uint8Array(4)
  new DataView(size.buffer).setUint32(0, body.length, true)
  return joined([text(name), size, body, new Uint8Array(body.length % 2)])
}
const extended = (flags: number): Uint8Array => webpChunk('VP8X', bytes(flags, 0, 0, 0, 63, 0, 0, 31, 0, 0))
const lossy = webpChunk('VP8 ', bytes(0, 0, 0, 0x9d, 0x01, 0x2a, 64, 0, 32, 0, 5, 5))

describe('the shown copy of a WebP', () => {
  test('is the picture alone, and its head says so', () => {
    const content = riff(
      extended(0x2c),
      webpChunk('ICCP', bytes(1, 2, 3)),
      lossy,
      webpChunk('EXIF', exifTiff(1)),
      webpChunk('XMP ', text('GPS')),
    )
    expect(webpCopy(content)).toEqual(riff(extended(0x20), webpChunk('ICCP', bytes(1, 2, 3)), lossy))
  })

  test('keeps how the camera was held', () => {
    const content = riff(extended(0x08), lossy, webpChunk('EXIF', exifTiff(3)))
    expect(webpCopy(content)).toEqual(riff(extended(0x08), lossy, webpChunk('EXIF', orientationBlock(3))))
  })

  test('of a plain one is the same; of one that is cut off there is none', () => {
    expect(webpCopy(riff(lossy))).toEqual(riff(lossy))
    expect(webpCopy(riff(lossy).subarray(0, -4))).toBeUndefined()
    expect(webpCopy(riff(webpChunk('EXIF', exifTiff(1))))).toBeUndefined()
  })

  test('has the size its heads say, the greater one where they differ', () => {
    expect(webpSizeOf(riff(lossy))).toEqual({ width: 64, height: 32 })
    expect(webpSizeOf(riff(webpChunk('VP8L', bytes(0x2f, 0xff, 0xff, 0xff, 0x0f, 0))))).toEqual({
      width: 16_384,
      height: 16_384,
    })
    const lying = webpChunk('VP8X', bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
    expect(webpSizeOf(riff(lying, lossy))).toEqual({ width: 64, height: 32 })
  })
})

describe('any bytes at all', () => {
  const heads = [start, pngHead, text('RIFF\x40\0\0\0WEBPVP8X'), bytes()]
  test('are answered with a copy or with none, never thrown at', () => {
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), (head, rest) => {
        const content = joined([head, rest])
        for (const copy of [jpegCopy, pngCopy, webpCopy]) {
          const shown = copy(content)
          expect(shown === undefined || shown instanceof Uint8Array).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('in place of parts of a picture neither', () => {
    const whole = joined([start, jfif, told['exif'] ?? start, icc, ...picture, end])
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }), (at, wrong) => {
        const content = whole.slice()
        content.set(wrong.subarray(0, content.length - at), at)
        const copy = jpegCopy(content)
        // A copy of a copy changes nothing: what is left is understood.
        if (copy) expect(jpegCopy(copy)).toEqual(copy)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('how a camera was held', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8] as Orientation[])('%i is read back', (orientation) => {
    expect(orientationOf(orientationBlock(orientation))).toBe(orientation)
    expect(orientationOf(exifTiff(orientation))).toBe(orientation)
  })

  test.each([
    ['a value there is not', exifTiff(9)],
    ['a block that is cut off', exifTiff(6).subarray(0, 20)],
    ['no EXIF block', text('Bukan blok EXIF sama sekali')],
  ])('%s is taken as upright', (_what, block) => expect(orientationOf(block)).toBe(1))
})
