import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { intakeInput, IntakeOutcome } from '#shared/features/intake/intake.schema.ts'
import { setVersion1 } from '#shared/features/screening/version-1/set-version-1.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'

type Input = z.input<typeof intakeInput>

let office: TestOffice
let officer: TestClient
let number = 0

beforeEach(async () => {
  office = await openTestOffice()
  office.clock.setDay('2026-02-02', '09:42:00')
  officer = await office.officer('petugas', ['officer'])
})
afterEach(() => office.close())

const submissionId = (): Input['submissionId'] =>
  `01950000-0000-7000-8000-${String((number += 1)).padStart(12, '0')}`

const quickIds = setVersion1.quickQuestions.flatMap(({ itemIds }) => itemIds).filter((id) => id !== 'U01')

const answers = (yes: Record<string, string> = {}): Input['answers'] =>
  quickIds.map((itemId) => {
    const text = yes[itemId]
    return text === undefined
      ? { itemId, value: 'no', basis: null }
      : { itemId, value: 'yes', basis: { kind: 'statement', text } }
  })

const melati = {
  nik: '6202175403010001',
  fullName: 'Fiktif Melati',
  birthOn: '2001-03-14',
  sex: 'female',
  phone: '0812-0000-0001',
  declaredPurpose: 'familyVisit',
  destinationCountry: 'MYS',
  destinationCity: 'Kuching',
} as const

const intake = (changes: Partial<Input> = {}): Input => ({
  submissionId: submissionId(),
  title: 'Wawancara paspor – kunjungan keluarga, Malaysia',
  channel: 'passportInterview',
  receivedAt: new Date('2026-02-02T09:40:00'),
  applicant: melati,
  answers: answers(),
  ...changes,
})

const saved = (outcome: IntakeOutcome) => {
  if (outcome.outcome === 'warned') throw new Error(JSON.stringify(outcome.warnings))
  return outcome
}

const nothing = {
  nik: null,
  fullName: null,
  birthOn: null,
  sex: null,
  phone: null,
  passportNumber: null,
  intermediaryPhone: null,
  declaredPurpose: null,
  destinationCountry: null,
  receivedOn: '2026-02-02',
} as const

