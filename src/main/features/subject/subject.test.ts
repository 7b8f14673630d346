import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { subjectInput } from '#shared/features/subject/subject.schema.ts'
import type { caseFields } from '#shared/features/case/case.schema.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'

let office: TestOffice
let officer: TestClient

beforeEach(async () => {
  office = await openTestOffice()
  office.clock.setDay('2026-02-02', '09:42:00')
  officer = await office.officer('petugas', ['officer'])
})
afterEach(() => office.close())

const fields: z.input<typeof caseFields> = {
  title: 'Pemeriksaan di konter',
  channel: 'publicComplaint',
  channelDetail: null,
  receivedAt: new Date('2026-02-02T09:00:00'),
  eventOn: null,
  eventPlace: null,
  eventRegionCode: null,
  villageId: null,
  chronology: null,
  modus: [],
}

const newCase = async (receivedAt = fields.receivedAt) => {
  const made = await officer.case.create({
    ...fields,
    receivedAt,
    confidentiality: 'ordinary',
    urgency: 'ordinary',
    acceptedWarnings: ['CASE_RECEIVED_LONG_AGO'],
  })
  if (made.outcome !== 'saved') throw new Error('not saved')
  return made.detail.case
}

type Typed = Omit<z.input<typeof subjectInput>, 'role'> & Partial<Pick<z.input<typeof subjectInput>, 'role'>>

const add = async (caseId: Awaited<ReturnType<typeof newCase>>['id'], typed: Typed) => {
  const outcome = await officer.subject.add({
    caseId,
    subject: { role: 'prospectiveWorker', nikUnknownReason: 'notCarried', ...typed },
    acceptedWarnings: ['SUBJECT_NIK_KNOWN', 'SUBJECT_NIK_TWICE_IN_CASE'],
  })
  if (outcome.outcome === 'warned') throw new Error(JSON.stringify(outcome.warnings))
  return outcome.id
}

const rahmat = {
  fullName: 'Uji Rahmat',
  nik: '6202080511940002',
  birthOn: '1994-11-05',
  sex: 'male',
} as const

const submissionId = '01950000-0000-7000-8000-00000000aaaa' as Awaited<ReturnType<typeof add>>

