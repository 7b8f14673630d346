import { eq, or } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EvidenceFacts } from '#shared/features/evidence/evidence.schema.ts'
import { maximumFileBytes } from '#shared/features/attachment/attachment.rules.ts'
import { evidence, files } from '#main/platform/db/schema.ts'
import { closeTestCase } from '../../../../tests/support/close-case.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import type { TestClient } from '../../../../tests/support/test-office.ts'
import { jpegOf, pdfOf } from '../../../../tests/support/evidence-files.ts'

let office: TestCaseOffice
beforeAll(async () => {
  office = await openCaseOffice()
})
afterAll(() => office.close())

const place = 'GPS 2.53 S 112.95 E, KameraContoh X1'
const facts: EvidenceFacts = {
  title: 'Foto lowongan di telepon',
  kind: 'photo',
  source: 'Telepon milik yang bersangkutan',
  obtainedOn: null,
  subjectId: null,
  note: null,
}

type Given = Partial<EvidenceFacts> & { caseId?: TestCaseOffice['caseId']; by?: TestClient }

const add = (content: Uint8Array<ArrayBuffer>, name: string, { by, caseId, ...more }: Given = {}) =>
  (by ?? office.worker).evidence.add({
    ...facts,
    ...more,
    caseId: caseId ?? office.caseId,
    file: new File([content], name),
  })
const bytesOf = async (file: File): Promise<Buffer> => Buffer.from(await file.arrayBuffer())
const latin = async (file: File): Promise<string> => (await bytesOf(file)).toString('latin1')
const newCase = async () => (await office.addCase()).case.id

describe('a photo', () => {
  test('is shown without place and device, and leaves as it came', async () => {
    const content = jpegOf(place)
    const kept = await add(content, 'IMG_0001.JPG')
    expect(kept).toMatchObject({ preview: 'picture', isShownCopy: true, file: { name: 'IMG_0001.jpg' } })
    const shown = await office.worker.evidence.shown({ id: kept.id })
    expect(await latin(shown)).not.toMatch(/Exif|GPS|KameraContoh/)
    expect(shown.size).toBeGreaterThan(20)
    const original = await office.sectionHead.evidence.export({ id: kept.id, reason: 'Diminta penyidik' })
    expect((await bytesOf(original)).equals(Buffer.from(content))).toBe(true)
  })

  test('of more than 40 megapixels is refused by its head', async () => {
    const bomb = jpegOf(place, { width: 30_000, height: 30_000 })
    await expect(add(bomb, 'besar.jpg')).rejects.toMatchObject({ code: 'IMAGE_TOO_LARGE' })
  })

  test('that ends before its picture begins is refused', async () => {
    const whole = jpegOf(place)
    await expect(add(whole.slice(0, -16), 'rusak.jpg')).rejects.toMatchObject({ code: 'IMAGE_DAMAGED' })
    await expect(add(whole.slice(0, 40), 'rusak.jpg')).rejects.toMatchObject({ code: 'IMAGE_DAMAGED' })
  })
})

describe('a PDF', () => {
  test('tells its pages and is kept as it is', async () => {
    const kept = await add(pdfOf(12), 'Surat undangan.pdf', { kind: 'scan' })
    expect(kept).toMatchObject({ preview: 'pdf', isShownCopy: false, file: { pageCount: 12 } })
    expect(await bytesOf(await office.worker.evidence.shown({ id: kept.id }))).toEqual(Buffer.from(pdfOf(12)))
  })

  test('of more than 200 pages is refused', async () => {
    await expect(add(pdfOf(201), 'tebal.pdf')).rejects.toMatchObject({
      code: 'PDF_TOO_LONG',
      data: { pages: 201, maximumPages: 200 },
    })
  })
})

