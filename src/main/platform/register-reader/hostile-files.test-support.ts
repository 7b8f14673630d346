import { randomBytes } from 'node:crypto'
import { registerLimits, type RegisterRefusalCode } from './index.ts'
import { textRow, workbookOf, zipOf } from './register-files.test-support.ts'

const megabyte = 1024 * 1024
const text = (value: string): Buffer => Buffer.from(value)

/** Rows that unpack to many times their packed size. */
export const bombRows = (megabytes: number): Buffer =>
  Buffer.alloc(megabytes * megabyte, '<!--                 -->')

/** Rows too varied to be taken for a bomb by how well they pack. */
const oneCellRows = (count: number): string =>
  Array.from(
    { length: count },
    (_none, index) => `<row r="${index + 1}"><c><v>${index * 7919}</v></c></row>`,
  ).join('')

/** A workbook of fifty sheets that are all the same bytes of the file. */
const overlapping = (): Buffer => {
  const packed = workbookOf({ sheets: Array.from({ length: 50 }, () => bombRows(1)) })
  const places: number[] = []
  for (let at = packed.indexOf(entryMark); at >= 0; at = packed.indexOf(entryMark, at + 1))
    if (packed.subarray(at + 46).toString('latin1', 0, 19) === 'xl/worksheets/sheet') places.push(at)
  const [first = 0] = places
  for (const at of places) packed.copy(packed, at + 42, first + 42, first + 46)
  return packed
}
const entryMark = Buffer.from('PK\u0001\u0002')

/** Ten entities, each of which is ten of the one before. */
const laughs = (): string => {
  const entities = Array.from({ length: 10 }, (_none, index) => {
    const content = index === 0 ? 'tawa' : `&e${index - 1};`.repeat(10)
    return `<!ENTITY e${index} "${content}">`
  })
  return `<!DOCTYPE lolz [${entities.join('')}]><row r="1"><c t="str"><v>&e9;</v></c></row>`
}

