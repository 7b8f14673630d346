import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AgencyId } from '#shared/features/agency/agency.schema.ts'
import { replySlipText } from '#shared/features/referral/reply-code.rules.ts'
import type { ReferredSubject } from '#shared/features/referral/referral.schema.ts'
import { closeTestCase } from '../../../../tests/support/close-case.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import { officeMark } from './office-mark.ts'
import { addAgency, letterOf, type ReferralFacts, saved, takeSteps } from './referral.test-support.ts'

let office: TestCaseOffice
let police: AgencyId
let help: AgencyId
let caseId: TestCaseOffice['caseId']
let subjectId: TestCaseOffice['subjectId']
beforeAll(async () => {
  office = await openCaseOffice()
  police = addAgency(office, { kind: 'police', name: 'Polres Contoh' })
  help = addAgency(office, { kind: 'workerProtection', name: 'BP3MI Contoh' })
})
beforeEach(async () => {
  office.clock.setDay('2026-11-23')
  caseId = (await office.addCase()).case.id
  subjectId = await office.addSubject(caseId)
})
afterAll(() => office.close())

type Consent = Partial<Pick<ReferredSubject, 'consent' | 'consentReason' | 'disclosed'>>
const person = (facts: Consent = {}, id = subjectId) => ({
  subjectId: id,
  consent: 'given' as const,
  consentReason: null,
  disclosed: ['fullName', 'nik'] as ReferredSubject['disclosed'],
  ...facts,
})
const create = async (facts: Partial<ReferralFacts> = {}, by = office.worker) =>
  saved(await by.referral.create(letterOf({ caseId, agencyIds: [police], subjects: [person()], ...facts })))
const one = async (facts: Partial<ReferralFacts> = {}) => {
  const [id] = (await create(facts)).ids
  if (!id) throw new Error('no referral')
  return id
}
const refused = (facts: Partial<ReferralFacts>) => expect(create(facts)).rejects
const signedAndSent = [
  { step: 'sign', on: '2026-11-23' },
  { step: 'send', on: '2026-11-23' },
] as const