describe('people in a case', () => {
  test('are numbered as they come, and an eighth later renumbers nobody', async () => {
    const { id: caseId } = await newCase()
    for (let count = 1; count <= 7; count += 1)
      await add(caseId, { fullName: `Fiktif ${'ABCDEFG'[count - 1]}` })
    const before = await officer.subject.ofCase({ caseId, limit: 100 })
    await add(caseId, { fullName: 'Fiktif H', role: 'witness' })
    const after = await officer.subject.ofCase({ caseId, limit: 100 })
    expect(after.items.slice(0, 7)).toEqual(before.items)
    expect(after.items[7]).toMatchObject({ position: 8, role: 'witness' })
    expect(after.total).toBe(8)
  })

  test('come page by page', async () => {
    const { id: caseId } = await newCase()
    for (const letter of 'ABCDE') await add(caseId, { fullName: `Fiktif ${letter}` })
    const first = await officer.subject.ofCase({ caseId, limit: 2 })
    const second = await officer.subject.ofCase({ caseId, limit: 2, cursor: first.nextCursor ?? undefined })
    const third = await officer.subject.ofCase({ caseId, limit: 2, cursor: second.nextCursor ?? undefined })
    expect([first, second, third].flatMap(({ items }) => items.map(({ position }) => position))).toEqual([
      1, 2, 3, 4, 5,
    ])
    expect(third.nextCursor).toBeNull()
  })

  test('may be known by a description alone', async () => {
    const { id: caseId } = await newCase()
    await add(caseId, { description: 'Perempuan, jaket merah', nikUnknownReason: null })
    const { items } = await officer.subject.ofCase({ caseId })
    expect(items[0]).toMatchObject({ shownName: 'Perempuan, jaket merah', isNamed: false, maskedNik: null })
  })

  test('never get a name or number into lists, pages or the timeline', async () => {
    const { id: caseId } = await newCase()
    const id = await add(caseId, {
      ...rahmat,
      familyCardNumber: '6202080101100003',
      motherName: 'Fiktif Ibu',
      passportNumber: 'C1234567',
      identityAddress: 'Jl. Contoh 5',
      contacts: [
        { kind: 'phone', value: '0812-0000-0004' },
        { kind: 'email', value: 'uji@contoh.invalid' },
      ],
      details: undefined,
    })
    const shown = JSON.stringify([
      await officer.subject.ofCase({ caseId }),
      await officer.subject.get({ id }),
      await officer.subject.matchesOf({ id }),
      await officer.case.timeline({ id: caseId }),
    ])
    for (const secret of [
      'Rahmat',
      rahmat.nik,
      '6202080101100003',
      'Ibu',
      'C1234567',
      'Jl. Contoh',
      '12000000004',
      '81200000004',
      'uji@',
      '1994-11-05',
    ]) {
      expect(shown).not.toContain(secret)
    }
    expect(shown).toContain('U.R.')
  })

  test('are added once however often the same form is handed in, and the draft of the form is gone', async () => {
    const { id: caseId } = await newCase()
    const place = { kind: 'subject', recordKey: caseId }
    await officer.draft.save({ ...place, label: 'U.R.', body: { fullName: 'Uji Rahmat' } })
    const subject = { role: 'prospectiveWorker', ...rahmat } as const
    const first = await officer.subject.add({ caseId, subject, submissionId })
    const second = await officer.subject.add({ caseId, subject, submissionId })
    expect(second).toEqual(first)
    expect(first).toEqual({ outcome: 'saved', id: submissionId })
    expect((await officer.subject.ofCase({ caseId })).total).toBe(1)
    expect(await officer.draft.get(place)).toEqual({ draft: null })
  })

  test('keep the draft of the form while a warning waits for its answer', async () => {
    const other = await newCase()
    await add(other.id, rahmat)
    const { id: caseId } = await newCase()
    const place = { kind: 'subject', recordKey: caseId }
    await officer.draft.save({ ...place, label: 'U.R.', body: { fullName: 'Uji Rahmat' } })
    const answer = await officer.subject.add({
      caseId,
      subject: { role: 'prospectiveWorker', ...rahmat },
      submissionId,
    })
    expect(answer).toMatchObject({ outcome: 'warned', warnings: [{ code: 'SUBJECT_NIK_KNOWN' }] })
    expect((await officer.draft.get(place)).draft).not.toBeNull()
  })

  test('cannot be added to a case that is not there', async () => {
    const missing = '01950000-0000-7000-8000-00000000ffff' as Awaited<ReturnType<typeof newCase>>['id']
    await expect(add(missing, { fullName: 'Fiktif A' })).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
  })
})

describe('whether somebody is a child', () => {
  test.each([
    ['born on the day eighteen years before', '2008-02-02', false, 18],
    ['born a day later', '2008-02-03', true, 17],
  ])('%s', async (_what, birthOn, isChild, age) => {
    const { id: caseId } = await newCase()
    await add(caseId, { fullName: 'Fiktif Anak', birthOn: birthOn })
    const { items } = await officer.subject.ofCase({ caseId })
    expect(items[0]).toMatchObject({ isChild, age })
  })

  test('counts on the day of receipt, not of looking', async () => {
    const { id: caseId } = await newCase(new Date('2025-12-01T09:00:00'))
    await add(caseId, { fullName: 'Fiktif Anak', birthOn: '2008-01-15' })
    office.clock.setDay('2026-02-02')
    const { items } = await officer.subject.ofCase({ caseId })
    expect(items[0]).toMatchObject({ isChild: true, age: 17 })
  })

  test('is what was stated as long as no birth date is known', async () => {
    const { id: caseId } = await newCase()
    await add(caseId, { fullName: 'Fiktif Anak', isChildStated: true })
    expect((await officer.subject.ofCase({ caseId })).items[0]).toMatchObject({ isChild: true, age: null })
  })
})

