import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import type { RegisterBatch, RegisterCell, RegisterSeparator } from './register.types.ts'
import { csvRows, separatorOf } from './csv.ts'
import { inspectRegister, readRows } from './reading.ts'
import { textRow, workbookOf } from './register-files.test-support.ts'

const rowsOf = async (bytes: Uint8Array, sheet = 0): Promise<RegisterCell[][]> => {
  const rows: RegisterCell[][] = []
  for await (const batch of readRows(bytes, { kind: 'rows', sheet, columns: [0, 1, 2] }))
    rows.push(...batch.rows.map(({ cells }) => cells))
  return rows
}
const utf8 = (text: string): Buffer => Buffer.from(text)
const utf16 = (text: string, bigEndian = false): Buffer => {
  const bytes = Buffer.from(text, 'utf16le')
  return bigEndian ? bytes.swap16() : bytes
}

const heading = ['Nama', 'NIK', 'Lahir']
const person = ['Fiktif Melati', '6202175403010001', '14-03-2001']

describe('a separated text', () => {
  test.each([';', ',', '\t'] as const)('with %j between its cells is read', async (separator) => {
    const text = [heading, person].map((cells) => cells.join(separator)).join('\r\n')
    expect(await inspectRegister(utf8(text))).toMatchObject({ format: 'csv', separator, encoding: 'utf-8' })
    expect(await rowsOf(utf8(text))).toEqual([heading, person])
  })

  test.each(['\n', '\r\n', '\r'])('with %j at the end of its lines is read', async (end) => {
    expect(await rowsOf(utf8(`a;b;c${end}d;e;f${end}`))).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ])
  })

  test('may name its separator on the first line', async () => {
    expect(await rowsOf(utf8('sep=,\r\na,b;c,d\r\n'))).toEqual([['a', 'b;c', 'd']])
  })

  test('is not misled by commas inside of names and addresses', async () => {
    const text =
      'Nama;Alamat;Lahir\nUji Rahmat;"Jl. Contoh 1, RT 2, RW 3";1\nFiktif A, S.E.;Jl. Uji, Desa B;2'
    expect(separatorOf(text).separator).toBe(';')
    expect((await rowsOf(utf8(text)))[1]).toEqual(['Uji Rahmat', 'Jl. Contoh 1, RT 2, RW 3', '1'])
  })

  test.each([
    ['UTF-8 with a mark', utf8('\ufeffNamé;b;c'), 'utf-8'],
    ['UTF-8', utf8('Namé;b;c'), 'utf-8'],
    ['UTF-16 little-endian with a mark', utf16('\ufeffNamé;b;c'), 'utf-16le'],
    ['UTF-16 big-endian with a mark', utf16('\ufeffNamé;b;c', true), 'utf-16be'],
    ['UTF-16 little-endian', utf16('Namé;b;c'), 'utf-16le'],
    ['UTF-16 big-endian', utf16('Namé;b;c', true), 'utf-16be'],
    ['Windows-1252', Buffer.from('Namé;b;c', 'latin1'), 'windows-1252'],
  ] as const)('in %s is read', async (_name, bytes, encoding) => {
    expect((await inspectRegister(bytes)).encoding).toBe(encoding)
    expect(await rowsOf(bytes)).toEqual([['Namé', 'b', 'c']])
  })

  test('keeps the signs that Windows-1252 has and Latin-1 has not', async () => {
    const bytes = Buffer.from([0x93, 0x44, 0x92, 0x94, 0x3b, 0x80, 0x3b, 0x96])
    expect(await rowsOf(bytes)).toEqual([['“D’”', '€', '–']])
  })

  test('keeps quotes, separators and line breaks inside of quotes', async () => {
    expect(await rowsOf(utf8('"Siti ""Ani"" Contoh";"a;b";"satu\r\ndua"\nx;5" pipa;"a"b'))).toEqual([
      ['Siti "Ani" Contoh', 'a;b', 'satu\r\ndua'],
      ['x', '5" pipa', 'ab'],
    ])
  })

  test('numbers its rows as a spreadsheet program does and leaves out the empty ones', async () => {
    const { sheets } = await inspectRegister(utf8('a;b\n\n;;;\nc;d\n'))
    expect(sheets[0]?.firstRows).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 4, cells: ['c', 'd'] },
    ])
  })

  const cell = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((text) => text.replaceAll(/(?![\t\n\v\f\r])\p{Cc}(?<![\u007f-\u009f])|\ufeff/gu, '').trim())
  const table = fc
    .integer({ min: 2, max: 6 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
    )
  const written = (rows: string[][], separator: string): string =>
    rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator)).join('\r\n')

  test('gives back every table that was written with quotes', () => {
    fc.assert(
      fc.property(table, fc.constantFrom<RegisterSeparator>(';', ',', '\t'), (rows, separator) => {
        const read = [...csvRows(written(rows, separator), separator)].map(({ cells }) => cells)
        expect(read).toEqual(rows.filter((cells) => cells.some((text) => text !== '')))
      }),
      { numRuns: 500 },
    )
  })

  test('answers or refuses, whatever bytes come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const answer: unknown = await inspectRegister(bytes).catch((error: unknown) => error)
        if (answer instanceof Error) expect(answer.name).toBe('RegisterRefusal')
      }),
      { numRuns: 500 },
    )
  })
})

