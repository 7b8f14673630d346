import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeFileName } from './files.ts'

describe('the name of a file', () => {
  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\x\\surat.pdf', 'surat.pdf'],
    ['\\\\server\\berbagi\\a.pdf', 'a.pdf'],
    ['surat.pdf:rahasia', 'surat.pdfrahasia'],
    ['gpj\u202efdp.exe', 'gpjfdp.exe'],
    ['a\ud800b.png', 'ab.png'],
    ['CON.pdf', '_CON.pdf'],
    ['nul', '_nul'],
    ['...', 'berkas'],
    ['. .', 'berkas'],
    ['', 'berkas'],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(116)}.pdf`],
    [`${'\u{1f33f}'.repeat(300)}.jpeg`, `${'\u{1f33f}'.repeat(115)}.jpeg`],
  ])('%j is kept as %j', (typed, kept) => expect(safeFileName(typed)).toBe(kept))

  test('is safe whatever it was, and safe again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const name = safeFileName(typed)
        expect(name).toMatch(/^[^/\\<>:"|?*\p{Cc}\p{Cf}\p{Cs}]+$/u)
        expect(name).not.toMatch(/^[.\s]|[.\s]$/)
        expect([...name].length).toBeLessThanOrEqual(121)
        expect(safeFileName(name)).toBe(name)
      }),
    )
  })
})
