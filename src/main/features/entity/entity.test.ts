import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type {
  entityInput,
  entityLink,
  LinkOutcome,
  linkInput,
} from '#shared/features/entity/entity.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import type { TestClient } from '../../../../tests/support/test-office.ts'

let office: TestCaseOffice
let worker: TestClient
type CaseId = TestCaseOffice['caseId']
let [first, second, third]: CaseId[] = []

type Entity = z.input<typeof entityInput>
type Link = Partial<z.input<typeof entityLink>>
type Extras = Partial<Pick<z.input<typeof linkInput>, 'choice' | 'acceptedWarnings'>>

const put = (
  caseId: CaseId | undefined,
  entity: Entity,
  link: Link = {},
  extras: Extras = {},
  by = worker,
) => {
  if (caseId === undefined) throw new Error('no case')
  return by.entity.link({ caseId, entity, link: { source: 'subjectStatement', ...link }, ...extras })
}
const saved = (outcome: LinkOutcome) => {
  if (outcome.outcome !== 'saved') throw new Error(JSON.stringify(outcome))
  return outcome.item
}
const added = async (...args: Parameters<typeof put>) => saved(await put(...args))
const known = (
  kind: Entity['kind'],
  value: string,
  details?: Entity['details'],
  caseId: CaseId | null = null,
) => worker.entity.known({ kind, value, ...(details ? { details } : {}), caseId })
const bank = (name: string) => ({ bank: name })
const why = 'Menghubungi nomor ini'

beforeAll(async () => {
  office = await openCaseOffice()
  worker = office.worker
  first = office.caseId
  second = (await office.addCase({ title: 'Kasus kedua' })).case.id
  third = (await office.addCase({ title: 'Kasus ketiga' })).case.id
})
afterAll(() => office.close())

describe('a number put into a case', () => {
  test('is one entity in however many ways and cases it is typed, and says in how many at once', async () => {
    expect(await known('phone', '0812-0000-0099')).toMatchObject({ entities: [], entityTotal: 0 })
    const one = await added(first, { kind: 'phone', value: '0812-0000-0099' }, { role: 'contact' })
    expect(one).toMatchObject({ role: 'contact', source: 'subjectStatement', version: 1 })
    expect(one.entity).toMatchObject({ kind: 'phone', shown: '****0099', isCovered: true, caseCount: 1 })
    const two = await added(second, { kind: 'phone', value: '+62 812 0000 0099' })
    expect(two.entity.id).toBe(one.entity.id)
    expect(await known('phone', '62 812-0000 0099', undefined, second)).toMatchObject({
      entityTotal: 1,
      entities: [
        {
          id: one.entity.id,
          caseCount: 2,
          inThisCase: true,
          appearances: [
            { caseId: second, role: null },
            { caseId: first, role: 'contact' },
          ],
        },
      ],
    })
    expect((await known('phone', '0812-0000-00')).entities).toEqual([])
    expect((await known('phone', 'bukan nomor')).entities).toEqual([])
  })

  test('is told by the e-wallet and the WhatsApp account on it', async () => {
    const wallet = await known('account', '081200000099', bank('DANA'))
    expect(wallet).toMatchObject({ entities: [], related: [{ kind: 'phone', caseCount: 2 }] })
    expect((await known('social', 'https://wa.me/6281200000099')).related).toHaveLength(1)
  })

  test('is refused twice with the same role, and may have another one', async () => {
    const again = put(first, { kind: 'phone', value: '0812 0000 0099' }, { role: 'contact' })
    await expect(again).rejects.toMatchObject({ code: 'ENTITY_ALREADY_IN_CASE', defined: true })
    const { entity } = await added(first, { kind: 'phone', value: '0812 0000 0099' }, { role: 'other' })
    expect(entity.caseCount).toBe(2)
  })

  test.each<[Entity, string]>([
    [{ kind: 'phone', value: 'tidak tahu' }, 'PHONE_IMPOSSIBLE'],
    [{ kind: 'vehicle', value: 'mobil hitam' }, 'PLATE_IMPOSSIBLE'],
    [{ kind: 'person', value: '???' }, 'NAME_WITHOUT_LETTERS'],
    [{ kind: 'document', value: '6202083013990001' }, 'NIK_MONTH_IMPOSSIBLE'],
    [{ kind: 'agency', value: '...' }, 'ENTITY_VALUE_IMPOSSIBLE'],
  ])('%j is refused with %s', async (entity, code) => {
    await expect(put(first, entity)).rejects.toMatchObject({ code, defined: true })
  })

  test('a role that its kind cannot have is refused', async () => {
    const plate = put(first, { kind: 'vehicle', value: 'KH 1234 AB' }, { role: 'recruiter' })
    await expect(plate).rejects.toMatchObject({ code: 'ENTITY_ROLE_NOT_POSSIBLE', data: { kind: 'vehicle' } })
  })

  test('with an unusual form is asked about, and what was overruled stays with the entry', async () => {
    const entity: Entity = { kind: 'phone', value: '81200000077' }
    const asked = await put(first, entity)
    expect(asked).toMatchObject({ outcome: 'warned', warnings: [{ code: 'PHONE_PREFIX_ASSUMED' }] })
    const item = await added(first, entity, {}, { acceptedWarnings: ['PHONE_PREFIX_ASSUMED'] })
    expect(item.warnings).toMatchObject([{ code: 'PHONE_PREFIX_ASSUMED' }])
  })

  test('at another bank is another account only when the officer says so', async () => {
    const one = await added(first, { kind: 'account', value: '1234567890', details: bank('Bank Contoh') })
    const same = await added(second, {
      kind: 'account',
      value: '123-456-7890',
      details: bank('PT Bank CONTOH'),
    })
    expect(same.entity.id).toBe(one.entity.id)
    const elsewhere: Entity = { kind: 'account', value: '1234567890', details: bank('Bank Uji') }
    const asked = await put(third, elsewhere)
    expect(asked).toMatchObject({
      outcome: 'choose',
      candidates: [{ id: one.entity.id, bank: 'Bank Contoh' }],
    })
    const other = await added(third, elsewhere, {}, { choice: 'new' })
    expect(other.entity.id).not.toBe(one.entity.id)
    expect((await known('account', '1234567890', bank('Bank Uji'))).entityTotal).toBe(2)
    const again = await added(second, elsewhere)
    expect(again.entity.id).toBe(other.entity.id)
  })
})

