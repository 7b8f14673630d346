import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  attachmentMediaTypes,
  attachmentName,
  maximumFileBytes,
} from '#shared/features/attachment/attachment.rules.ts'
import { agreementFiles, agreements } from '#main/platform/db/schema.ts'
import { safeFileName } from '#main/platform/files.ts'
import { insertFile } from '#main/platform/files.repo.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { openTestOffice, type TestOffice } from '../../../../tests/support/test-office.ts'
import { acceptUpload } from './index.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
afterAll(() => office.close())

const pdf = (text = 'naskah'): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`%PDF-1.7\n${text}\n%%EOF\n`)

const context = () => ({ blobs: office.service.store().blobs, now: office.clock.now })

/** Keeps a file, with an agreement or as one that belongs to none. */
const keep = async (file: File, ofAgreement = true): Promise<string> => {
  const stored = await acceptUpload(context(), file)
  const act = { action: 'test', officerId: null, recordedAt: office.clock.now(), about: [] }
  office.service.store().database.change(act, (db) => {
    const fileId = insertFile(db, stored)
    if (!ofAgreement) return
    const { id: agreementId } = db
      .insert(agreements)
      .values({ uuid: newId('Agreement'), kind: 'memorandum', title: 'Naskah', titleKey: 'naskah' })
      .returning({ id: agreements.id })
      .get()
    db.insert(agreementFiles).values({ agreementId, fileId }).run()
  })
  return stored.uuid
}

const download = (fileId: string) => office.head.attachment.download({ fileId })
const bytesOf = async (file: File): Promise<Buffer> => Buffer.from(await file.arrayBuffer())

describe('attachment', () => {
  test('comes back byte for byte, under a safe name and the type of its content', async () => {
    const content = pdf('x'.repeat(700_000))
    const kept = await keep(new File([content], '..\\Scan\\PKS\u202Efdp.exe', { type: 'text/html' }))
    const file = await download(kept)
    expect((await bytesOf(file)).equals(Buffer.from(content))).toBe(true)
    expect(file.name).toBe('PKSfdp.exe.pdf')
    expect(file.type).toBe('application/pdf')
  })

  test('is not there for a file of no register: what belongs to cases has procedures of its own', async () => {
    const kept = await keep(new File([pdf()], 'bukti.pdf'), false)
    await expect(download(kept)).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
  })

  test('a file of the greatest size is kept, one byte more is not', async () => {
    const content = new Uint8Array(maximumFileBytes + 1)
    content.set(pdf())
    const largest = await keep(new File([content.slice(0, -1)], 'besar.pdf'))
    expect((await download(largest)).size).toBe(maximumFileBytes)
    await expect(acceptUpload(context(), new File([content], 'besar.pdf'))).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      data: { maximumBytes: maximumFileBytes },
    })
  })

  test.each([
    ['an empty file', new Uint8Array(), 'FILE_EMPTY'],
    ['a program named pdf', new Uint8Array([0x4d, 0x5a, 0x90, 0]), 'FILE_TYPE_NOT_ALLOWED'],
    ['a web page named pdf', new TextEncoder().encode('<html><script>'), 'FILE_TYPE_NOT_ALLOWED'],
    ['a PDF behind other bytes', new Uint8Array([0, ...pdf()]), 'FILE_TYPE_NOT_ALLOWED'],
    [
      'a PNG that is only its signature',
      new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10]),
      'FILE_TYPE_NOT_ALLOWED',
    ],
  ])('%s is refused', async (_name, content, code) => {
    const file = new File([content], 'naskah.pdf', { type: 'application/pdf' })
    await expect(acceptUpload(context(), file)).rejects.toMatchObject({ code })
  })

  test('a picture that unpacks to 900 megapixels is refused by its header', async () => {
    const header = Buffer.alloc(33)
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(header)
    header.writeUInt32BE(30_000, 16)
    header.writeUInt32BE(30_000, 20)
    const bomb = new Uint8Array(Buffer.concat([header, deflateSync(Buffer.alloc(1_000_000))]))
    await expect(acceptUpload(context(), new File([bomb], 'a.png'))).rejects.toMatchObject({
      code: 'IMAGE_TOO_LARGE',
      data: { maximumMegapixels: 40 },
    })
  })

  test('the same bytes are stored once and both files can be read', async () => {
    const blobs = office.service.store().blobs.connection
    const [first, second] = [
      await keep(new File([pdf('sama')], 'a.pdf')),
      await keep(new File([pdf('sama')], 'b.pdf')),
    ]
    expect((await download(first)).name).toBe('a.pdf')
    expect((await download(second)).name).toBe('b.pdf')
    const copies = blobs
      .prepare('select count(*) from chunks where instr(bytes, ?) > 0')
      .pluck()
      .get(Buffer.from(pdf('sama')))
    expect(copies).toBe(1)
  })

  test('damaged bytes are told and not handed out', async () => {
    const kept = await keep(new File([pdf('rusak')], 'rusak.pdf'))
    const blobs = office.service.store().blobs.connection
    const changed = blobs
      .prepare('update chunks set bytes = ? where bytes = ?')
      .run(Buffer.from(pdf('rusuk')), Buffer.from(pdf('rusak')))
    expect(changed.changes).toBe(1)
    await expect(download(kept)).rejects.toMatchObject({ code: 'FILE_DAMAGED', defined: true })
    blobs.prepare('delete from chunks where bytes = ?').run(Buffer.from(pdf('rusuk')))
    await expect(download(kept)).rejects.toMatchObject({ code: 'FILE_DAMAGED' })
  })

  test('an unknown file and an officer without the right get their own answers', async () => {
    await expect(download(newId('File'))).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
      data: { kind: 'file' },
    })
    const kept = await keep(new File([pdf('rahasia')], 'r.pdf'))
    const auditor = await office.officer('pengawas', ['auditor'])
    await expect(auditor.attachment.download({ fileId: kept })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
      data: { permission: 'attachment.read' },
    })
    await expect(office.visitor().attachment.download({ fileId: newId('File') })).rejects.toMatchObject({
      code: 'SESSION_REQUIRED',
    })
  })

  test('the store keeps the names of attachments as they are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom(...attachmentMediaTypes),
        (typed, mediaType) => {
          const name = attachmentName(typed, mediaType)
          expect(safeFileName(name)).toBe(name)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
