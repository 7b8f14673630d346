import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { NewDocument, PresentedDocument } from '#shared/features/custody/custody.schema.ts'
import { closeTestCase } from '../../../../tests/support/close-case.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { pdfOf } from '../../../../tests/support/evidence-files.ts'

let office: TestCaseOffice
let caseId: TestCaseOffice['caseId']
let subjectId: TestCaseOffice['subjectId']
beforeAll(async () => {
  office = await openCaseOffice()
})
beforeEach(async () => {
  caseId = (await office.addCase()).case.id
  subjectId = await office.addSubject(caseId)
})
afterAll(() => office.close())

const passport = {
  kind: 'passport',
  number: 'C1234567',
  issuer: 'Kanim Sampit',
  issuedOn: '2024-02-27',
  verification: 'notChecked',
  copyEvidenceId: null,
  condition: null,
  note: null,
} as const

type Facts = Partial<Record<keyof NewDocument, unknown>>
const present = (facts: Facts = {}, whose = subjectId) =>
  office.worker.custody.addDocument({ ...passport, ...facts, subjectId: whose } as never)

const at = (time: string): Date => new Date(time)
const receipt = { givenBy: null, givenByTitle: null, place: 'Kantor Imigrasi Sampit' }
const hold = (
  documents: readonly PresentedDocument[],
  more: Partial<Parameters<TestCaseOffice['worker']['custody']['hold']>[0]> = {},
) =>
  office.worker.custody.hold({
    subjectId,
    documents: documents.map(({ id, version }) => ({ id, version, condition: 'baik, 48 halaman' })),
    heldAt: at('2026-11-23T08:30:00'),
    reason: 'pencocokan dengan instansi yang menerbitkan',
    receipt,
    ...more,
  })
const list = (more: { held?: boolean; subjectId?: TestCaseOffice['subjectId'] } = {}) =>
  office.worker.custody.documents({ caseId, ...more })
const only = async (): Promise<PresentedDocument> => {
  const [document] = (await list()).items
  if (!document) throw new Error('no document')
  return document
}
const giveBack = (document: PresentedDocument, returnedAt = '2026-11-23T08:45:00') =>
  office.worker.custody.giveBack({
    caseId,
    documents: [{ id: document.id, version: document.version }],
    returnedAt: at(returnedAt),
    returnedTo: 'Yang bersangkutan',
  })

describe('a document somebody presented', () => {
  test('is listed with its number masked, and opened for a reason that stays without it', async () => {
    const { id, maskedNumber } = await present()
    expect(maskedNumber).toBe('****567')
    expect(JSON.stringify((await list()).items)).not.toContain('C1234567')
    const reason = 'Mencocokkan dengan SIMKIM'
    expect(await office.worker.custody.revealNumber({ id, reason })).toEqual({ number: 'C1234567' })
    const history = await office.head.history.ofRecord({ kind: 'subject', id: subjectId })
    expect(history.items[0]).toMatchObject({ action: 'custody.revealNumber', reason })
    const { items } = await office.worker.case.timeline({ id: caseId })
    expect(items[0]).toMatchObject({ kind: 'documentRevealed', data: { document: 'passport' } })
    expect(JSON.stringify([items, history.items[0]])).not.toContain('C1234567')
  })

  test('keeps its number while the rest is changed, until another one is given', async () => {
    const { id, version } = await present()
    const { number: _number, ...facts } = passport
    const changed = { ...facts, verification: 'match', id } as never
    const saved = await office.worker.custody.saveDocument({ ...(changed as object), version } as never)
    expect(saved).toMatchObject({ verification: 'match', maskedNumber: '****567' })
    const again = { ...(changed as object), number: null, version: saved.version } as never
    expect(await office.worker.custody.saveDocument(again)).toMatchObject({ maskedNumber: null })
    await expect(office.worker.custody.saveDocument(again)).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
  })

  test('points at its copy among the evidence of the case, and of no other', async () => {
    const evidence = {
      kind: 'scan',
      source: 'Pindai loket',
      obtainedOn: null,
      subjectId: null,
      note: null,
    } as const
    const file = new File([pdfOf(1)], 'paspor.pdf')
    const { id } = await office.worker.evidence.add({
      ...evidence,
      title: 'Salinan paspor',
      caseId,
      file,
    })
    expect((await present({ copyEvidenceId: id })).copy).toEqual({ evidenceId: id, title: 'Salinan paspor' })
    const other = (await office.addCase()).case.id
    const stranger = await office.worker.evidence.add({ ...evidence, title: 'x', caseId: other, file })
    await expect(present({ copyEvidenceId: stranger.id })).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
  })

  test('is not issued tomorrow', async () => {
    await expect(present({ issuedOn: '2026-11-24' })).rejects.toMatchObject({
      code: 'DOCUMENT_ISSUED_IN_FUTURE',
    })
  })

  test('written down by mistake is taken out, one that was held is not', async () => {
    const { id, version } = await present()
    await office.worker.custody.removeDocument({ id, version, reason: 'Salah orang' })
    expect(await list()).toMatchObject({ items: [], total: 0 })
    await hold([await present()])
    const kept = await only()
    await expect(
      office.worker.custody.removeDocument({ id: kept.id, version: kept.version, reason: 'x' }),
    ).rejects.toMatchObject({ code: 'DOCUMENT_WAS_HELD' })
  })

  test('is listed page by page, of one person or of the whole case', async () => {
    const second = await office.addSubject(caseId, { fullName: 'Uji Rahmat' })
    for (const kind of ['identityCard', 'familyCard', 'diploma']) await present({ kind })
    await present({ kind: 'ticket' }, second)
    const first = await office.worker.custody.documents({ caseId, limit: 3 })
    const rest = await office.worker.custody.documents({
      caseId,
      limit: 3,
      cursor: first.nextCursor ?? '',
    })
    expect(first.total).toBe(4)
    expect([...first.items, ...rest.items].map(({ kind }) => kind)).toEqual([
      'identityCard',
      'familyCard',
      'diploma',
      'ticket',
    ])
    expect((await list({ subjectId: second })).items.map(({ kind }) => kind)).toEqual(['ticket'])
  })
})