describe('a number that is a subject’s own', () => {
  test('is told with the case, and asked about before it is put down as an intermediary’s', async () => {
    const nik = '6202175403010001'
    await office.addSubject(second ?? office.caseId, {
      fullName: 'Uji Lestari',
      nik,
      nikUnknownReason: null,
      passportNumber: 'C1234567',
      contacts: [
        { kind: 'phone', value: '0812-0000-0005' },
        { kind: 'social', value: 'https://t.me/uji_lestari' },
      ],
    })
    const phone = await known('phone', '+6281200000005', undefined, first)
    expect(phone.subjects).toMatchObject([{ caseId: second, shownName: 'U.L.', inThisCase: false }])
    expect((await known('document', nik)).subjectTotal).toBe(1)
    expect((await known('document', 'c 123.4567')).subjectTotal).toBe(1)
    expect((await known('social', '@uji_lestari', { platform: 'telegram' })).subjectTotal).toBe(1)
    expect((await known('account', '081200000005', bank('OVO'))).subjectTotal).toBe(1)
    const asked = await put(first, { kind: 'phone', value: '0812-0000-0005' })
    expect(asked).toMatchObject({ warnings: [{ code: 'ENTITY_IS_SUBJECTS_OWN', data: { count: 1 } }] })
  })
})

