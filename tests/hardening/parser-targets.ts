import { deflateSync } from 'node:zlib'
import { readAgencyRow } from '#shared/features/agency/agency-form.rules.ts'
import { readCheckpointCode } from '#shared/features/audit/checkpoint-code.ts'
import {
  canKeepAsEvidence,
  evidenceName,
  evidenceTypeOf,
  shownCopyOf,
} from '#shared/features/evidence/evidence-file.rules.ts'
import { cellText } from '#shared/features/group-intake/register-row.rules.ts'
import { mappingForHeading } from '#shared/features/group-intake/register-heading.rules.ts'
import { readMrz } from '#shared/features/identity/mrz.rules.ts'
import { readNik } from '#shared/features/identity/nik.rules.ts'
import { readPhone } from '#shared/features/identity/phone.rules.ts'
import { readSocial } from '#shared/features/identity/social.rules.ts'
import { readShortCode } from '#shared/features/proof/short-code.ts'
import {
  readTrustList,
  trustListContent,
  trustListText,
  trustListMessage,
} from '#shared/features/proof/trust-list.ts'
import { verifyProof } from '#shared/features/proof/verify-proof.ts'
import { readFormRow } from '#shared/features/village-report/report-form.rules.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import { parseTypedDate, type PlainDate } from '#shared/kernel/plain-date.ts'
import { readWitness } from '#main/features/audit/witness.ts'
import { pdfPageCount } from '#main/features/evidence/pdf-pages.ts'
import { readRootCode } from '#main/features/proof/keyring.ts'
import { safeFileName } from '#main/platform/files.ts'
import { isSignedBy, signWith } from '#main/platform/keys/ed25519.ts'
import { createRecoveryCode, readRecoveryCode } from '#main/platform/keys/recovery-code.ts'
import { RegisterRefusal } from '#main/platform/register-reader/index.ts'
import { inspectRegister, readRows } from '#main/platform/register-reader/reading.ts'
import { codeOf, factsOf, office } from '../../src/main/features/proof/forgery.test-support.ts'
import { textRow, workbookOf } from '../../src/main/platform/register-reader/register-files.test-support.ts'
import { hostileTexts } from './hostile-values.ts'
import { mutatedJson, pick } from './mutate-input.ts'

type Random = () => number

/** Something that reads what strangers write. It answers or refuses by a typed code; anything else is a finding. */
export type ParserTarget = { name: string; read: (random: Random) => unknown }

const today = '2026-11-23' as PlainDate

export const isRefusal = (error: unknown): boolean =>
  error instanceof RegisterRefusal || error instanceof DomainError

const mutatedBytes = (random: Random, bytes: Uint8Array): Uint8Array => {
  const copy = Buffer.from(bytes)
  const at = (): number => Math.floor(random() * copy.length)
  switch (Math.floor(random() * 5)) {
    case 0:
      return copy.subarray(0, at())
    case 1: {
      const [from, length] = [at(), Math.floor(random() * 40)]
      return Buffer.concat([copy.subarray(0, from), copy.subarray(from + length)])
    }
    case 2: {
      const [from, length] = [at(), Math.floor(random() * 40)]
      return Buffer.concat([copy.subarray(0, from), copy.subarray(from, from + length), copy.subarray(from)])
    }
    case 3: {
      // A number somewhere becomes one at the edge of what fits.
      if (copy.length < 4) return copy
      const place = Math.floor(random() * (copy.length - 4))
      const value = pick(random, [0, 1, 0x7f_ff_ff_ff, 0x80_00_00_00, 0xff_ff_ff_ff, 0xff_ff])
      if (random() < 0.5) copy.writeUInt32LE(value, place)
      else copy.writeUInt32BE(value, place)
      return copy
    }
    default:
      for (let times = 1 + Math.floor(random() * 8); times > 0 && copy.length > 0; times -= 1)
        copy[at()] = Math.floor(random() * 256)
      return copy
  }
}

const cells = [
  'Nama',
  'NIK',
  '6202170101900001',
  'Fiktif Melati',
  '1990-01-01',
  '',
  '=1+1',
  '"',
  'a;b',
  'x\ny',
]
const cell = (random: Random): string =>
  random() < 0.2 ? pick(random, hostileTexts).slice(0, 9_000) : pick(random, cells)