describe('the two-minute intake', () => {
  test('makes case, subject, quick assessment and the clock of the passport in one act', async () => {
    const before = office.service.store().database.head().seq
    const done = saved(
      await officer.intake.submit(
        intake({ answers: answers({ D02: 'Tidak tahu kapan pulang', D08: 'Belum ada undangan' }) }),
      ),
    )
    expect(done).toMatchObject({ caseNumber: 'KNP-2026-0001', colour: 'blue', urgency: 'ordinary' })
    expect(office.service.store().database.head().seq).toBe(before + 1)

    const view = await officer.subject.get({ id: done.subjectId })
    expect(view.subject).toMatchObject({
      shownName: 'F.M.',
      maskedNik: '620217******0001',
      maskedPhones: ['****0001'],
      sex: 'female',
      age: 24,
      isChild: false,
      colour: 'blue',
    })
    expect(view.travel).toMatchObject({ declaredPurpose: 'familyVisit', destinationCountry: 'MYS' })
    const { items } = await officer.screening.ofSubject({ subjectId: done.subjectId })
    expect(items).toMatchObject([{ scope: 'quick', state: 'complete', colour: 'blue' }])
    const clocks = await officer.clock.ofCase({ caseId: done.caseId })
    expect(clocks.items).toMatchObject([
      { kind: 'passportIssue', startedAt: new Date('2026-02-02T09:40:00') },
    ])
  })

  test('counts clocks from the receipt and keeps the time of typing apart', async () => {
    const receivedAt = new Date('2026-01-30T14:00:00')
    const done = saved(await officer.intake.submit(intake({ receivedAt })))
    const { case: record } = await officer.case.get({ id: done.caseId })
    expect(record.receivedAt).toEqual(receivedAt)
    expect(record.recordedAt).toEqual(new Date('2026-02-02T09:42:00'))
    const { items } = await officer.clock.ofCase({ caseId: done.caseId })
    expect(items[0]?.startedAt).toEqual(receivedAt)
  })

  test('handed in twice it is one case', async () => {
    const form = intake()
    const first = saved(await officer.intake.submit(form))
    const second = saved(await officer.intake.submit(form))
    expect(second).toEqual(first)
    expect((await officer.case.list({})).items).toHaveLength(1)
  })

  test('takes the draft away with the act, and leaves it where nothing was written', async () => {
    const form = intake({ applicant: { ...melati, sex: 'male' } })
    const place = { kind: 'intake', recordKey: form.submissionId }
    await officer.draft.save({ ...place, label: 'F.M.', body: { nik: melati.nik } })
    const asked = await officer.intake.submit(form)
    expect(asked).toMatchObject({ outcome: 'warned', warnings: [{ code: 'NIK_SEX_DIFFERS', field: 'nik' }] })
    expect((await officer.draft.get(place)).draft).not.toBeNull()
    saved(await officer.intake.submit({ ...form, acceptedWarnings: ['NIK_SEX_DIFFERS'] }))
    expect((await officer.draft.get(place)).draft).toBeNull()
  })

  test('keeps an overruled warning with the record', async () => {
    const form = intake({ applicant: { ...melati, sex: 'male' }, acceptedWarnings: ['NIK_SEX_DIFFERS'] })
    const { subjectId } = saved(await officer.intake.submit(form))
    const { warnings } = await officer.subject.get({ id: subjectId })
    expect(warnings).toEqual([{ code: 'NIK_SEX_DIFFERS', data: { told: 'female', entered: 'male' } }])
  })

  test.each([
    ['a day that no month has', { ...melati, nik: '6202080002900001' }, 'NIK_DAY_IMPOSSIBLE'],
    ['month 13', { ...melati, nik: '6202083013990001' }, 'NIK_MONTH_IMPOSSIBLE'],
    ['29 February of a year without one', { ...melati, nik: '6202082902010001' }, 'NIK_DAY_IMPOSSIBLE'],
    ['a placeholder for a NIK', { ...melati, nik: '9999999999999999' }, 'NIK_IS_PLACEHOLDER'],
    ['a NIK that is missing without a reason', { ...melati, nik: null }, 'SUBJECT_NIK_REASON_NEEDED'],
    ['neither name nor description', { ...melati, fullName: ' ' }, 'SUBJECT_NAME_OR_DESCRIPTION_NEEDED'],
    [
      'a birth date that has not come',
      { ...melati, nik: null, nikUnknownReason: 'refused', birthOn: '2027-01-01' },
      'SUBJECT_BIRTH_IN_FUTURE',
    ],
    ['a name without a letter', { ...melati, fullName: '***' }, 'NAME_WITHOUT_LETTERS'],
  ] as const)('refuses %s and writes nothing', async (_what, applicant, code) => {
    const head = office.service.store().database.head().seq
    await expect(officer.intake.submit(intake({ applicant: { ...applicant } }))).rejects.toMatchObject({
      code,
    })
    expect(office.service.store().database.head().seq).toBe(head)
  })

  test('refuses a receipt that lies ahead', async () => {
    const form = intake({ receivedAt: new Date('2026-02-02T11:00:00') })
    await expect(officer.intake.submit(form)).rejects.toMatchObject({ code: 'CASE_RECEIVED_IN_FUTURE' })
  })

  test('refuses a yes without the line it rests on, and then there is no half intake', async () => {
    const form = intake({
      answers: [{ itemId: 'D02', value: 'yes', basis: null }],
    })
    await expect(officer.intake.submit(form)).rejects.toMatchObject({ code: 'SCREENING_BASIS_MISSING' })
    expect((await officer.case.list({})).items).toEqual([])
  })

  test('registers somebody of whom nothing was asked without an assessment', async () => {
    const form = intake({ answers: quickIds.map((itemId) => ({ itemId, value: 'notAsked', basis: null })) })
    const done = saved(await officer.intake.submit(form))
    expect(done.colour).toBeNull()
    expect((await officer.case.get({ id: done.caseId })).case.state).toBe('registered')
  })

  test('starts no clock of a passport where no passport was asked for', async () => {
    const done = saved(await officer.intake.submit(intake({ channel: 'publicComplaint' })))
    expect((await officer.clock.ofCase({ caseId: done.caseId })).items).toEqual([])
  })

  test('takes names of one word, hostile texts and 29 February as they are', async () => {
    const applicant = {
      ...melati,
      nik: '6202176902040001',
      birthOn: '2004-02-29' as const,
      fullName: '  Melati\u202e\u0000 ',
      declaredDetail: `'; drop table subjects; -- <script>alert(1)</script> {{=1+1}}`,
    }
    const { subjectId } = saved(await officer.intake.submit(intake({ applicant })))
    const view = await officer.subject.get({ id: subjectId })
    expect(view.subject).toMatchObject({ shownName: 'M.', age: 21, isChild: false })
    expect(view.travel.declaredDetail).toBe(applicant.declaredDetail)
    const { lines } = await officer.subject.reveal({
      id: subjectId,
      field: 'fullName',
      use: 'show',
      reason: 'Uji',
    })
    expect(lines).toEqual(['Melati'])
  })

  test('keeps the number of whoever sent the applicant, and counts its cases', async () => {
    const first = saved(await officer.intake.submit(intake({ intermediaryPhone: '0812-0000-0099' })))
    const { items } = await officer.entity.ofCase({ caseId: first.caseId })
    expect(items).toMatchObject([
      { role: 'contact', source: 'subjectStatement', entity: { kind: 'phone', shown: '****0099' } },
    ])
    const applicant = { ...melati, nik: '6202080112990002', birthOn: '1999-12-01', sex: 'male' } as const
    const other = { ...applicant, phone: null, fullName: 'Uji Kedua' }
    saved(await officer.intake.submit(intake({ applicant: other, intermediaryPhone: '+62 812 0000 0099' })))
    const { knownPhones } = await officer.intake.probe({ ...nothing, intermediaryPhone: '081200000099' })
    expect(knownPhones).toEqual([{ field: 'intermediaryPhone', caseCount: 2 }])
  })

  test('asks before the number of an applicant is taken for that of an intermediary', async () => {
    saved(await officer.intake.submit(intake()))
    const applicant = { ...melati, nik: '6202080112990002', birthOn: '1999-12-01', sex: 'male' } as const
    const form = intake({ applicant: { ...applicant, phone: null }, intermediaryPhone: melati.phone })
    expect(await officer.intake.submit(form)).toMatchObject({
      outcome: 'warned',
      warnings: [{ code: 'ENTITY_IS_SUBJECTS_OWN', field: 'intermediaryPhone' }],
    })
    saved(await officer.intake.submit({ ...form, acceptedWarnings: ['ENTITY_IS_SUBJECTS_OWN'] }))
  })

  test('is for those who may register a case', async () => {
    const auditor = await office.officer('periksa', ['auditor'])
    await expect(auditor.intake.submit(intake())).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })
})