describe('a covered value', () => {
  test('is shown for a reason, which stands in the history and in the timeline without the value', async () => {
    const { id: caseId } = await newCase()
    const id = await add(caseId, rahmat)
    const reason = 'Mencocokkan dengan KTP asli'
    const { lines } = await officer.subject.reveal({ id, field: 'nik', use: 'copy', reason })
    expect(lines).toEqual([rahmat.nik])
    const { items } = await officer.case.timeline({ id: caseId })
    expect(items[0]).toMatchObject({ kind: 'subjectRevealed', data: { field: 'nik', use: 'copy' } })
    const history = await office.head.history.ofRecord({ kind: 'subject', id })
    expect(history.items[0]).toMatchObject({ action: 'subject.reveal', reason })
    expect(JSON.stringify(history.items[0])).not.toContain(rahmat.nik)
  })

  test('may be the number of an emergency travel document', async () => {
    const { id: caseId } = await newCase()
    const id = await add(caseId, rahmat)
    const passportMatter = { emergencyDocumentNumber: 'XA 123456' }
    const change = { section: 'passport', values: { passportMatter } } as const
    await officer.subject.saveSection({ id, version: 1, change })
    const view = await officer.subject.get({ id })
    expect(view.covered).toContain('emergencyDocumentNumber')
    expect(view.passportMatter.emergencyDocumentNumber).not.toContain('123456')
    const shown = await officer.subject.reveal({
      id,
      field: 'emergencyDocumentNumber',
      use: 'show',
      reason: 'Mencocokkan dengan SPLP asli',
    })
    expect(shown.lines).toEqual(['XA 123456'])
  })

  test('is not shown without one', async () => {
    const { id: caseId } = await newCase()
    const id = await add(caseId, rahmat)
    await expect(
      officer.subject.reveal({ id, field: 'nik', use: 'show', reason: ' ' }),
    ).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })

  test('is not for an auditor', async () => {
    const { id: caseId } = await newCase()
    const id = await add(caseId, rahmat)
    const auditor = await office.officer('periksa', ['auditor'])
    await expect(
      auditor.subject.reveal({ id, field: 'nik', use: 'show', reason: 'Ingin tahu' }),
    ).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })
})

describe('a section', () => {
  const opened = async (id: Parameters<TestClient['subject']['openSection']>[0]['id']) => {
    const { version, opened: section } = await officer.subject.openSection({
      id,
      section: 'identity',
      reason: 'Uji',
    })
    if (section.section !== 'identity') throw new Error('another section')
    return { version, values: section.values }
  }

  test('is saved by itself and leaves the others alone', async () => {
    const { id: caseId } = await newCase()
    const id = await add(caseId, { ...rahmat, contacts: [{ kind: 'phone', value: '081200000004' }] })
    const { version, values } = await opened(id)
    const change = { section: 'identity', values: { ...values, occupation: 'Buruh kebun' } } as const
    expect(await officer.subject.saveSection({ id, version, change })).toEqual({
      outcome: 'saved',
      version: version + 1,
    })
    const view = await officer.subject.get({ id })
    expect(view.occupation).toBe('Buruh kebun')
    expect(view.subject).toMatchObject({ maskedNik: '620208******0002', maskedPhones: ['****0004'] })
  })

  test('is not saved over what somebody else saved meanwhile', async () => {
    const { id: caseId } = await newCase()
    const id = await add(caseId, rahmat)
    const { version } = await opened(id)
    const change = (position: string) => ({ section: 'job', values: { position } }) as const
    await officer.subject.saveSection({ id, version, change: change('CS') })
    await expect(officer.subject.saveSection({ id, version, change: change('Kasir') })).rejects.toMatchObject(
      {
        code: 'RECORD_CHANGED_MEANWHILE',
      },
    )
    expect((await officer.subject.get({ id })).job.position).toBe('CS')
  })

  test('asks what is unlikely once, and not again for what was overruled', async () => {
    const { id: caseId } = await newCase()
    const id = await add(caseId, rahmat)
    const { version, values } = await opened(id)
    const change = { section: 'identity', values: { ...values, sex: 'female' } } as const
    expect(await officer.subject.saveSection({ id, version, change })).toMatchObject({
      outcome: 'warned',
      warnings: [{ code: 'NIK_SEX_DIFFERS' }],
    })
    const acceptedWarnings = ['NIK_SEX_DIFFERS'] as const
    await officer.subject.saveSection({ id, version, change, acceptedWarnings: [...acceptedWarnings] })
    const again = { section: 'identity', values: { ...values, sex: 'female', occupation: 'Petani' } } as const
    const outcome = await officer.subject.saveSection({ id, version: version + 1, change: again })
    expect(outcome).toEqual({ outcome: 'saved', version: version + 2 })
    expect((await officer.subject.get({ id })).warnings).toMatchObject([{ code: 'NIK_SEX_DIFFERS' }])
  })

  test('keeps transit points, money and everything else as it was typed', async () => {
    const { id: caseId } = await newCase()
    const id = await add(caseId, rahmat)
    const travel = {
      declaredPurpose: 'tourism',
      destinationCountry: 'THA',
      transits: [
        { place: 'Jakarta', country: 'IDN', mode: 'air', on: '2026-02-05' },
        { place: 'Mae Sot', country: 'THA', mode: 'land', on: null },
      ],
    } as const
    const rows = [{ kind: 'salaryDeduction', amount: 12_000_000, currency: 'IDR', months: 6 }] as const
    await officer.subject.saveSection({
      id,
      version: 1,
      change: { section: 'travel', values: { ...travel, transits: [...travel.transits] as never } },
    })
    await officer.subject.saveSection({
      id,
      version: 2,
      change: { section: 'money', values: { rows: [...rows] } },
    })
    const view = await officer.subject.get({ id })
    expect(view.travel.transits.map(({ place }) => place)).toEqual(['Jakarta', 'Mae Sot'])
    expect(view.money.rows).toMatchObject([{ amount: 12_000_000, months: 6 }])
  })

  test('refuses a return before the departure', async () => {
    const { id: caseId } = await newCase()
    const id = await add(caseId, rahmat)
    const change = {
      section: 'travel',
      values: { departsOn: '2026-03-02', returnsOn: '2026-03-01' },
    } as never
    await expect(officer.subject.saveSection({ id, version: 1, change })).rejects.toMatchObject({
      code: 'SUBJECT_TRAVEL_PERIOD_INVALID',
    })
  })
})