describe('an original at the office', () => {
  test('comes with a receipt that can be printed, and tells the timeline no name', async () => {
    const documents = [await present(), await present({ kind: 'identityCard', number: null })]
    const { handoverId } = await hold(documents)
    expect(await list({ held: true })).toMatchObject({ total: 2, heldTotal: 2 })
    expect(await only()).toMatchObject({ condition: 'baik, 48 halaman', returnedAt: null })
    const { items } = await office.worker.custody.handovers({ caseId })
    expect(items).toMatchObject([
      {
        id: handoverId,
        kind: 'receipt',
        giverInitials: 'F.M.',
        items: [{ name: 'Paspor' }, { quantity: 1 }],
      },
    ])
    const { papers } = await office.worker.document.ofCase({ caseId })
    expect(papers).toContainEqual(expect.objectContaining({ type: 'documentReceipt', subjectId: handoverId }))
    const preview = await office.worker.document.previewCasePaper({
      type: 'documentReceipt',
      subjectId: handoverId as never,
    })
    expect(preview.pages.length).toBeGreaterThan(0)
    const timeline = await office.worker.case.timeline({ id: caseId })
    const kinds = timeline.items.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'documentHeld')).toHaveLength(2)
    expect(kinds).toContain('handoverRecorded')
    expect(JSON.stringify(timeline)).not.toMatch(/Melati|C1234567/)
  })

  test('goes back once, not before it came, and not from somewhere it never was', async () => {
    const fresh = await present()
    await expect(giveBack(fresh)).rejects.toMatchObject({ code: 'DOCUMENT_NOT_HELD' })
    await hold([fresh])
    await expect(giveBack(await only(), '2026-11-23T08:00:00')).rejects.toMatchObject({
      code: 'DOCUMENT_LEFT_BEFORE_HELD',
      data: { heldOn: '2026-11-23' },
    })
    await expect(giveBack(await only(), '2026-11-23T10:00:00')).rejects.toMatchObject({
      code: 'CUSTODY_IN_FUTURE',
    })
    expect(await giveBack(await only())).toEqual({ count: 1 })
    expect(await only()).toMatchObject({ returnedTo: 'Yang bersangkutan' })
    await expect(giveBack(await only())).rejects.toMatchObject({ code: 'DOCUMENT_ALREADY_RETURNED' })
    await expect(hold([await only()])).rejects.toMatchObject({ code: 'DOCUMENT_ALREADY_RETURNED' })
  })

  test('is all or nothing: one that cannot be held keeps the others out too', async () => {
    const [first, second] = [await present(), await present({ kind: 'visa', issuedOn: '2026-11-23' })]
    const early = { heldAt: at('2026-11-22T09:00:00') }
    await expect(hold([first, second], early)).rejects.toMatchObject({ code: 'DOCUMENT_HELD_BEFORE_ISSUE' })
    expect((await list({ held: true })).total).toBe(0)
    expect((await office.worker.custody.handovers({ caseId })).total).toBe(0)
  })

  test('is held under no suspicion on the paper of its giver', async () => {
    await expect(hold([await present()], { reason: 'diduga palsu' })).rejects.toMatchObject({
      code: 'RECEIPT_NAMES_SUSPICION',
      data: { word: 'diduga' },
    })
    expect(await hold([await only()], { reason: 'diduga palsu', receipt: null })).toEqual({
      handoverId: null,
    })
  })

  test('of another person is not held with this one', async () => {
    const second = await office.addSubject(caseId, { fullName: 'Uji Rahmat' })
    const document = await present({}, second)
    await expect(hold([document])).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
  })

  test('ends the wait for a withdrawn passport; another document does not', async () => {
    await office.worker.clock.start({
      caseId,
      subjectId,
      kind: 'passportSurrender',
      startedAt: at('2026-11-22T09:00:00'),
    })
    await hold([await present({ kind: 'identityCard' })])
    expect((await office.worker.clock.ofCase({ caseId })).total).toBe(1)
    await hold([await present()])
    expect((await office.worker.clock.ofCase({ caseId })).total).toBe(0)
    const over = await office.worker.clock.ofCase({ caseId, running: false })
    expect(over.items).toMatchObject([{ kind: 'passportSurrender', metAt: at('2026-11-23T08:30:00') }])
  })
})