const csv = (random: Random): Uint8Array => {
  const separator = pick(random, [';', ',', '\t', '|', ''])
  const width = 1 + Math.floor(random() * 6)
  const rows = Array.from({ length: 1 + Math.floor(random() * 8) }, () =>
    Array.from({ length: random() < 0.1 ? 250 : width }, () => {
      const text = cell(random)
      return random() < 0.4 ? `"${random() < 0.8 ? text.replaceAll('"', '""') : text}"` : text
    }).join(separator),
  )
  const text = rows.join(pick(random, ['\r\n', '\n', '\r', '\n\n']))
  const encoded = Buffer.from(
    random() < 0.2 ? `\ufeff${text}` : text,
    pick(random, ['utf8', 'utf8', 'utf16le', 'latin1'] as const),
  )
  return random() < 0.5 ? encoded : mutatedBytes(random, encoded)
}

const xmlPieces = [
  '<row r="1">',
  '</row>',
  '<c r="ZZZ9999999" t="s"><v>99</v></c>',
  '<c t="inlineStr"><is><t>x</t></is></c>',
  '<c t="b"><v>2</v></c>',
  '<c t="d"><v>2026-02-30</v></c>',
  '<c><v>1e999</v></c>',
  '<c><v>-1</v></c>',
  '<c s="1"><v>99999999</v></c>',
  '<c s="77"><v>1</v></c>',
  '<!-- ',
  ' -->',
  '<![CDATA[',
  ']]>',
  '&#0;',
  '&#x110000;',
  '&bogus;',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<?xml?>',
  '<f>1+1</f>',
  '<row r="0">',
  '<row r="-5">',
  '<row r="1048577">',
  '<',
  '>',
  '"',
]

const sheet = (random: Random): string => {
  const rows = Array.from({ length: 1 + Math.floor(random() * 5) }, (_row, index) =>
    textRow(random() < 0.9 ? index + 1 : Math.floor(random() * 5), [cell(random).slice(0, 200), 'b']),
  ).join('')
  if (random() < 0.3) return rows
  const at = Math.floor(random() * rows.length)
  return rows.slice(0, at) + pick(random, xmlPieces) + rows.slice(at + Math.floor(random() * 4))
}

const workbook = (random: Random): Buffer =>
  workbookOf({
    sheets: Array.from({ length: 1 + Math.floor(random() * 2) }, () => sheet(random)),
    ...(random() < 0.3 ? { sharedStrings: sheet(random) } : {}),
    ...(random() < 0.1 ? { declaredSize: Math.floor(random() * 2 ** 32) } : {}),
    starts1904: random() < 0.2,
  })

/** As the service reads it: what it is, then every row with the columns that were chosen. */
const readRegister = async (bytes: Uint8Array): Promise<void> => {
  const { sheets } = await inspectRegister(bytes)
  const first = sheets[0]?.firstRows[0]?.cells ?? []
  mappingForHeading(first)
  for await (const { rows } of readRows(bytes, { kind: 'rows', sheet: 0, columns: [0, 1, 5] }))
    for (const row of rows) for (const value of row.cells) cellText(value)
}

const word = (value: number, bytes: 2 | 4): Buffer => {
  const buffer = Buffer.alloc(bytes)
  if (bytes === 2) buffer.writeUInt16BE(value)
  else buffer.writeUInt32BE(value)
  return buffer
}

const pngChunk = (name: string, content: Uint8Array): Buffer =>
  Buffer.concat([word(content.length, 4), Buffer.from(name), content, Buffer.alloc(4)])

const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  pngChunk('IHDR', Buffer.from('00000010000000100802000000', 'hex')),
  pngChunk('tEXt', Buffer.from('Comment\0contoh')),
  pngChunk('eXIf', Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex')),
  pngChunk('IDAT', deflateSync(Buffer.alloc(784))),
  pngChunk('IEND', Buffer.alloc(0)),
])

const jpegSegment = (marker: number, content: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), word(content.length + 2, 2), content])

const jpeg = Buffer.concat([
  Buffer.from('ffd8', 'hex'),
  jpegSegment(0xe1, Buffer.from('4578696600004d4d002a00000008000101120003000000010006000000000000', 'hex')),
  jpegSegment(0xc0, Buffer.from('080010001003012200021101031101', 'hex')),
  jpegSegment(0xda, Buffer.from('0301000211031100 3f00'.replace(' ', ''), 'hex')),
  Buffer.alloc(40, 0x55),
  Buffer.from('ffd9', 'hex'),
])