describe('a file that is not what it says', () => {
  const program = new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])
  test.each([
    ['a program named as a picture', program, 'foto.jpg', 'FILE_TYPE_NOT_ALLOWED'],
    [
      'a web page named as a PDF',
      new TextEncoder().encode('<html><script>'),
      'a.pdf',
      'FILE_TYPE_NOT_ALLOWED',
    ],
    ['a PDF named as a picture', pdfOf(1), 'foto.png', 'EVIDENCE_TYPE_DISAGREES'],
    ['a picture named as a program', jpegOf(place), 'foto.jpg.exe', 'EVIDENCE_TYPE_DISAGREES'],
    ['an empty file', new Uint8Array(), 'kosong.pdf', 'FILE_EMPTY'],
  ])('%s is refused', async (_what, content, name, code) => {
    await expect(add(content, name)).rejects.toMatchObject({ code, defined: true })
  })

  test('one byte more than 25 MB is refused', async () => {
    const content = new Uint8Array(maximumFileBytes + 1)
    content.set(pdfOf(1))
    await expect(add(content, 'besar.pdf')).rejects.toMatchObject({ code: 'FILE_TOO_LARGE' })
  })

  test.each([
    ['../../bukti.pdf', 'bukti.pdf'],
    [String.raw`\\server\share\CON.pdf`, '_CON.pdf'],
    ['chat\u202Efdp.pdf', 'chatfdp.pdf'],
    ['tanpa akhiran', 'tanpa akhiran.pdf'],
  ])('the name %j is kept as %j', async (typed, name) => {
    const caseId = await newCase()
    expect((await add(pdfOf(2), typed, { caseId })).file.name).toBe(name)
  })
})

describe('a recording', () => {
  test('is kept and not looked at here', async () => {
    const voice = new Uint8Array(Buffer.from('OggS\0\u0002contoh suara', 'latin1'))
    const kept = await add(voice, 'PTT-20261101.opus', { kind: 'recording' })
    expect(kept).toMatchObject({
      preview: 'none',
      file: { name: 'PTT-20261101.opus', mediaType: 'audio/ogg' },
    })
  })
})

describe('evidence of a case', () => {
  test('is listed page by page, the newest first, and by person', async () => {
    const caseId = await newCase()
    const subjectId = await office.addSubject(caseId)
    for (const pages of [1, 2, 3])
      await add(pdfOf(pages), `${pages}.pdf`, {
        caseId,
        title: `Ke-${pages}`,
        subjectId: pages === 2 ? subjectId : null,
      })
    const first = await office.worker.evidence.list({ caseId, limit: 2 })
    expect(first).toMatchObject({ total: 3, withdrawnTotal: 0 })
    const cursor = first.nextCursor ?? ''
    const second = await office.worker.evidence.list({ caseId, limit: 2, cursor })
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['Ke-3', 'Ke-2', 'Ke-1'])
    expect(second.nextCursor).toBeNull()
    const own = await office.worker.evidence.list({ caseId, subjectId })
    expect(own.items.map(({ subject }) => subject?.shownName)).toEqual(['F.M.'])
  })

  test('holds the same bytes once, and again after they were withdrawn', async () => {
    const caseId = await newCase()
    const { id, version } = await add(pdfOf(4), 'a.pdf', { caseId, title: 'Tiket' })
    await expect(add(pdfOf(4), 'b.pdf', { caseId })).rejects.toMatchObject({
      code: 'EVIDENCE_ALREADY_KEPT',
      data: { title: 'Tiket' },
    })
    await office.worker.evidence.withdraw({ id, version, reason: 'Salah kasus' })
    await add(pdfOf(4), 'b.pdf', { caseId })
  })

  test('is told in the timeline by kind, never by title, name or reason', async () => {
    const caseId = await newCase()
    const { id } = await add(pdfOf(5), 'a.pdf', { caseId, kind: 'ticket', title: 'Tiket Fiktif Melati' })
    await office.sectionHead.evidence.export({ id, reason: 'Diminta Fiktif' })
    const { items } = await office.worker.case.timeline({ id: caseId })
    expect(items.slice(0, 2)).toMatchObject([
      { kind: 'evidenceExported', data: { evidence: 'ticket' }, record: { kind: 'evidence', id } },
      { kind: 'evidenceAdded', data: { evidence: 'ticket' } },
    ])
    expect(JSON.stringify(items)).not.toContain('Fiktif')
  })

  test('belongs to a person of the same case or to nobody', async () => {
    const caseId = await newCase()
    const stranger = await office.addSubject(await newCase())
    await expect(add(pdfOf(6), 'a.pdf', { caseId, subjectId: stranger })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
      data: { kind: 'subject' },
    })
  })

  test('was not obtained tomorrow', async () => {
    await expect(add(pdfOf(7), 'a.pdf', { obtainedOn: '2026-11-24' as never })).rejects.toMatchObject({
      code: 'EVIDENCE_OBTAINED_IN_FUTURE',
    })
  })
})