describe('what is answered while typing', () => {
  test('says where a NIK comes from', async () => {
    const { district, warnings } = await officer.intake.probe({ ...nothing, nik: '62.02.17 540301 0001' })
    expect(district?.path).toContain('Telaga Antang')
    expect(warnings).toEqual([])
  })

  test('warns about a district that is not in the table', async () => {
    const { district, warnings } = await officer.intake.probe({ ...nothing, nik: '6202182512900003' })
    expect(district).toBeNull()
    expect(warnings).toMatchObject([{ code: 'NIK_REGION_UNKNOWN', field: 'nik' }])
  })

  test('finds an earlier record by NIK, phone, and name with birth date, each with its reason', async () => {
    const { caseNumber } = saved(await officer.intake.submit(intake()))
    const byNik = await officer.intake.probe({ ...nothing, nik: melati.nik })
    expect(byNik.matches).toMatchObject([{ caseNumber, reasons: ['sameNik'], shownName: 'F.M.' }])
    expect(byNik.warnings).toMatchObject([{ code: 'SUBJECT_NIK_KNOWN' }])
    const byPhone = await officer.intake.probe({ ...nothing, phone: '+62 812 0000 0001' })
    expect(byPhone.matches).toMatchObject([{ reasons: ['samePhone'] }])
    const byName = await officer.intake.probe({
      ...nothing,
      fullName: 'Fiktip Melatie',
      birthOn: '2001-03-14',
    })
    expect(byName.matches).toMatchObject([{ reasons: ['similarNameAndBirth'] }])
  })

  test('lists the documents usually asked for the purpose', async () => {
    const { documents } = await officer.intake.probe({ ...nothing, declaredPurpose: 'familyVisit' })
    expect(documents.length).toBeGreaterThan(0)
  })

  test('looks past what the form could not be saved with', async () => {
    const tooMuch = { ...nothing, fullName: 'x'.repeat(200), phone: '\u0000', nik: '\ud800' }
    expect(await officer.intake.probe(tooMuch)).toMatchObject({ matches: [], knownPhones: [] })
  })
})