const webp = (() => {
  const chunk = Buffer.concat([
    Buffer.from('VP8X'),
    Buffer.from('0a000000', 'hex'),
    Buffer.from('08000000', 'hex'),
    Buffer.from('0f00000f0000', 'hex'),
  ])
  const picture = Buffer.concat([
    Buffer.from('VP8 '),
    Buffer.from('0a000000', 'hex'),
    Buffer.from('3001009d012a10001000', 'hex'),
  ])
  const exif = Buffer.concat([
    Buffer.from('EXIF'),
    Buffer.from('1a000000', 'hex'),
    Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex'),
  ])
  const body = Buffer.concat([Buffer.from('WEBP'), chunk, picture, exif])
  const length = Buffer.alloc(4)
  length.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from('RIFF'), length, body])
})()

const pdf = Buffer.from(
  `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\nxref\n0 4\n0000000000 65535 f \ntrailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`,
)

const readPicture = (bytes: Uint8Array, name: string): void => {
  const type = evidenceTypeOf(bytes)
  canKeepAsEvidence(bytes, name, type)
  if (type === undefined) return
  evidenceName(name, type)
  if (type.startsWith('image/')) shownCopyOf(bytes, type)
}

const proof = office()
const codes = Array.from({ length: 20 }, (_code, number) => codeOf(proof.issuing, factsOf(number)))
const listText = (() => {
  const content = trustListContent(proof.list)
  return trustListText(content, proof.issuing.keyId, signWith(proof.issuing.seed, trustListMessage(content)))
})()

const storeId = '0190a0a0-0000-7000-8000-000000000000'
const witnessText = JSON.stringify({
  format: 'perisai-desa witness 1',
  storeId,
  keys: [Buffer.from(proof.issuing.publicKey).toString('hex')],
  checkpoints: [[JSON.stringify(['perisai-desa checkpoint 1', storeId, 5, 'ab', null, 1]), 'ab'.repeat(64)]],
})

const { code: recoveryCode } = createRecoveryCode()

const typedText = (random: Random): string => {
  const base = pick(random, [
    recoveryCode,
    '0000-0000-0000',
    '6202170101900001',
    '+62 812-0000-0001',
    '14-03-2001',
    'P<IDNMELATI<<FIKTIF<<<<<<<<<<<<<<<<<<<<<<<<<<<\nX0000000<1IDN9001014F3001012<<<<<<<<<<<<<<<0',
    'https://facebook.com/contoh',
    '@contoh',
  ])
  return random() < 0.2 ? pick(random, hostileTexts) : mutatedJson(random, base)
}

const typedReaders: readonly ((text: string) => unknown)[] = [
  readRecoveryCode,
  readRootCode,
  readShortCode,
  readCheckpointCode,
  (text) => parseTypedDate(text, today),
  (text) => readNik(text, { today, enteredBirthOn: null }),
  readPhone,
  readSocial,
  (text) => readMrz(text, today),
  safeFileName,
]

export const parserTargets: readonly ParserTarget[] = [
  { name: 'CSV', read: (random) => readRegister(csv(random)) },
  {
    name: 'xlsx and its zip',
    read: (random) => {
      const bytes = workbook(random)
      return readRegister(random() < 0.5 ? bytes : mutatedBytes(random, bytes))
    },
  },
  {
    name: 'picture headers and copies',
    read: (random) =>
      readPicture(
        mutatedBytes(random, pick(random, [png, jpeg, webp])),
        pick(random, ['a.png', 'b.jpg', ...hostileTexts]),
      ),
  },
  { name: 'pages of a PDF', read: (random) => pdfPageCount(mutatedBytes(random, pdf)) },
  {
    name: 'text of a QR code',
    read: (random) => verifyProof(mutatedJson(random, pick(random, codes)), proof.list, isSignedBy),
  },
  {
    name: 'typed codes, numbers and names',
    read: (random) => {
      const text = typedText(random)
      for (const read of typedReaders) read(text)
    },
  },
  { name: 'trust list', read: (random) => readTrustList(mutatedJson(random, listText)) },
  { name: 'witness file', read: (random) => readWitness(mutatedJson(random, witnessText), storeId) },
  {
    name: 'rows of the agency directory and of village reports',
    read: (random) => {
      readAgencyRow(() => cell(random), today)
      readFormRow(() => cell(random), Date.parse('2026-11-23T08:00:00'), today)
    },
  },
]