/** Files that are no register, or one that was built to break its reader, with the code they are refused by. */
export const hostileFiles: [what: string, make: () => Uint8Array, code: RegisterRefusalCode][] = [
  ['nothing', () => new Uint8Array(), 'REGISTER_EMPTY'],
  ['only separators', () => text(';;;\r\n;;;\r\n'), 'REGISTER_EMPTY'],
  ['a workbook without a row', () => workbookOf({ sheets: [''] }), 'REGISTER_EMPTY'],
  ['one byte too many', () => Buffer.alloc(registerLimits.fileBytes + 1, 'a;b\n'), 'REGISTER_TOO_LARGE'],
  [
    'a picture named csv',
    () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    'REGISTER_TYPE_NOT_ALLOWED',
  ],
  ['a program named csv', () => Buffer.concat([text('MZ'), Buffer.alloc(4000)]), 'REGISTER_TYPE_NOT_ALLOWED'],
  [
    'a web page named xls',
    () => text('<html><table><tr><td>Nama</td></tr></table>'),
    'REGISTER_TYPE_NOT_ALLOWED',
  ],
  ['a PDF named csv', () => text('%PDF-1.7\nNama;NIK\n'), 'REGISTER_TYPE_NOT_ALLOWED'],
  [
    'an old Excel file',
    () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(5000)]),
    'REGISTER_OLD_EXCEL',
  ],
  [
    'a workbook with a password',
    () =>
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(500),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    'REGISTER_HAS_PASSWORD',
  ],
  [
    'a zip with a password',
    () => zipOf([{ name: 'a', content: 'a', encrypted: true }]),
    'REGISTER_HAS_PASSWORD',
  ],
  [
    'a zip that is no workbook',
    () => zipOf([{ name: 'word/document.xml', content: '<a/>' }]),
    'REGISTER_TYPE_NOT_ALLOWED',
  ],
  [
    'a workbook with macros',
    () => workbookOf({ sheets: [textRow(1, ['a'])], more: [{ name: 'xl/vbaProject.bin', content: 'x' }] }),
    'REGISTER_HAS_MACROS',
  ],
  [
    'a workbook cut off',
    () => workbookOf({ sheets: [textRow(1, ['a'])] }).subarray(0, 600),
    'REGISTER_DAMAGED',
  ],
  [
    'a sheet with a document type',
    () => workbookOf({ sheets: ['<!DOCTYPE a [<!ENTITY b "c">]>'] }),
    'REGISTER_DAMAGED',
  ],
  ['entities that multiply', () => workbookOf({ sheets: [laughs()] }), 'REGISTER_DAMAGED'],
  [
    'texts with entities that multiply',
    () => workbookOf({ sheets: [textRow(1, ['a'])], sharedStrings: laughs() }),
    'REGISTER_DAMAGED',
  ],
  [
    'a workbook in which another is packed',
    () => workbookOf({ sheets: [workbookOf({ sheets: [bombRows(20)] })] }),
    'REGISTER_EMPTY',
  ],
  [
    'a zip in a zip',
    () => zipOf([{ name: 'daftar.xlsx', content: workbookOf({ sheets: [bombRows(20)] }) }]),
    'REGISTER_TYPE_NOT_ALLOWED',
  ],
  ['sheets that are the same bytes', overlapping, 'REGISTER_DAMAGED'],
  [
    'a sheet with a tag without end',
    () => workbookOf({ sheets: [`<row ${randomBytes(megabyte).toString('hex')}`] }),
    'REGISTER_DAMAGED',
  ],
  [
    'a text that is not there',
    () => workbookOf({ sheets: ['<row r="1"><c t="s"><v>7</v></c></row>'], sharedStrings: '' }),
    'REGISTER_DAMAGED',
  ],
  [
    'two parts of one name',
    () =>
      workbookOf({
        sheets: [textRow(1, ['a'])],
        more: [{ name: 'xl/workbook.xml', content: '<workbook/>' }],
      }),
    'REGISTER_DAMAGED',
  ],
  [
    'rows that go back',
    () => workbookOf({ sheets: [textRow(5, ['a']) + textRow(2, ['b'])] }),
    'REGISTER_DAMAGED',
  ],
  ['a bomb in the sheet', () => workbookOf({ sheets: [bombRows(150)] }), 'REGISTER_UNPACKS_TOO_LARGE'],
  [
    'a bomb that says it is ten bytes',
    () => workbookOf({ sheets: [bombRows(150)], declaredSize: 10 }),
    'REGISTER_UNPACKS_TOO_LARGE',
  ],
  [
    'a bomb in the texts',
    () =>
      workbookOf({
        sheets: [textRow(1, ['a'])],
        sharedStrings: `<si><t>${'x'.repeat(150 * megabyte)}</t></si>`,
      }),
    'REGISTER_UNPACKS_TOO_LARGE',
  ],
  [
    'more than a thousand parts',
    () =>
      workbookOf({
        sheets: [textRow(1, ['a'])],
        more: Array.from({ length: 1000 }, (_none, index) => ({ name: `x/${index}`, content: '' })),
      }),
    'REGISTER_UNPACKS_TOO_LARGE',
  ],
  [
    'a stored sheet of more than fits',
    () => {
      const packed = workbookOf({ sheets: [textRow(1, ['a'])] })
      // The table of contents says that the sheet goes on behind the end of the file.
      const at = packed.lastIndexOf('PK\u0001\u0002')
      packed.writeUInt32LE(50 * megabyte, at + 20)
      return packed
    },
    'REGISTER_DAMAGED',
  ],
  ['a million columns', () => text('a;'.repeat(1_000_000)), 'REGISTER_TOO_MANY_COLUMNS'],
  [
    'the last column of a sheet',
    () => workbookOf({ sheets: ['<row r="1"><c r="XFD1"><v>1</v></c></row>'] }),
    'REGISTER_TOO_MANY_COLUMNS',
  ],
  [
    'a column that does not exist',
    () => workbookOf({ sheets: ['<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row>'] }),
    'REGISTER_DAMAGED',
  ],
  ['a cell without end', () => text(`a;${'x'.repeat(5 * megabyte)}`), 'REGISTER_CELL_TOO_LONG'],
  ['a quote without end', () => text('a;"b\nc;d\ne;f\n'), 'REGISTER_DAMAGED'],
  [
    'a quote without end over everything',
    () => text(`a;"${'b;c\n'.repeat(500_000)}"`),
    'REGISTER_CELL_TOO_LONG',
  ],
  [
    'a long text in a cell',
    () => workbookOf({ sheets: [textRow(1, ['x'.repeat(8193)])] }),
    'REGISTER_CELL_TOO_LONG',
  ],
  ['a million rows of one cell', () => text('a\n'.repeat(1_000_000)), 'REGISTER_TOO_MANY_ROWS'],
  [
    'a workbook of a million rows of one cell',
    () => workbookOf({ sheets: [oneCellRows(1_000_000)] }),
    'REGISTER_TOO_MANY_ROWS',
  ],
  [
    'a text with a sign that ends texts',
    () => text('Nama;NIK\nFiktif\u0000;1\n'),
    'REGISTER_TYPE_NOT_ALLOWED',
  ],
  [
    'a program in wide signs',
    () => Buffer.from('\ufeffMZ\u0001\u0002;a\n'.repeat(100), 'utf16le'),
    'REGISTER_TYPE_NOT_ALLOWED',
  ],
  [
    'wide signs, a million columns of them',
    () => Buffer.from(`\ufeff${'a;'.repeat(1_000_000)}`, 'utf16le'),
    'REGISTER_TOO_MANY_COLUMNS',
  ],
  ['a row too many', () => text('a;b\n'.repeat(registerLimits.rows + 2)), 'REGISTER_TOO_MANY_ROWS'],
  [
    'too many sheets',
    () => workbookOf({ sheets: Array.from({ length: 51 }, () => textRow(1, ['a'])) }),
    'REGISTER_TOO_MANY_SHEETS',
  ],
]