describe('facts of evidence', () => {
  test('are changed under the version that was read', async () => {
    const { id, version } = await add(pdfOf(8), 'a.pdf')
    const change = { ...facts, title: 'Undangan dari Kuching', kind: 'document' } as const
    expect(await office.worker.evidence.save({ ...change, id, version })).toMatchObject({
      title: change.title,
      kind: 'document',
      version: version + 1,
    })
    await expect(office.worker.evidence.save({ ...change, id, version })).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
  })
})

describe('withdrawn evidence', () => {
  test('is kept with its reason, stands in a list of its own, and is neither shown nor changed', async () => {
    const caseId = await newCase()
    const { id, version } = await add(jpegOf('x'), 'a.jpg', { caseId })
    const withdrawn = await office.worker.evidence.withdraw({ id, version, reason: 'Foto orang lain' })
    expect(withdrawn.withdrawn?.reason).toBe('Foto orang lain')
    expect(await office.worker.evidence.list({ caseId })).toMatchObject({ items: [], withdrawnTotal: 1 })
    expect((await office.worker.evidence.list({ caseId, withdrawn: true })).items).toMatchObject([{ id }])
    const refusal = { code: 'EVIDENCE_WITHDRAWN' }
    await expect(office.worker.evidence.shown({ id })).rejects.toMatchObject(refusal)
    await expect(
      office.worker.evidence.save({ ...facts, id, version: withdrawn.version }),
    ).rejects.toMatchObject(refusal)
    await expect(
      office.worker.evidence.withdraw({ id, version: withdrawn.version, reason: 'Lagi' }),
    ).rejects.toMatchObject(refusal)
    const file = await office.sectionHead.evidence.export({ id, reason: 'Pemeriksaan internal' })
    expect(file.size).toBe(jpegOf('x').length)
  })
})

describe('who may', () => {
  test('export is no counter’s, and leaves with a reason that stays in the history', async () => {
    const { id } = await add(pdfOf(9), 'a.pdf')
    await expect(office.operator.evidence.export({ id, reason: 'Ingin simpan' })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
      data: { permission: 'evidence.export' },
    })
    await expect(office.sectionHead.evidence.export({ id, reason: ' ' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    const reason = 'Permintaan Polres Contoh, surat 12'
    await office.head.evidence.export({ id, reason })
    const history = await office.head.history.ofRecord({ kind: 'case', id: office.caseId })
    expect(history.items[0]).toMatchObject({ action: 'evidence.export', reason })
  })

  test('add is nobody who only reads, and see is no auditor', async () => {
    await expect(add(pdfOf(10), 'a.pdf', { by: office.head })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    const auditor = await office.officer('pengawas', ['auditor'])
    await expect(auditor.evidence.list({ caseId: office.caseId })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })

  test('a file of evidence does not leave by the way of other attachments', async () => {
    const { id } = await add(jpegOf('lain'), 'a.jpg')
    const { database } = office.service.store()
    const rows = database.read
      .select({ fileId: files.uuid })
      .from(files)
      .innerJoin(evidence, or(eq(files.id, evidence.fileId), eq(files.id, evidence.shownFileId)))
      .where(eq(evidence.uuid, id))
      .all()
    expect(rows).toHaveLength(2)
    for (const { fileId } of rows) {
      await expect(office.worker.attachment.download({ fileId })).rejects.toMatchObject({
        code: 'RECORD_NOT_FOUND',
        data: { kind: 'file' },
      })
    }
  })
})

describe('a closed case', () => {
  test('takes no evidence and changes none, and what it has is still seen', async () => {
    const caseId = await newCase()
    const subjectId = await office.addSubject(caseId)
    const { id, version } = await add(pdfOf(11), 'a.pdf', { caseId, subjectId })
    await closeTestCase(office, caseId)
    const refusal = { code: 'CASE_CLOSED' }
    await expect(add(pdfOf(13), 'b.pdf', { caseId })).rejects.toMatchObject(refusal)
    await expect(office.worker.evidence.save({ ...facts, id, version })).rejects.toMatchObject(refusal)
    await expect(office.worker.evidence.withdraw({ id, version, reason: 'x' })).rejects.toMatchObject(refusal)
    expect((await office.worker.evidence.shown({ id })).size).toBeGreaterThan(0)
  })
})
