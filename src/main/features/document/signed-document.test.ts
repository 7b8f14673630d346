import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { NumberChoice } from '#shared/features/document/document.schema.ts'
import type { signedImport } from '#shared/features/document/signed-document.schema.ts'
import { maximumFileBytes } from '#shared/features/attachment/attachment.rules.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import type { TestClient } from '../../../../tests/support/test-office.ts'
import { addInterview } from './case-papers.test-support.ts'
import { bytesOf, certificateOf, day, none, pattern, tellS02 } from './document.test-support.ts'

let office: TestCaseOffice
let head: TestClient
let certificate: ReturnType<typeof certificateOf>
/** Every test has a number of its own, for they share one register. */
let turn = 700
beforeAll(async () => {
  office = await openCaseOffice()
  head = office.head
  const { decree } = await tellS02(office)
  certificate = certificateOf(decree)
})
afterAll(() => office.close())

/** A PDF as far as anybody here looks: pages that can be counted and the field a signature leaves. */
const signedPdf = ({ pages = 1, signature = true, mark = '' } = {}) => {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(' ')
  const field = signature ? '9 0 obj\n<</Type/Sig/ByteRange[0 10 20 30]>>\nendobj\n' : ''
  const text = `%PDF-1.7\n2 0 obj\n<</Type/Pages/Kids[${kids}]/Count ${pages}>>\nendobj\n${field}${mark}%%EOF\n`
  return new File([text], 'naskah ttd.pdf')
}

type Import = z.input<typeof signedImport>

/** A certificate without a number, in the place of the one before. */
const withoutNumber = async (number: NumberChoice = none) => {
  turn += 1
  const { documents } = await head.document.ofSubject({ subjectId: certificate.subjectId })
  const current = documents.find(({ state }) => state === 'issued')
  return current
    ? head.document.reissue({ id: current.id, reason: 'uji', acknowledgesSigned: true, number })
    : head.document.issue({ ...certificate, number })
}

const finalNumber = (): string => `W.17.IMI.2-GR.03.05-0${turn}`

const bring = (id: Import['id'], changes: Partial<Import> = {}, client = head) =>
  client.document.importSigned({
    id,
    file: signedPdf(),
    route: 'eOffice',
    number: finalNumber(),
    signedOn: day('2024-02-28'),
    ...changes,
  })

