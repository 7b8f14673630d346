import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  attachmentMediaTypes,
  attachmentName,
  canAcceptContent,
  canAcceptSize,
  imageSizeOf,
  maximumFileBytes,
} from './attachment.rules.ts'

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values)

const png = (width: number, height: number): Uint8Array => {
  const content = new Uint8Array(33)
  content.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  const view = new DataView(content.buffer)
  view.setUint32(16, width)
  view.setUint32(20, height)
  return content
}

/** A JPEG's beginning: start of image, an EXIF block, a table, fill bytes, then the frame. */
const jpeg = (width: number, height: number, frame = 0xc0): Uint8Array => {
  const before = [0xff, 0xd8, 0xff, 0xe1, 0, 6, 1, 2, 3, 4, 0xff, 0xc4, 0, 4, 9, 9, 0xff, 0xff]
  const size = [height >> 8, height & 255, width >> 8, width & 255]
  return bytes(...before, 0xff, frame, 0, 17, 8, ...size, 3)
}

describe('upload', () => {
  test('empty and too large files are refused before they are read', () => {
    expect(canAcceptSize(0)).toMatchObject({ code: 'FILE_EMPTY' })
    expect(canAcceptSize(maximumFileBytes).allowed).toBe(true)
    expect(canAcceptSize(maximumFileBytes + 1)).toMatchObject({ code: 'FILE_TOO_LARGE' })
  })

  test('a type that is none of the allowed is refused', () => {
    expect(canAcceptContent(bytes(0x4d, 0x5a), undefined)).toMatchObject({
      code: 'FILE_TYPE_NOT_ALLOWED',
      data: { allowed: 'PDF, JPEG, PNG' },
    })
  })

  test('sizes are read from the headers', () => {
    expect(imageSizeOf(png(800, 600), 'image/png')).toEqual({ width: 800, height: 600 })
    expect(imageSizeOf(jpeg(4000, 3000), 'image/jpeg')).toEqual({ width: 4000, height: 3000 })
    expect(imageSizeOf(jpeg(4000, 3000, 0xc2), 'image/jpeg')).toEqual({ width: 4000, height: 3000 })
  })

  test('a picture of more than 40 megapixels is refused, however small its file', () => {
    expect(canAcceptContent(png(8000, 5000), 'image/png').allowed).toBe(true)
    expect(canAcceptContent(png(8000, 5001), 'image/png')).toMatchObject({ code: 'IMAGE_TOO_LARGE' })
    expect(canAcceptContent(png(0xffffffff, 0xffffffff), 'image/png').allowed).toBe(false)
    expect(canAcceptContent(jpeg(65_000, 65_000), 'image/jpeg')).toMatchObject({ code: 'IMAGE_TOO_LARGE' })
  })

  test.each([
    ['a PNG that is only its first bytes', png(8, 8).slice(0, 8), 'image/png'],
    ['a PNG without size', png(0, 8), 'image/png'],
    ['a JPEG without frame', jpeg(8, 8).slice(0, 16), 'image/jpeg'],
    ['a JPEG that ends in its frame', jpeg(8, 8).slice(0, 24), 'image/jpeg'],
    ['a JPEG whose block has no length', bytes(0xff, 0xd8, 0xff, 0xe1, 0, 0, 0, 0), 'image/jpeg'],
    ['a JPEG that begins with its scan', bytes(0xff, 0xd8, 0xff, 0xda, 0, 8, 0, 0), 'image/jpeg'],
  ] as const)('%s is refused', (_name, content, mediaType) => {
    expect(canAcceptContent(content, mediaType)).toMatchObject({ code: 'FILE_TYPE_NOT_ALLOWED' })
  })

  test('any bytes behind a signature are answered, never thrown at', () => {
    const content = fc.uint8Array({ maxLength: 600 })
    fc.assert(
      fc.property(content, (rest) => {
        expect(typeof canAcceptContent(bytes(0xff, 0xd8, 0xff, ...rest), 'image/jpeg').allowed).toBe(
          'boolean',
        )
        expect(typeof canAcceptContent(rest, 'image/png').allowed).toBe('boolean')
      }),
    )
  })
})

describe('file names', () => {
  test.each([
    ['PKS Kotim 2024.pdf', 'PKS Kotim 2024.pdf'],
    ['PKS Kotim 2024.PNG', 'PKS Kotim 2024.pdf'],
    ['naskah', 'naskah.pdf'],
    ['..', 'berkas.pdf'],
    ['', 'berkas.pdf'],
    ['.pdf', 'berkas.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    [String.raw`\\server\share\PKS.pdf`, 'PKS.pdf'],
    [String.raw`C:\Scan\PKS.pdf`, 'PKS.pdf'],
    ['C:PKS.pdf', 'CPKS.pdf'],
    ['PKS.pdf:aliran', 'PKS.pdfaliran.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['con .tar.pdf', '_con .tar.pdf'],
    ['lpt1', '_lpt1.pdf'],
    ['COM¹.pdf', '_COM¹.pdf'],
    ['contoh.pdf', 'contoh.pdf'],
    ['PKS\u202Efdp.exe', 'PKSfdp.exe.pdf'],
    ['a\u0000b\u0007\nc.pdf', 'abc.pdf'],
    ['  PKS  .  ', 'PKS.pdf'],
    ['PKS 🏝️.pdf', 'PKS 🏝️.pdf'],
    ['Re\u0301sume\u0301.pdf', 'Résumé.pdf'],
  ])('%j becomes %j', (typed, kept) => {
    expect(attachmentName(typed, 'application/pdf')).toBe(kept)
  })

  test('300 bytes are cut between characters, with room for the extension', () => {
    for (const character of ['a', 'é', '界', '🏝']) {
      const name = attachmentName(`${character.repeat(300)}.pdf`, 'application/pdf')
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(114)
      expect(name.isWellFormed()).toBe(true)
      expect(name.endsWith('.pdf')).toBe(true)
    }
  })

  const nastyParts = [
    ['..', '.', '/', '\\', '\\\\', 'C:', ':', '\u202E', '\u200B', '\u0000', '\n', ' ', '%2e%2e%2f', '~', '$'],
    ['CON', 'nul', 'COM1', 'aux.', '.pdf', '.exe', '\uD83D', 'ﷺ', '界'.repeat(40), 'a'.repeat(130)],
  ].flat()
  const nastyPart = fc.constantFrom(...nastyParts)
  const nastyName = fc
    .array(fc.oneof(nastyPart, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 12 })
    .map((parts) => parts.join(''))
  const control = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

  test('any typed name becomes one that every file system takes', () => {
    fc.assert(
      fc.property(nastyName, fc.constantFrom(...attachmentMediaTypes), (typed, mediaType) => {
        const name = attachmentName(typed, mediaType)
        expect(name).not.toMatch(/[/\\<>:"|?*]/)
        expect(name).not.toMatch(control)
        expect(name).not.toMatch(/^[.\s]|[.\s]$/)
        expect(name).not.toMatch(/^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])\s*(\.|$)/i)
        expect(name).toMatch(/.\.(pdf|jpg|png)$/)
        expect(name).toBe(name.normalize('NFC'))
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(114)
        expect(attachmentName(name, mediaType)).toBe(name)
      }),
      { numRuns: 2000 },
    )
  })
})