describe('an alleged person', () => {
  test('of a known name is offered, never taken for the one who is known', async () => {
    const one = await added(
      first,
      { kind: 'person', value: 'Moh. Djoko Contoh' },
      { role: 'recruiter', howMet: 'neighbour' },
    )
    expect(one.entity).toMatchObject({ shown: 'M.D.C.', isCovered: true })
    const asked = await put(second, { kind: 'person', value: 'Muhammad Joko Contoh' })
    expect(asked).toMatchObject({
      outcome: 'choose',
      total: 1,
      candidates: [{ id: one.entity.id, caseCount: 1, appearances: [{ role: 'recruiter' }] }],
    })
    const other = await added(second, { kind: 'person', value: 'Joko Contoh' }, {}, { choice: 'new' })
    expect(other.entity.id).not.toBe(one.entity.id)
    const same = await added(
      third,
      { kind: 'person', value: 'Joko Contoh' },
      { role: 'escort' },
      { choice: one.entity.id },
    )
    expect(same.entity).toMatchObject({ id: one.entity.id, caseCount: 2 })
    expect(await known('person', 'joko contoh')).toMatchObject({ entityTotal: 2 })
  })

  test('is found by each of his names', async () => {
    const { entity } = await added(first, { kind: 'person', value: 'Iin als Tante Wati' })
    for (const name of ['Iin', 'Wati', 'Bu Wati', 'Uji alias Wati'])
      expect((await known('person', name)).entities.map(({ id }) => id)).toEqual([entity.id])
  })

  test('chosen for something of another kind is refused', async () => {
    const { entity } = await added(first, { kind: 'agency', value: 'PT. Fiktif Jaya' })
    const mixed = put(first, { kind: 'person', value: 'Fiktif Jaya' }, {}, { choice: entity.id })
    await expect(mixed).rejects.toMatchObject({ code: 'ENTITY_CHOICE_DIFFERS' })
    const stranger = put(first, { kind: 'person', value: 'Uji' }, {}, { choice: office.subjectId })
    await expect(stranger).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND', data: { kind: 'entity' } })
  })

  test('holds numbers within a case, and lets go of them when he leaves it', async () => {
    const { case: record } = await office.addCase({ title: 'Boss dan nomornya' })
    const boss = await added(record.id, { kind: 'person', value: 'Boss Coba' }, { role: 'financier' })
    const phone = await added(
      record.id,
      { kind: 'phone', value: '0812-0000-0041' },
      { holderId: boss.entity.id },
    )
    expect(phone.holder).toEqual({ id: boss.entity.id, shown: 'C.' })
    const elsewhere = put(first, { kind: 'phone', value: '0812-0000-0041' }, { holderId: boss.entity.id })
    await expect(elsewhere).rejects.toMatchObject({ code: 'ENTITY_HOLDER_NOT_IN_CASE' })
    const byPhone = put(record.id, { kind: 'booking', value: 'FIKTF9' }, { holderId: phone.entity.id })
    await expect(byPhone).rejects.toMatchObject({ code: 'ENTITY_HOLDER_NOT_IN_CASE' })
    const view = await worker.entity.get({ id: boss.entity.id })
    expect(view.holdings).toMatchObject([{ id: phone.entity.id, sharedCases: 1 }])
    expect((await worker.entity.get({ id: phone.entity.id })).holders).toMatchObject([{ shown: 'C.' }])

    const left = await worker.entity.unlink({ id: boss.id, version: boss.version, reason: 'salah orang' })
    expect(left).toEqual({ entityRemoved: true })
    const { items } = await worker.entity.ofCase({ caseId: record.id })
    expect(items).toMatchObject([{ entity: { id: phone.entity.id }, holder: null, version: 2 }])
    await expect(worker.entity.get({ id: boss.entity.id })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
  })

  test('cannot hold himself', async () => {
    const { entity } = await added(first, { kind: 'person', value: 'Rekaan Sendiri' })
    const himself = put(
      first,
      { kind: 'person', value: 'Rekaan Sendiri' },
      { holderId: entity.id, role: 'escort' },
      { choice: entity.id },
    )
    await expect(himself).rejects.toMatchObject({ code: 'ENTITY_HOLDS_ITSELF' })
  })
})

describe('what an entity was in a case', () => {
  test('changes in that case alone', async () => {
    const one = await added(first, { kind: 'person', value: 'Khayal Andaian' }, { role: 'recruiter' })
    const two = await added(
      second,
      { kind: 'person', value: 'Khayal Andaian' },
      { role: 'recruiter' },
      { choice: one.entity.id },
    )
    const link = {
      role: 'witness',
      source: 'witnessStatement',
      sourceNote: 'keterangan 14 Februari',
    } as const
    const changed = await worker.entity.changeLink({ id: two.id, version: two.version, link })
    expect(changed).toMatchObject({ role: 'witness', sourceNote: 'keterangan 14 Februari', version: 2 })
    const { items } = await worker.entity.casesOf({ id: one.entity.id })
    expect(items.map(({ caseId, role }) => [caseId, role])).toEqual([
      [second, 'witness'],
      [first, 'recruiter'],
    ])
    const late = worker.entity.changeLink({ id: two.id, version: two.version, link })
    await expect(late).rejects.toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE', data: { kind: 'entity' } })
    const strange = worker.entity.changeLink({ id: two.id, version: 2, link: { ...link, role: 'transport' } })
    await expect(strange).rejects.toMatchObject({ code: 'ENTITY_ROLE_NOT_POSSIBLE' })
  })

  test('the subject who told it must be in the case', async () => {
    const told = await added(first, { kind: 'vehicle', value: 'KH 1 AB' }, { subjectId: office.subjectId })
    expect(told.subject).toEqual({ id: office.subjectId, shownName: 'F.M.' })
    const stranger = put(third, { kind: 'vehicle', value: 'KH 1 AB' }, { subjectId: office.subjectId })
    await expect(stranger).rejects.toMatchObject({ code: 'ENTITY_SUBJECT_NOT_IN_CASE' })
  })

  test('stands in the timeline of the case without a name', async () => {
    const { case: record } = await office.addCase({ title: 'Alur waktu' })
    const item = await added(record.id, { kind: 'person', value: 'Karangan Melati' }, { role: 'escort' })
    const timeline = await worker.case.timeline({ id: record.id })
    const linked = timeline.items.find(({ kind }) => kind === 'entityLinked')
    expect(linked).toMatchObject({
      record: { kind: 'entity', id: item.entity.id },
      data: { entity: 'person', entityRole: 'escort' },
    })
    expect(JSON.stringify(timeline)).not.toContain('Karangan')
  })

  test('cannot change in a closed case', async () => {
    const { case: record } = await office.addCase({ title: 'Digabung' })
    const item = await added(record.id, { kind: 'booking', value: 'FIKTF7' })
    const target = first ?? office.caseId
    const opened = await worker.case.get({ id: record.id })
    await worker.case.merge({
      id: record.id,
      version: opened.case.version,
      intoId: target,
      reason: 'rangkap',
    })
    const late = worker.entity.unlink({ id: item.id, version: item.version, reason: 'salah' })
    await expect(late).rejects.toMatchObject({ code: 'CASE_MERGED' })
    await expect(put(record.id, { kind: 'booking', value: 'FIKTF8' })).rejects.toMatchObject({
      code: 'CASE_MERGED',
    })
  })

  test('a merged case and the one it went into count once', async () => {
    const answer = await known('booking', 'FIKTF7')
    expect(answer.entities).toMatchObject([{ caseCount: 1 }])
    await added(first, { kind: 'booking', value: 'FIKTF7' })
    expect((await known('booking', 'FIKTF7')).entities).toMatchObject([{ caseCount: 1 }])
    await added(second, { kind: 'booking', value: 'FIKTF7' })
    expect((await known('booking', 'FIKTF7')).entities).toMatchObject([{ caseCount: 2 }])
  })
})

describe('the register', () => {
  test('is searched by sound and by part of a number, page by page', async () => {
    const { items } = await worker.entity.list({ query: 'Muhamad Yoko', kinds: ['person'] })
    expect(items.length).toBe(2)
    expect((await worker.entity.list({ query: 'wati' })).items.map(({ shown }) => shown)).toEqual(['I.'])
    expect((await worker.entity.list({ query: '0812-0000-0099' })).items).toMatchObject([
      { shown: '****0099' },
    ])
    expect((await worker.entity.list({ query: 'fiktif jaya' })).items).toMatchObject([{ kind: 'agency' }])
    expect((await worker.entity.list({ query: '100%_' })).items).toEqual([])

    const whole = await worker.entity.list({})
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await worker.entity.list({ cursor, limit: 3, sort: 'cases' })
      expect(page.total).toBe(whole.total)
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(whole.total)
    expect(seen.length).toBe(whole.total)
  })

  test('shows what stands in several cases, most cases first', async () => {
    const { items } = await worker.entity.list({ sort: 'cases', minimumCases: 2 })
    const counts = items.map(({ caseCount }) => caseCount)
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(2)
    expect(counts).toEqual(counts.toSorted((one, other) => other - one))
  })

  test('never sends a name or a private number unasked', async () => {
    const text = JSON.stringify([
      await worker.entity.list({}),
      await worker.entity.ofCase({ caseId: first ?? office.caseId }),
      await known('person', 'Joko Contoh'),
    ])
    for (const secret of ['Djoko', 'Wati', '81200000099', '1234567890']) expect(text).not.toContain(secret)
  })

  test('reveals a value on request and keeps who asked', async () => {
    const { entities } = await known('phone', '0812-0000-0099')
    const id = entities[0]?.id
    if (!id) throw new Error('not known')
    expect(await worker.entity.reveal({ id, reason: why })).toMatchObject({ value: '+6281200000099' })
    const { items } = await worker.history.ofRecord({ kind: 'entity', id })
    expect(items[0]).toMatchObject({
      action: 'entity.reveal',
      officerName: 'Petugas petugas',
      reason: why,
      fields: [],
    })
    await expect(worker.entity.reveal({ id, reason: ' ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('corrects a name with its keys, and never a number', async () => {
    const item = await added(first, { kind: 'person', value: 'Fktif Rekaan' })
    const { id } = item.entity
    const { details, version } = await worker.entity.reveal({ id, reason: why })
    const change = { id, version, details, note: 'ejaan menurut KTP' }
    await worker.entity.change({ ...change, value: 'Fiktif Rekaan als Melur' })
    expect((await known('person', 'melur')).entities).toMatchObject([{ id }])
    expect((await known('person', 'Fktif Rekaan')).entities).toEqual([])
    await expect(worker.entity.change({ ...change, value: 'Fiktif' })).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })

    const phone = await added(first, { kind: 'phone', value: '0812-0000-0061' })
    const clear = await worker.entity.reveal({ id: phone.entity.id, reason: why })
    const number = { id: phone.entity.id, version: clear.version, note: null, details: clear.details }
    const other = worker.entity.change({ ...number, value: '0812-0000-0062' })
    await expect(other).rejects.toMatchObject({ code: 'ENTITY_NUMBER_FIXED' })
    const named = { ...clear.details, registeredName: 'Uji Contoh' }
    await worker.entity.change({ ...number, value: clear.value, details: named })
    expect((await worker.entity.get({ id: phone.entity.id })).registeredInitials).toBe('U.C.')
  })

  test('is read by staff and written by those who work on cases', async () => {
    const auditor = await office.officer('pemeriksa', ['auditor'])
    await expect(auditor.entity.list({})).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    const byHead = put(first, { kind: 'booking', value: 'FIKTF3' }, {}, {}, office.head)
    await expect(byHead).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
      data: { permission: 'entity.write' },
    })
    await expect(office.visitor().entity.list({})).rejects.toMatchObject({ code: 'SESSION_REQUIRED' })
  })
})