describe('a signed file that is brought back', () => {
  test('is kept beside the issued one, brings the number, and locks the paper', async () => {
    const paper = await withoutNumber()
    const kept = await bytesOf(head, paper.id)
    const file = signedPdf({ mark: 'naskah akhir' })
    const outcome = await bring(paper.id, { file })
    expect(outcome).toMatchObject({
      outcome: 'saved',
      detail: {
        number: finalNumber(),
        signedOn: '2024-02-28',
        signed: { route: 'eOffice', number: finalNumber(), pageCount: 1, warnings: [] },
      },
    })
    expect((await bytesOf(head, paper.id)).equals(kept)).toBe(true)
    const signed = await head.document.signedFile({ id: paper.id })
    expect(Buffer.from(await signed.file.arrayBuffer()).equals(Buffer.from(await file.arrayBuffer()))).toBe(
      true,
    )
    await expect(head.document.sendToPrinter({ id: paper.id, copies: 1 })).rejects.toMatchObject({
      code: 'DOCUMENT_SIGNED',
    })
    await expect(bring(paper.id, { number: null })).rejects.toMatchObject({ code: 'DOCUMENT_SIGNED' })
  })

  test('stands in the history, and each time it is handed out too', async () => {
    const paper = await withoutNumber()
    await bring(paper.id)
    await head.document.signedFile({ id: paper.id })
    const { items } = await head.history.ofRecord({ kind: 'document', id: paper.id })
    expect(items.map(({ action }) => action)).toEqual([
      'document.signedFile',
      'document.importSigned',
      'document.reissue',
    ])
    const { acts } = await head.document.get({ id: paper.id })
    expect(acts).toMatchObject([{ kind: 'savedAsFile', note: 'Naskah bertanda tangan' }])
  })

  test('is replaced or revoked only by who says that he knows, and stays kept', async () => {
    const paper = await withoutNumber()
    await bring(paper.id)
    const ending = { id: paper.id, reason: 'salah nama' }
    await expect(head.document.revoke(ending)).rejects.toMatchObject({ code: 'DOCUMENT_SIGNED' })
    await expect(head.document.reissue({ ...ending, number: none })).rejects.toMatchObject({
      code: 'DOCUMENT_SIGNED',
    })
    const fresh = await head.document.reissue({ ...ending, acknowledgesSigned: true, number: none })
    expect(fresh).toMatchObject({ signedOn: null, signed: null, number: null })
    const old = await head.document.get({ id: paper.id })
    expect(old).toMatchObject({ state: 'superseded', signed: { number: finalNumber() } })
    expect((await head.document.signedFile({ id: paper.id })).file.size).toBeGreaterThan(20)
  })

  test('cannot bring a number that the register has, or another than the paper bears', async () => {
    await head.number.savePattern({
      documentType: 'certificate',
      pattern: 'PIAGAM-{urut}/{tahun}',
      digits: 3,
      counterScope: 'typeAndYear',
      tokens: { kanwil: '', upt: '', klasifikasi: '' },
      version: 0,
    })
    const numbered = await withoutNumber(pattern)
    await expect(bring(numbered.id)).rejects.toMatchObject({
      code: 'SIGNED_NUMBER_DIFFERS',
      data: { number: 'PIAGAM-001/2024' },
    })
    const fresh = await head.document.reissue({ id: numbered.id, reason: 'tanpa nomor', number: none })
    await expect(bring(fresh.id, { number: null })).rejects.toMatchObject({ code: 'SIGNED_NUMBER_MISSING' })
    await expect(bring(fresh.id, { number: 'piagam-001 / 2024' })).rejects.toMatchObject({
      code: 'NUMBER_TAKEN',
    })
    expect((await head.document.get({ id: fresh.id })).signed).toBeNull()
    await bring(fresh.id)
    const { items } = await head.number.list({ query: finalNumber() })
    expect(items).toMatchObject([{ origin: 'external', state: 'issued', usedFor: fresh.label }])
  })

  test.each([
    [
      'a picture',
      new File([new Uint8Array([137, 80, 78, 71, 13, 10, 26, 10])], 'a.pdf'),
      'FILE_TYPE_NOT_ALLOWED',
    ],
    ['an empty file', new File([], 'a.pdf'), 'FILE_EMPTY'],
    ['a file too large', new File([new Uint8Array(maximumFileBytes + 1)], 'a.pdf'), 'FILE_TOO_LARGE'],
    ['a PDF without pages', new File(['%PDF-1.7\n%%EOF'], 'a.pdf'), 'SIGNED_FILE_UNREADABLE'],
  ])('is no use as %s', async (_name, file, code) => {
    const paper = await withoutNumber()
    await expect(bring(paper.id, { file })).rejects.toMatchObject({ code })
  })

  test('is not the file that was issued here, nor one of tomorrow', async () => {
    const paper = await withoutNumber()
    const { file } = await head.document.file({ id: paper.id })
    await expect(bring(paper.id, { file })).rejects.toMatchObject({ code: 'SIGNED_FILE_UNSIGNED' })
    await expect(bring(paper.id, { signedOn: day('2026-11-24') })).rejects.toMatchObject({
      code: 'SIGNED_IN_FUTURE',
    })
  })

  test('that looks unlikely is asked about, and what was overruled is kept', async () => {
    const paper = await withoutNumber()
    const odd = { file: signedPdf({ pages: 3, signature: false }), signedOn: day('2024-02-01') }
    const asked = await bring(paper.id, odd)
    expect(asked).toEqual({
      outcome: 'warned',
      warnings: [
        { code: 'SIGNED_BEFORE_PAPER', data: { datedOn: '2024-02-27' } },
        { code: 'SIGNED_PAGES_DIFFER', data: { kept: 1, found: 3 } },
        { code: 'SIGNED_WITHOUT_SIGNATURE', data: {} },
      ],
    })
    expect((await head.document.get({ id: paper.id })).signed).toBeNull()
    const codes = ['SIGNED_BEFORE_PAPER', 'SIGNED_PAGES_DIFFER', 'SIGNED_WITHOUT_SIGNATURE'] as const
    const outcome = await bring(paper.id, { ...odd, acceptedWarnings: [...codes] })
    expect(outcome.outcome === 'saved' && outcome.detail.signed?.warnings.map(({ code }) => code)).toEqual(
      codes,
    )
  })

  test('of a case goes through the door of cases, and needs no number when it was signed with ink', async () => {
    const interview = addInterview(office, office.caseId, office.subjectId)
    const paper = await office.worker.document.issueCasePaper({
      type: 'interviewRecord',
      subjectId: interview,
      number: none,
    })
    const ink = { route: 'inkScan' as const, number: null, signedOn: day('2026-11-23') }
    const pages = { file: signedPdf({ pages: paper.pageCount, signature: false }) }
    await expect(bring(paper.id, { ...ink, ...pages })).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
    const outcome = await office.worker.document.importSignedCasePaper({ id: paper.id, ...ink, ...pages })
    expect(outcome).toMatchObject({
      outcome: 'saved',
      detail: { number: null, signed: { route: 'inkScan' } },
    })
    const auditor = await office.officer('pengawas', ['auditor'])
    await expect(auditor.document.signedFile({ id: paper.id })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })
})