describe('preparing a referral', () => {
  test('goes to several agencies at once, one letter each, which know of one another', async () => {
    const { ids } = await create({ agencyIds: [police, help] })
    const [first] = ids
    const detail = await office.worker.referral.get({ id: first as never })
    expect(detail).toMatchObject({
      state: 'prepared',
      agencyName: 'Polres Contoh',
      addressee: 'Kepala Polres Contoh',
      group: [{ id: ids[1], agencyName: 'BP3MI Contoh', state: 'prepared' }],
      subjects: [{ position: 1, shownName: 'F.M.', consent: 'given', disclosed: ['fullName', 'nik'] }],
    })
    const { items } = await office.worker.case.timeline({ id: caseId })
    expect(items.filter(({ kind }) => kind === 'referralPrepared')).toHaveLength(2)
    expect(JSON.stringify([items, detail])).not.toMatch(/Melati/)
  })

  test('starts from the case: initials in the chronology, what is known of everybody', async () => {
    const { case: record } = await office.addCase({
      chronology: 'Fiktif Melati mengaku berlibur; FIKTIF  MELATI membawa satu koper.',
    })
    await office.addSubject(record.id, { alias: 'Mel Uji', sex: 'female' })
    const basis = await office.worker.referral.basis({ caseId: record.id })
    expect(basis.chronology).toBe('F.M. mengaku berlibur; F.M. membawa satu koper.')
    expect(basis.people).toMatchObject([{ shownName: 'F.M.', known: ['fullName', 'alias', 'sex'] }])
    expect(basis.agencies.map(({ name }) => name)).toEqual(['Polres Contoh', 'BP3MI Contoh'])
    expect(basis.answerWantedOn).toBe('2026-12-07')
  })

  test('is refused in a closed case, to a colleague at the counter, and of somebody from another case', async () => {
    await expect(create({}, office.operator)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    const stranger = await office.addSubject((await office.addCase()).case.id)
    await refused({ subjects: [person({}, stranger)] }).toMatchObject({ code: 'RECORD_NOT_FOUND' })
    await refused({ subjects: [person(), person()] }).toMatchObject({ code: 'REFERRAL_PERSON_TWICE' })
    await closeTestCase(office, caseId)
    await refused({}).toMatchObject({ code: 'CASE_CLOSED' })
  })

  test('is not made twice for the same person, need and agency as long as the first is open', async () => {
    const id = await one()
    await refused({}).toMatchObject({
      code: 'REFERRAL_ALREADY_THERE',
      data: { name: 'Polres Contoh', position: 1 },
    })
    await takeSteps(office.worker, id, [{ step: 'cancel', on: '2026-11-23' }])
    expect((await create()).ids).toHaveLength(1)
  })

  test('to an agency that is no more is refused', async () => {
    const former = addAgency(office, {
      kind: 'police',
      name: `Polres Lama ${caseId}`,
      validUntil: '2024-12-31' as never,
    })
    await refused({ agencyIds: [former] }).toMatchObject({ code: 'REFERRAL_AGENCY_NOT_VALID' })
  })

  test.each([
    ['chronology', 'Menurut fiktif melati, tiket dibeli orang lain.', 'REFERRAL_NAMES_PERSON'],
    ['request', 'Mohon memeriksa paspor C 1234567.', 'REFERRAL_NAMES_PERSON'],
    ['indications', 'Hasil penapisan menunjukkan banyak tanda.', 'REFERRAL_TELLS_SCREENING'],
    ['measures', 'Ditetapkan kategori merah.', 'REFERRAL_TELLS_SCREENING'],
  ])('with %s that tells %j is refused', async (field, text, code) => {
    const named = await office.addSubject(caseId, { passportNumber: 'C1234567' })
    await refused({ [field]: text, subjects: [person({}, named)] }).toMatchObject({ code })
  })

  test('is changed until somebody signs it', async () => {
    const id = await one()
    const { subjects: _subjects, version } = await office.worker.referral.get({ id })
    const {
      caseId: _caseId,
      agencyIds: _agencyIds,
      ...fields
    } = letterOf({
      caseId,
      agencyIds: [help],
      subjects: [person({ disclosed: ['fullName'] })],
    })
    const { detail } = saved(await office.worker.referral.save({ ...fields, id, version, agencyId: help }))
    expect(detail).toMatchObject({ agencyName: 'BP3MI Contoh', subjects: [{ disclosed: ['fullName'] }] })
    await expect(
      office.worker.referral.save({ ...fields, id, version, agencyId: help }),
    ).rejects.toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE' })
    const signed = await takeSteps(office.worker, id, [{ step: 'sign', on: '2026-11-23' }])
    await expect(
      office.worker.referral.save({ ...fields, id, version: signed.version, agencyId: help }),
    ).rejects.toMatchObject({ code: 'REFERRAL_NOT_PREPARED' })
  })
})

describe('consent', () => {
  const no = person.bind(null, { consent: 'refused' as const, consentReason: 'Tidak mau didampingi' })

  test('that an adult refuses keeps him from help, and not the police from being told', async () => {
    await refused({ kind: 'service', agencyIds: [help], subjects: [no()] }).toMatchObject({
      code: 'REFERRAL_CONSENT_REFUSED',
      data: { position: 1 },
    })
    await refused({ agencyIds: [police, help], subjects: [no()] }).toMatchObject({
      code: 'REFERRAL_CONSENT_REFUSED',
    })
    await refused({ subjects: [person({ consent: 'refused' })] }).toMatchObject({
      code: 'REFERRAL_CONSENT_REASON_NEEDED',
    })
    expect((await create({ subjects: [no()] })).ids).toHaveLength(1)
  })

  test('of a child is not asked; its best interest is written down', async () => {
    const child = await office.addSubject(caseId, { isChildStated: true })
    await refused({ subjects: [person({}, child)] }).toMatchObject({ code: 'REFERRAL_CONSENT_OF_CHILD' })
    const notRequired = { consent: 'notRequired' as const }
    await refused({ subjects: [person(notRequired, child)] }).toMatchObject({
      code: 'REFERRAL_CONSENT_REASON_NEEDED',
    })
    const reason = { ...notRequired, consentReason: 'Kepentingan terbaik anak' }
    expect((await create({ agencyIds: [help], subjects: [person(reason, child)] })).ids).toHaveLength(1)
  })
})

describe('a referral on its way', () => {
  test('makes the case one that is referred, which waits for the agency until the third working day', async () => {
    const id = await one()
    await takeSteps(office.worker, id, [{ step: 'sign', on: '2026-11-23' }])
    expect((await office.worker.case.get({ id: caseId })).case.state).toBe('registered')
    const sent = await takeSteps(office.worker, id, [
      { step: 'send', on: '2026-11-23', way: 'post', proof: 'Resi 0001' },
    ])
    expect(sent).toMatchObject({
      sentOn: '2026-11-23',
      sentByWay: 'post',
      sentProof: 'Resi 0001',
      nextOn: '2026-11-26',
      ladder: null,
    })
    const { case: record } = await office.worker.case.get({ id: caseId })
    expect(record).toMatchObject({ state: 'referral', waitingFor: 'agency', dueKind: 'referral' })
    expect((await office.worker.case.list({ view: 'waiting' })).items.map((item) => item.id)).toContain(
      caseId,
    )
  })

  test('is answered by the agency, step by step, and then it is the office’s turn', async () => {
    const id = await one()
    const taken = await takeSteps(office.worker, id, [...signedAndSent])
    office.clock.setDay('2026-11-25')
    const received = await takeSteps(office.worker, taken.id, [
      { step: 'receive', on: '2026-11-25', person: 'Petugas Contoh' },
    ])
    expect(received).toMatchObject({
      receivedOn: '2026-11-25',
      receivedBy: 'Petugas Contoh',
      nextOn: '2026-12-09',
    })
    const done = await takeSteps(office.worker, id, [
      { step: 'accept', on: '2026-11-25' },
      { step: 'startWork', on: '2026-11-25' },
      { step: 'complete', on: '2026-11-25', note: 'Dicegah dan diedukasi' },
    ])
    expect(done).toMatchObject({ state: 'completed', endedOn: '2026-11-25', nextOn: null })
    expect((await office.worker.case.get({ id: caseId })).case).toMatchObject({
      waitingFor: null,
      dueAt: null,
    })
    const { items, total } = await office.worker.referral.entries({ id })
    expect([total, items.map(({ state }) => state)]).toEqual([
      7,
      ['completed', 'inProgress', 'accepted', 'received', 'sent', 'signed', 'prepared'],
    ])
  })

  test('cannot be sent without a way, tomorrow, before it was signed, or twice from one screen', async () => {
    const id = await one()
    const { version } = await takeSteps(office.worker, id, [{ step: 'sign', on: '2026-11-23' }])
    const send = { id, version, step: 'send', happenedOn: '2026-11-23' as never, way: 'post' } as const
    const refusal = (more: object) => expect(office.worker.referral.takeStep({ ...send, ...more })).rejects
    await refusal({ way: null }).toMatchObject({ code: 'REFERRAL_WAY_NEEDED' })
    await refusal({ happenedOn: '2026-11-24' }).toMatchObject({ code: 'REFERRAL_DAY_IN_FUTURE' })
    await refusal({ happenedOn: '2026-11-22' }).toMatchObject({
      code: 'REFERRAL_DAY_TOO_EARLY',
      data: { earliest: '2026-11-23' },
    })
    await refusal({ step: 'accept' }).toMatchObject({ code: 'REFERRAL_STEP_NOT_POSSIBLE' })
    await office.worker.referral.takeStep(send)
    await refusal({}).toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE' })
  })

  test('is signed and sent by an officer only, and never read at the counter or by an auditor', async () => {
    const id = await one()
    await expect(takeSteps(office.operator, id, [{ step: 'sign', on: '2026-11-23' }])).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
    await expect(takeSteps(office.head, id, [{ step: 'sign', on: '2026-11-23' }])).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    const auditor = await office.officer(`pengawas${id.slice(-6)}`, ['auditor'])
    await expect(auditor.referral.get({ id })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })

  test('comes back incomplete, is mended and sent again', async () => {
    const id = await one()
    const back = await takeSteps(office.worker, id, [
      ...signedAndSent,
      { step: 'returnIncomplete', on: '2026-11-23', note: 'Lampiran kurang' },
    ])
    expect(back).toMatchObject({ state: 'returnedIncomplete', nextOn: null })
    const again = await takeSteps(office.worker, id, [{ step: 'amend', on: '2026-11-23' }, ...signedAndSent])
    expect(again).toMatchObject({ state: 'sent', receivedOn: null })
  })

  test('that is declined has a reason and goes to another agency with the same letter', async () => {
    const id = await one({ agencyIds: [help] })
    const { version } = await takeSteps(office.worker, id, [...signedAndSent])
    await expect(
      office.worker.referral.takeStep({ id, version, step: 'decline', happenedOn: '2026-11-23' }),
    ).rejects.toMatchObject({ code: 'REFERRAL_REASON_NEEDED' })
    const declined = await takeSteps(office.worker, id, [
      { step: 'decline', on: '2026-11-23', note: 'Bukan wilayah kerja' },
    ])
    const target = { id, version: declined.version, happenedOn: '2026-11-23', reason: 'Bukan wilayah kerja' }
    const to = (agencyId: AgencyId) => office.worker.referral.reRefer({ ...target, agencyId })
    await expect(to(help)).rejects.toMatchObject({ code: 'REFERRAL_SAME_AGENCY' })
    const { id: next } = saved(await to(police))
    const [old, fresh] = [
      await office.worker.referral.get({ id }),
      await office.worker.referral.get({ id: next }),
    ]
    expect(old).toMatchObject({ state: 'reReferred', replacedBy: { id: next, agencyName: 'Polres Contoh' } })
    expect(fresh).toMatchObject({ state: 'prepared', replaces: { id }, letter: old.letter })
    expect(fresh.replyCode).not.toBe(old.replyCode)
  })

  test('to help that somebody refuses is not passed on to help either', async () => {
    const subjects = [person({ consent: 'refused', consentReason: 'Tidak mau' })]
    const id = await one({ subjects })
    const { version } = await takeSteps(office.worker, id, [
      ...signedAndSent,
      { step: 'decline', on: '2026-11-23' },
    ])
    const input = { id, version, happenedOn: '2026-11-23', agencyId: help, reason: 'Ditolak' } as never
    await expect(office.worker.referral.reRefer(input)).rejects.toMatchObject({
      code: 'REFERRAL_CONSENT_REFUSED',
    })
  })

  test('of a closed case is not sent, and its answer is kept all the same', async () => {
    const [waiting, prepared] = [await one(), await one({ agencyIds: [help] })]
    await takeSteps(office.worker, waiting, [...signedAndSent])
    await closeTestCase(office, caseId)
    await expect(
      takeSteps(office.worker, prepared, [{ step: 'sign', on: '2026-11-23' }]),
    ).rejects.toMatchObject({ code: 'CASE_CLOSED' })
    const answered = await takeSteps(office.worker, waiting, [{ step: 'accept', on: '2026-11-23' }])
    expect(answered.state).toBe('accepted')
  })
})

describe('a referral nobody answers', () => {
  test('climbs the ladder: receipt, two weeks, a month; asking moves the day and not the silence', async () => {
    const id = await one()
    await takeSteps(office.worker, id, [...signedAndSent])
    const rungOn = async (day: string) => {
      office.clock.setDay(day)
      return (await office.worker.referral.get({ id })).ladder
    }
    expect(await rungOn('2026-11-26')).toBeNull()
    expect(await rungOn('2026-11-27')).toEqual({ rung: 'receipt', daysSilent: 4 })
    const overdue = await office.worker.referral.list({ view: 'overdue' })
    expect((await office.worker.referral.counts()).overdue).toBe(overdue.total)
    expect(overdue.items.map((line) => line.id)).toContain(id)
    expect(await office.worker.referral.waiting()).toEqual({ count: overdue.total })
    const { version } = await office.worker.referral.get({ id })
    const asked = await office.worker.referral.followUp({
      id,
      version,
      happenedOn: '2026-11-27',
      channel: 'phone',
      person: 'Petugas Contoh',
      note: 'Surat belum masuk agenda',
    })
    expect(asked).toMatchObject({ nextOn: '2026-12-07', ladder: null, state: 'sent' })
    expect(await rungOn('2026-12-08')).toEqual({ rung: 'progress', daysSilent: 15 })
    expect(await rungOn('2026-12-24')).toEqual({ rung: 'escalation', daysSilent: 31 })
    const { overdue: late } = await office.worker.home.due({})
    expect(late.items).toContainEqual(
      expect.objectContaining({
        kind: 'referral',
        recordId: id,
        clock: 'referralEscalation',
        whose: 'Polres Contoh',
      }),
    )
    expect(late.items.filter(({ recordId }) => recordId === caseId)).toEqual([])
    const given = await takeSteps(office.worker, id, [{ step: 'giveUp', on: '2026-12-24' }])
    expect(given).toMatchObject({ state: 'noResponse', nextOn: null, ladder: null })
    const answered = await takeSteps(office.worker, id, [{ step: 'startWork', on: '2026-12-24' }])
    expect(answered).toMatchObject({ state: 'inProgress', receivedOn: '2026-12-24', endedOn: null })
  })

  test('is asked about by the day the letter wants its answer, and when the officer says so', async () => {
    const id = await one({ answerWantedOn: '2026-11-24' })
    expect(await takeSteps(office.worker, id, [...signedAndSent])).toMatchObject({ nextOn: '2026-11-24' })
    const { version } = await office.worker.referral.get({ id })
    const ask = { id, version, happenedOn: '2026-11-23' as never, channel: 'visit', note: 'Janji' } as const
    const refusal = (nextOn: string) =>
      expect(office.worker.referral.followUp({ ...ask, nextOn: nextOn })).rejects
    await refusal('2026-11-22').toMatchObject({ code: 'REFERRAL_DAY_PAST' })
    const asked = await office.worker.referral.followUp({ ...ask, nextOn: '2026-11-30' })
    expect(asked.nextOn).toBe('2026-11-30')
  })

  test('waits as long as the office says', async () => {
    const setting = {
      kind: 'referralReceipt',
      amount: 1,
      unit: 'workingDays',
      basis: null,
      version: 0,
    } as const
    await office.head.clock.saveSetting(setting)
    const sent = await takeSteps(office.worker, await one(), [...signedAndSent])
    expect(sent.nextOn).toBe('2026-11-24')
    await office.head.clock.saveSetting({ ...setting, amount: 3, version: 1 })
  })

  test('is not asked about before it is sent', async () => {
    const id = await one()
    const { version } = await office.worker.referral.get({ id })
    await expect(
      office.worker.referral.followUp({
        id,
        version,
        happenedOn: '2026-11-23',
        channel: 'phone',
        note: 'x',
      }),
    ).rejects.toMatchObject({ code: 'REFERRAL_NOT_SENT' })
  })
})

describe('what came of it', () => {
  test('is what such an agency can answer', async () => {
    const id = await one()
    const { version, result } = await takeSteps(office.worker, id, [...signedAndSent])
    const save = (more: Partial<typeof result>) =>
      office.worker.referral.saveResult({ id, version, result: { ...result, ...more } })
    await expect(save({ shelterName: 'Rumah Contoh' })).rejects.toMatchObject({
      code: 'REFERRAL_RESULT_NOT_OF_AGENCY',
      data: { field: 'shelterName' },
    })
    expect((await save({ policeReportNumber: 'LP/00/FIKTIF' })).result.policeReportNumber).toBe(
      'LP/00/FIKTIF',
    )
  })
})

describe('the code of a reply slip', () => {
  test('leads to the referral and the step of its answer; a mistyped one does not', async () => {
    const id = await one()
    const { replyCode } = await takeSteps(office.worker, id, [...signedAndSent])
    const typed = `${replyCode.slice(0, 4).toLowerCase()}-${replyCode.slice(4)}`
    await expect(office.operator.referral.byReplyCode({ code: typed })).rejects.toMatchObject({
      code: 'REPLY_CODE_UNKNOWN',
    })
    expect(await office.worker.referral.byReplyCode({ code: typed })).toMatchObject({
      id,
      step: 'receive',
      agencyName: 'Polres Contoh',
    })
    const last = replyCode.endsWith('0') ? '2' : '0'
    const refusal = (code: string) => expect(office.worker.referral.byReplyCode({ code })).rejects
    await refusal(replyCode.slice(0, 7) + last).toMatchObject({ code: 'REPLY_CODE_MISTYPED' })
    await refusal('00000000').toMatchObject({ code: 'REPLY_CODE_UNKNOWN' })
    await refusal('K7').toMatchObject({ code: 'REPLY_CODE_LENGTH' })
    await refusal('PDS1:6BF5F0E%ZC').toMatchObject({ code: 'REPLY_CODE_OF_PROOF' })
    const own = officeMark(office.service.store().database.read)
    expect(await office.worker.referral.byReplyCode({ code: replySlipText(own, replyCode) })).toMatchObject({
      id,
    })
    const other = own === '0000' ? '1111' : '0000'
    await refusal(replySlipText(other, replyCode)).toMatchObject({ code: 'REPLY_CODE_OTHER_OFFICE' })
    const replied = await takeSteps(office.worker, id, [
      { step: 'receive', on: '2026-11-23', channel: 'slip' },
    ])
    expect((await office.worker.referral.entries({ id, limit: 1 })).items).toMatchObject([
      { kind: 'reply', channel: 'slip', state: 'received' },
    ])
    expect(replied.state).toBe('received')
  })
})

test('the list is read page by page and narrowed by agency, state and whose case it is', async () => {
  const agency = addAgency(office, { kind: 'hospital', name: 'RSUD Contoh' })
  for (const need of ['medicalCare', 'shelterAndTracing', 'witnessProtection'] as const)
    await create({ need, agencyIds: [agency] })
  const asked = { agencyId: agency, limit: 2 }
  const first = await office.worker.referral.list(asked)
  const rest = await office.worker.referral.list({ ...asked, cursor: first.nextCursor ?? '' })
  expect([first.total, rest.nextCursor]).toEqual([3, null])
  expect([...first.items, ...rest.items].map(({ need }) => need)).toEqual([
    'witnessProtection',
    'shelterAndTracing',
    'medicalCare',
  ])
  expect((await office.worker.referral.list({ ...asked, states: ['sent'] })).total).toBe(0)
  expect((await office.colleague.referral.list({ ...asked, mine: true })).total).toBe(0)
  expect((await office.worker.referral.ofCase({ caseId })).total).toBe(3)
})