describe('a handover', () => {
  const handover = {
    kind: 'document',
    subjectId: null,
    happenedAt: at('2026-11-23T08:50:00'),
    place: 'Kantor Imigrasi Sampit',
    givenBy: 'Petugas petugas',
    givenByTitle: null,
    receivedBy: 'Petugas Contoh',
    receivedByTitle: 'Analis',
    institution: 'BP3MI Contoh',
    reason: 'Tindak lanjut rujukan',
    items: [],
    documents: [],
  } as const
  const record = (more: object) =>
    office.worker.custody.recordHandover({ ...handover, caseId, ...more } as never)

  test('of held documents names them and lets them leave to the agency', async () => {
    await hold([await present()], { receipt: null })
    const { id, version } = await only()
    const items = [{ name: 'Telepon genggam', number: null, quantity: 2, condition: 'menyala', note: null }]
    const { handoverId } = await record({ documents: [{ id, version }], items })
    expect(await only()).toMatchObject({ returnedTo: 'BP3MI Contoh' })
    const { items: handovers } = await office.worker.custody.handovers({ caseId })
    expect(handovers).toMatchObject([
      {
        id: handoverId,
        institution: 'BP3MI Contoh',
        items: [{ name: 'Paspor' }, { name: 'Telepon genggam', quantity: 2 }],
      },
    ])
    const preview = await office.worker.document.previewCasePaper({
      type: 'handoverRecord',
      subjectId: handoverId,
    })
    expect(preview.pages.length).toBeGreaterThan(0)
  })

  test('of a document that is not at the office is refused, and leaves nothing behind', async () => {
    const { id, version } = await present()
    await expect(record({ documents: [{ id, version }] })).rejects.toMatchObject({
      code: 'DOCUMENT_NOT_HELD',
    })
    expect((await office.worker.custody.handovers({ caseId })).total).toBe(0)
  })

  test('of a person belongs to the person of this case', async () => {
    await record({ kind: 'person', subjectId })
    const { items } = await office.worker.custody.handovers({ caseId })
    expect(items).toMatchObject([
      { kind: 'person', subject: { shownName: 'F.M.' }, receiverInitials: 'P.C.' },
    ])
    await expect(record({ kind: 'person' })).rejects.toMatchObject({ code: 'HANDOVER_WITHOUT_PERSON' })
    const stranger = await office.addSubject((await office.addCase()).case.id)
    await expect(record({ kind: 'person', subjectId: stranger })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
  })

  test('has happened', async () => {
    const items = [{ name: 'Buku', number: null, quantity: 1, condition: null, note: null }]
    await expect(record({ items, happenedAt: at('2026-11-24T08:00:00') })).rejects.toMatchObject({
      code: 'CUSTODY_IN_FUTURE',
    })
  })
})

describe('a closed case', () => {
  test('lets originals go and takes nothing in', async () => {
    await hold([await present()])
    await closeTestCase(office, caseId)
    await expect(present()).rejects.toMatchObject({ code: 'CASE_CLOSED' })
    await expect(hold([await only()])).rejects.toMatchObject({ code: 'CASE_CLOSED' })
    expect(await giveBack(await only())).toEqual({ count: 1 })
  })
})

test('an auditor sees no documents, and a head of the office writes none down', async () => {
  const auditor = await office.officer('pengawas', ['auditor'])
  await expect(auditor.custody.documents({ caseId })).rejects.toMatchObject({
    code: 'NOT_PERMITTED',
  })
  await expect(office.head.custody.addDocument({ ...passport, subjectId })).rejects.toMatchObject({
    code: 'NOT_PERMITTED',
  })
})
