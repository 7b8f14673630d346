import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AgencyId, ReferralNeed } from '#shared/features/agency/agency.schema.ts'
import type { ReferralWarningCode } from '#shared/features/referral/referral.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { addAgency, letterOf, type ReferralFacts, saved, takeSteps } from './referral.test-support.ts'

const today = '2026-11-23'
const elsewhere = ['REFERRAL_AGENCY_ELSEWHERE'] as const satisfies ReferralWarningCode[]

let office: TestCaseOffice
let near: AgencyId
let far: AgencyId
let ending: AgencyId
let caseId: TestCaseOffice['caseId']
let subjectId: TestCaseOffice['subjectId']
beforeAll(async () => {
  office = await openCaseOffice()
  near = addAgency(office, { kind: 'police', name: 'Polres Contoh', regionCodes: ['62.02'] })
  far = addAgency(office, { kind: 'police', name: 'Polres Jauh', regionCodes: ['53.71'] })
  ending = addAgency(office, {
    kind: 'workerProtection',
    name: 'BP3MI Lama',
    validUntil: '2026-11-30' as PlainDate,
  })
})
beforeEach(async () => {
  office.clock.setDay(today)
  caseId = (await office.addCase({ eventRegionCode: '62.02' })).case.id
  subjectId = await office.addSubject(caseId)
  await office.name('rekan', caseId)
})
afterAll(() => office.close())

const letter = (facts: Partial<ReferralFacts> = {}) =>
  letterOf({
    caseId,
    agencyIds: [far],
    subjects: [{ subjectId, consent: 'given', consentReason: null, disclosed: ['fullName'] }],
    ...facts,
  })
const create = (facts: Partial<ReferralFacts> = {}) => office.worker.referral.create(letter(facts))
const one = async (facts: Partial<ReferralFacts> = {}) => {
  const [id] = saved(await create(facts)).ids
  if (!id) throw new Error('no referral')
  return id
}
const overruled = { acceptedWarnings: [...elsewhere], warningReason: 'Keluarganya tinggal di sana' }
const get = (id: Awaited<ReturnType<typeof one>>) => office.worker.referral.get({ id })

