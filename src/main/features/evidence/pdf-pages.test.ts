import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packedPdfOf, pdfOf } from '../../../../tests/support/evidence-files.ts'
import { pdfPageCount } from './pdf-pages.ts'

describe('the pages of a PDF', () => {
  test.each([1, 3, 200, 10_000])('%i are counted, in clear and packed', (pages) => {
    expect(pdfPageCount(pdfOf(pages))).toBe(pages)
    expect(pdfPageCount(packedPdfOf(pages))).toBe(pages)
  })

  test('are those of the tree that was saved last', () => {
    const again = '2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n'
    expect(pdfPageCount(pdfOf(7, again))).toBe(1)
  })

  test('are those of the whole tree, not of a branch', () => {
    const branch = '9 0 obj\n<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 2>>\nendobj\n'
    expect(pdfPageCount(pdfOf(5, branch))).toBe(5)
  })

  test('cannot be told of a file without a tree, or one that unpacks without end', () => {
    expect(pdfPageCount(new TextEncoder().encode('%PDF-1.7\nnaskah\n%%EOF'))).toBeNull()
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024))
    const head = Buffer.from('%PDF-1.5\n4 0 obj\n<</Type/ObjStm>>\nstream\n')
    expect(pdfPageCount(new Uint8Array(Buffer.concat([head, bomb, Buffer.from('\nendstream')])))).toBeNull()
  })

  test('are asked of any bytes without harm', () => {
    const words = fc.constantFrom(
      '/Type/Pages',
      '/Count 3',
      'obj',
      'endobj',
      '/Type/ObjStm',
      'stream\n',
      '<<',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 20 })), { maxLength: 30 }), (parts) => {
        const pages = pdfPageCount(new TextEncoder().encode(parts.join(' ')))
        expect(pages === null || pages >= 0).toBe(true)
      }),
    )
  })
})
