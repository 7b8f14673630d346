import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openTypesetter } from './compile.ts'
import { faultsOfPages, type PaperExpectation } from './page-geometry.ts'
import { linesOf, readPages } from './page-reading.ts'
import { decree, plainLogo } from './paper-samples.ts'

/** A decree as it is printed, with one thing broken at a time: whatever breaks, the measuring finds it. */

const folder = mkdtempSync(join(tmpdir(), 'broken-'))
afterAll(() => rmSync(folder, { recursive: true }))

const breakages = {
  'a block moved out of the margin': '#place(top + left, dx: -20mm, [Bergeser])',
  'a line longer than the text is wide': '#box(width: 170mm, repeat[x])',
  'a table wider than the page': '#table(columns: (60mm, 60mm, 60mm), [a], [b], [c])',
  'a block taller than the page': '#block(breakable: false, height: 300mm, align(bottom)[Terpotong])',
  'text beyond the edge of the sheet': '#place(top + left, dx: 150mm, [Melewati tepi kertas])',
  'text under a frame that cuts it':
    '#box(width: 20mm, height: 5mm, clip: true, box(width: 60mm)[Kalimat yang terpotong])',
  'two texts in one place': '#place(top + left, dy: 38mm, [Menimpa tulisan lain di kop])',
  'text over a picture': '#place(top + left, dy: 8mm, [Di atas logo])',
  'a line through a text':
    '#place(top + left, dy: 42mm, line(length: 100%))#place(top + left, dy: 40.8mm, [Tercoret])',
  'a signature without room': '#block[Kepala Kantor, #v(8mm, weak: true) PEJABAT CONTOH]',
  'a signature alone on its page': '#pagebreak()#v(30mm)PEJABAT CONTOH',
  'pages that count wrong': '#place(bottom + left)[Halaman 1 dari 3]',
  'a place for a stamp written over': '#box(width: 23mm, height: 30mm, stroke: 0.5pt, inset: 2mm)[Ditulisi]',
} as const
type Breakage = keyof typeof breakages

const broken = (() => {
  const resources = resolve(import.meta.dirname, '../../../../resources')
  cpSync(resources, folder, { recursive: true })
  const file = join(folder, 'templates', 'decree.typ')
  const added = Object.entries(breakages).map(
    ([name, source]) => `#if data.broken == ${JSON.stringify(name)} [${source}]`,
  )
  writeFileSync(file, [readFileSync(file, 'utf8'), ...added].join('\n'))
  return openTypesetter(folder)
})()

const pagesWith = (breakage: Breakage | null): string[] => {
  const data = decree({ copiesTo: [] })
  return broken.pages('decree', {
    ...data,
    letterhead: { ...data.letterhead, logo: plainLogo },
    broken: breakage,
  })
}

const usual: PaperExpectation = {
  size: { width: 210, height: 297 },
  margins: { left: 30, right: 20, top: 20, bottom: 25 },
  signature: { name: 'PEJABAT CONTOH', room: 25 },
  letters: broken.letters(),
}
const faultsWith = (breakage: Breakage | null, more: Partial<PaperExpectation> = {}) =>
  faultsOfPages(pagesWith(breakage), { ...usual, ...more })

describe('measuring pages', () => {
  test('an unbroken decree has no fault, drafted or not', () => {
    expect(faultsWith(null)).toEqual([])
    const draft = broken.pages('decree', { ...decree({ draft: true }), broken: null })
    expect(faultsOfPages(draft, usual)).toEqual([])
  })

  test.each<[Breakage, string, string]>([
    ['a block moved out of the margin', 'outsideMargin', 'Bergeser'],
    ['a line longer than the text is wide', 'outsideMargin', 'x'],
    ['a table wider than the page', 'outsideMargin', ''],
    ['a block taller than the page', 'cut', 'Terpotong'],
    ['text beyond the edge of the sheet', 'cut', 'Melewati tepi kertas'],
    ['text under a frame that cuts it', 'cut', 'Kalimat yang terpotong'],
    ['two texts in one place', 'overlap', 'Menimpa tulisan lain di kop'],
    ['text over a picture', 'textOverPicture', 'Di atas logo'],
    ['a line through a text', 'lineThroughText', 'Tercoret'],
    ['a signature without room', 'signatureRoom', 'PEJABAT CONTOH'],
    ['a signature alone on its page', 'signatureAlone', 'PEJABAT CONTOH'],
  ])('finds %s', (breakage, kind, excerpt) => {
    expect(faultsWith(breakage)).toContainEqual(
      expect.objectContaining({ kind, excerpt: expect.stringContaining(excerpt) as string }),
    )
  })

  test('says where: page, box in millimetres and the text', () => {
    const [fault] = faultsWith('a block moved out of the margin')
    expect(fault).toMatchObject({ kind: 'outsideMargin', page: 1, excerpt: 'Bergeser' })
    expect(fault?.box.left).toBeCloseTo(10, 0)
  })

  test('finds a wrong sheet, a missing name, pages not counted and counted wrong', () => {
    const size = { width: 215, height: 330 }
    const kinds = (found: readonly { kind: string }[]) => [...new Set(found.map(({ kind }) => kind))]
    expect(kinds(faultsWith(null, { size }))).toEqual(['pageSize'])
    expect(kinds(faultsWith(null, { signature: { name: 'FIKTIF MELATI', room: 20 } }))).toEqual([
      'signatureMissing',
    ])
    expect(kinds(faultsWith(null, { pageNumbers: true }))).toEqual(['pageNumber'])
    expect(kinds(faultsWith('pages that count wrong', { pageNumbers: true }))).toContain('pageNumber')
  })

  test('finds a place for a stamp that is missing, and one that is written over', () => {
    const keptFree = { width: 23, height: 30, count: 1 }
    expect(faultsWith(null, { keptFree })).toMatchObject([{ kind: 'keptFree' }])
    expect(faultsWith('a place for a stamp written over', { keptFree })).toContainEqual(
      expect.objectContaining({ kind: 'keptFree' }),
    )
  })

  test('reads every line in its order, in all the sizes and weights of a paper', () => {
    const [page] = readPages(pagesWith(null), broken.letters())
    const text = page ? linesOf(page).map((line) => line.text) : []
    expect(text).toContain('KANTOR IMIGRASI KELAS II TPI SAMPIT')
    expect(text).toContain('Menimbang : a. bahwa untuk mencegah Tindak Pidana Perdagangan Orang perlu')
    expect(text.join('')).not.toContain('\u{FFFD}')
  })
})