describe('a workbook', () => {
  test('written by another program is read, with its days and numbers as such', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Catatan', rows: [['tidak dipakai']] },
        {
          name: 'Peserta',
          rows: [heading, [...person.slice(0, 2), new Date('2001-03-14T00:00:00Z')], ['Uji', 8120000, true]],
        },
      ],
    })
    expect((await inspectRegister(bytes)).sheets.map(({ name }) => name)).toEqual(['Catatan', 'Peserta'])
    expect(await rowsOf(bytes, 1)).toEqual([
      heading,
      ['Fiktif Melati', '6202175403010001', { kind: 'day', day: '2001-03-14' }],
      ['Uji', { kind: 'number', digits: '8120000' }, 'TRUE'],
    ])
  })

  test('tells numbers in plain digits, so that a lost digit can be seen', async () => {
    const bytes = workbookOf({
      sheets: [
        '<row r="1"><c><v>6.20217540301E+15</v></c><c><v>6202175403010001</v></c><c s="3"><v>36964.5</v></c></row>',
      ],
    })
    expect(await rowsOf(bytes)).toEqual([
      [
        { kind: 'number', digits: '6202175403010000' },
        { kind: 'number', digits: '6202175403010001' },
        { kind: 'number', digits: '36964.5' },
      ],
    ])
  })

  test.each([
    ['36964', 1, '2001-03-14'],
    ['36964.75', 2, '2001-03-14'],
    ['1', 1, '1900-01-01'],
    ['59', 1, '1900-02-28'],
    ['61', 1, '1900-03-01'],
    ['45351', 1, '2024-02-29'],
  ])('number %s in style %i is the day %s', async (serial, style, day) => {
    const bytes = workbookOf({ sheets: [`<row r="1"><c s="${style}"><v>${serial}</v></c></row>`] })
    expect((await rowsOf(bytes))[0]?.[0]).toEqual({ kind: 'day', day })
  })

  test('that counts its days from 1904 is read so; a day that never was stays a number', async () => {
    const row = '<row r="1"><c s="1"><v>35502</v></c><c t="d"><v>2001-03-14T00:00:00</v></c></row>'
    expect((await rowsOf(workbookOf({ sheets: [row], starts1904: true })))[0]?.slice(0, 2)).toEqual([
      { kind: 'day', day: '2001-03-14' },
      { kind: 'day', day: '2001-03-14' },
    ])
    const never = workbookOf({ sheets: ['<row r="1"><c s="1"><v>60</v></c></row>'] })
    expect((await rowsOf(never))[0]?.[0]).toEqual({ kind: 'number', digits: '60' })
  })

  test('never gives the value of a formula, whatever stands beside it', async () => {
    const bytes = workbookOf({
      sheets: [
        '<row r="1"><c><f>1+1</f><v>2</v></c><c t="str"><f>HYPERLINK("http://contoh.invalid","Uji")</f><v>Uji</v></c><c t="e"><v>#N/A</v></c></row>',
      ],
    })
    expect(await rowsOf(bytes)).toEqual([[{ kind: 'formula' }, { kind: 'formula' }, { kind: 'error' }]])
  })

  test('gives shared texts whole: runs joined, reading aids left out, escaped signs back', async () => {
    const bytes = workbookOf({
      sharedStrings:
        '<si><t xml:space="preserve"> Fiktif &amp; Uji</t></si><si><r><t>Fik</t></r><r><t>tif</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t>a_x000A_b&#65;<![CDATA[<c>]]></t></si>',
      sheets: ['<row r="1"><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>'],
    })
    expect(await rowsOf(bytes)).toEqual([['Fiktif & Uji', 'Fiktif', 'a\nbA<c>']])
  })

  test('keeps cells in their columns and rows under their numbers', async () => {
    const bytes = workbookOf({
      sheets: [
        '<row r="3"><c r="C3" t="inlineStr"><is><t>c</t></is></c></row><row r="4"><c r="XFD4" s="1"/></row><row r="9"><c r="A9"><v>1</v></c></row>',
      ],
    })
    const batches: RegisterBatch[] = []
    for await (const batch of readRows(bytes, { kind: 'rows', sheet: 0, columns: [2, 0] }))
      batches.push(batch)
    expect(batches.flatMap(({ rows }) => rows)).toEqual([
      { number: 3, cells: ['c', ''] },
      { number: 9, cells: ['', { kind: 'number', digits: '1' }] },
    ])
  })

  test('is read alike wherever its pieces are cut', async () => {
    const rows = Array.from({ length: 4000 }, (_none, index) =>
      textRow(index + 1, [`Fiktif & Uji ${index}`, `é界${index}`, 'x'.repeat(index % 50)]),
    )
    const read = await rowsOf(workbookOf({ sheets: [rows.join('')] }))
    expect(read).toHaveLength(4000)
    expect(read[3999]).toEqual(['Fiktif & Uji 3999', 'é界3999', 'x'.repeat(49)])
  })
})