describe('the list of public numbers', () => {
  test('has the emergency numbers, and keeps them from linking', async () => {
    expect(await known('phone', '110')).toMatchObject({
      publicOwner: 'Kepolisian (panggilan darurat)',
      entities: [],
    })
    const asked = await put(first, { kind: 'phone', value: '110' })
    expect(asked).toMatchObject({ outcome: 'warned', warnings: [{ code: 'ENTITY_IS_PUBLIC' }] })
  })

  test('is kept by the office: a number on it counts no cases, off it again it does', async () => {
    const number = { kind: 'phone', value: '(0531) 21000', owner: 'Kantor Imigrasi Contoh' } as const
    await expect(worker.entity.addPublicIdentifier(number)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    const accept: Extras = { acceptedWarnings: ['PHONE_UNUSUAL'] }
    await added(first, { kind: 'phone', value: '0531-21000' }, {}, accept)
    const kept = await office.head.entity.addPublicIdentifier(number)
    expect(await known('phone', '053121000')).toMatchObject({ entities: [], publicOwner: number.owner })
    const { items } = await worker.entity.ofCase({ caseId: first ?? office.caseId, limit: 100 })
    expect(items.find(({ entity }) => entity.shown === '****1000')?.entity.publicOwner).toBe(number.owner)
    await expect(office.head.entity.addPublicIdentifier(number)).rejects.toMatchObject({
      code: 'PUBLIC_IDENTIFIER_TAKEN',
      data: { owner: number.owner },
    })
    const renamed = await office.head.entity.changePublicIdentifier({
      id: kept.id,
      version: 1,
      owner: 'Kanim Contoh',
    })
    expect(renamed).toMatchObject({ owner: 'Kanim Contoh', version: 2 })
    const found = await worker.entity.publicIdentifiers({ query: '0531' })
    expect(found).toMatchObject({ total: 1, items: [{ owner: 'Kanim Contoh' }] })
    const stale = office.head.entity.removePublicIdentifier({ id: kept.id, version: 1, reason: 'pindah' })
    await expect(stale).rejects.toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE' })
    await office.head.entity.removePublicIdentifier({ id: kept.id, version: 2, reason: 'pindah' })
    expect((await known('phone', '053121000')).entityTotal).toBe(1)
  })

  test('is paged', async () => {
    const page = await worker.entity.publicIdentifiers({ limit: 2 })
    const rest = await worker.entity.publicIdentifiers({ limit: 100, cursor: page.nextCursor ?? undefined })
    expect(page.items.length + rest.items.length).toBe(page.total)
    expect(rest.nextCursor).toBeNull()
  })
})

test('dates of flights keep apart what flies every day', async () => {
  const on = (day: string) => ({ day: day as PlainDate })
  const one = await added(first, { kind: 'flight', value: 'GA 830', details: on('2026-02-05') })
  const two = await added(second, { kind: 'flight', value: 'GA830', details: on('2026-02-06') })
  const three = await added(third, { kind: 'flight', value: 'ga0830', details: on('2026-02-05') })
  expect(two.entity.id).not.toBe(one.entity.id)
  expect(three.entity.id).toBe(one.entity.id)
})