describe('earlier records', () => {
  const probe = {
    nik: null,
    passportNumber: null,
    phone: null,
    fullName: null,
    birthOn: null,
    familyCardNumber: null,
  }

  test('are found by passport however it is written, old or new', async () => {
    const { id: caseId } = await newCase()
    await add(caseId, { ...rahmat, passportNumber: 'C 1234567', newPassportNumber: 'X7654321' })
    for (const passportNumber of ['c1234567', 'X-7654321']) {
      const { items } = await officer.subject.matches({ ...probe, passportNumber })
      expect(items).toMatchObject([{ reasons: ['samePassport'] }])
    }
  })

  test('are found where day and month of birth were swapped', async () => {
    const { id: caseId } = await newCase()
    await add(caseId, { fullName: 'Moh. Djoko Contoh', birthOn: '1990-04-03' })
    const { items } = await officer.subject.matches({
      ...probe,
      fullName: 'Muhammad Joko Contoh',
      birthOn: '1990-03-04',
    })
    expect(items).toMatchObject([{ reasons: ['similarNameAndSwappedBirth'] }])
  })

  test('are not other people who were born on the same day', async () => {
    const { id: caseId } = await newCase()
    await add(caseId, { fullName: 'Sri Contoh', birthOn: '1990-04-03' })
    const { items } = await officer.subject.matches({
      ...probe,
      fullName: 'Sri Fiktif',
      birthOn: '1990-04-03',
    })
    expect(items).toEqual([])
  })

  test('carry all their reasons, and a phone in one family says so', async () => {
    const { id: caseId } = await newCase()
    await add(caseId, {
      ...rahmat,
      familyCardNumber: '6202080101100003',
      contacts: [{ kind: 'phone', value: '0812-0000-0004' }],
    })
    const { items } = await officer.subject.matches({
      ...probe,
      nik: rahmat.nik,
      phone: '62812 0000 0004',
      familyCardNumber: '6202080101100003',
    })
    expect(items).toMatchObject([{ reasons: ['sameNik', 'samePhone'], isSameFamily: true }])
  })

  test('do not hold the subject itself', async () => {
    const { id: caseId } = await newCase()
    const id = await add(caseId, rahmat)
    expect((await officer.subject.matchesOf({ id })).items).toEqual([])
    const other = await newCase()
    await add(other.id, rahmat)
    expect((await officer.subject.matchesOf({ id })).items).toMatchObject([{ caseNumber: other.number }])
  })
})