describe('an agency that is unusual', () => {
  test('is asked about before anything is written: outside its area, or no more when it should answer', async () => {
    expect(await create()).toEqual({
      outcome: 'warned',
      warnings: [
        {
          code: 'REFERRAL_AGENCY_ELSEWHERE',
          data: { name: 'Polres Jauh', places: 'Kabupaten Kotawaringin Timur' },
        },
      ],
    })
    expect(await create({ agencyIds: [ending], answerWantedOn: '2026-12-01' })).toMatchObject({
      warnings: [{ code: 'REFERRAL_AGENCY_ENDS', data: { name: 'BP3MI Lama', untilOn: '2026-11-30' } }],
    })
    expect((await office.worker.referral.ofCase({ caseId })).total).toBe(0)
    expect(await create({ agencyIds: [ending], answerWantedOn: '2026-11-30' })).toMatchObject({
      outcome: 'saved',
    })
  })

  test('is nobody to ask about near the event, at home, or where no place is known', async () => {
    expect(await create({ agencyIds: [near] })).toMatchObject({ outcome: 'saved' })
    const kupang = await office.addSubject(caseId, { nik: '5371010101900001', nikUnknownReason: null })
    const subjects = [{ subjectId: kupang, consent: 'given' as const, disclosed: ['nik' as const] }]
    expect(await create({ subjects })).toMatchObject({ outcome: 'saved' })
    const nowhere = (await office.addCase()).case.id
    const somebody = await office.addSubject(nowhere)
    const facts = {
      caseId: nowhere,
      subjects: [{ subjectId: somebody, consent: 'given' as const, disclosed: ['fullName' as const] }],
    }
    expect(await create(facts)).toMatchObject({ outcome: 'saved' })
  })

  test('is written to with a reason only, and who, when and why stand at that referral and no other', async () => {
    await expect(create({ acceptedWarnings: [...elsewhere] })).rejects.toMatchObject({
      code: 'REFERRAL_WARNING_REASON_NEEDED',
    })
    const { ids } = saved(await create({ agencyIds: [near, far], ...overruled }))
    const [first, second] = await Promise.all(ids.map((id) => get(id)))
    expect(first?.warnings).toEqual([])
    expect(second?.warnings).toEqual([
      {
        code: 'REFERRAL_AGENCY_ELSEWHERE',
        data: { name: 'Polres Jauh', places: 'Kabupaten Kotawaringin Timur' },
        reason: 'Keluarganya tinggal di sana',
        officerName: 'Petugas petugas',
        recordedAt: new Date(office.clock.now()),
      },
    ])
    const { items } = await office.worker.history.ofRecord({ kind: 'referral', id: ids[1] ?? '' })
    const kept = items.flatMap(({ fields }) => fields).find(({ field }) => field === 'warnings')
    expect(kept?.to).toContain('Keluarganya tinggal di sana')
  })

  test('is not asked about again when the letter is changed, and is forgotten with another agency', async () => {
    const id = await one(overruled)
    const { version } = await get(id)
    office.clock.setDay('2026-11-24')
    const { caseId: _caseId, agencyIds: _agencyIds, ...fields } = letter({ request: 'Mohon diperiksa.' })
    const again = saved(await office.colleague.referral.save({ ...fields, id, version, agencyId: far }))
    expect(again.detail.warnings).toMatchObject([{ officerName: 'Petugas petugas' }])
    const { detail } = saved(
      await office.worker.referral.save({ ...fields, id, version: again.detail.version, agencyId: near }),
    )
    expect(detail.warnings).toEqual([])
  })

  test('is asked about when somebody refers to it again', async () => {
    const id = await one({ agencyIds: [near] })
    const { version } = await takeSteps(office.worker, id, [
      { step: 'sign', on: today },
      { step: 'send', on: today },
      { step: 'decline', on: today },
    ])
    const target = { id, version, happenedOn: today, agencyId: far, reason: 'Ditolak' }
    expect(await office.worker.referral.reRefer(target)).toMatchObject({ outcome: 'warned' })
    expect((await get(id)).state).toBe('declined')
    const { id: next } = saved(await office.worker.referral.reRefer({ ...target, ...overruled }))
    expect((await get(next)).warnings).toMatchObject([{ reason: 'Keluarganya tinggal di sana' }])
  })

  test('is not overruled at the counter or by the head, and by two at once one time only', async () => {
    for (const by of [office.operator, office.head])
      await expect(by.referral.create(letter(overruled))).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    const both = await Promise.allSettled([
      office.worker.referral.create(letter(overruled)),
      office.colleague.referral.create(letter(overruled)),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'REFERRAL_ALREADY_THERE' },
    })
  })
})

describe('what went to one agency', () => {
  test('is counted by state, with what is open and what is overdue', async () => {
    const hospital = addAgency(office, { kind: 'hospital', name: 'RSUD Contoh' })
    const to = (need: ReferralNeed) => one({ agencyIds: [hospital], need })
    const [waiting, cancelled] = [await to('medicalCare'), await to('shelterAndTracing')]
    await to('witnessProtection')
    await takeSteps(office.worker, waiting, [
      { step: 'sign', on: today },
      { step: 'send', on: today },
    ])
    await takeSteps(office.worker, cancelled, [{ step: 'cancel', on: today }])
    const counts = () => office.sectionHead.referral.countsOfAgency({ agencyId: hospital })
    const states = [
      { state: 'prepared', count: 1 },
      { state: 'sent', count: 1 },
      { state: 'cancelled', count: 1 },
    ]
    expect(await counts()).toEqual({ states, total: 3, open: 2, overdue: 0 })
    office.clock.setDay('2026-11-27')
    expect(await counts()).toEqual({ states, total: 3, open: 2, overdue: 1 })
    const { total } = await office.worker.referral.list({ view: 'overdue', agencyId: hospital })
    expect(total).toBe(1)
  })

  test('is nothing for an agency nobody was referred to, and no answer for a stranger or an auditor', async () => {
    const agencyId = addAgency(office, { kind: 'mission', name: 'KBRI Contoh' })
    expect(await office.worker.referral.countsOfAgency({ agencyId })).toEqual({
      states: [],
      total: 0,
      open: 0,
      overdue: 0,
    })
    await expect(office.worker.referral.countsOfAgency({ agencyId: subjectId })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
    const auditor = await office.officer('pengawas', ['auditor'])
    await expect(auditor.referral.countsOfAgency({ agencyId })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
  })
})
