import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'

let office: TestCaseOffice
beforeEach(async () => {
  office = await openCaseOffice()
})
afterEach(() => office.close())

const day = (text: string) => text as PlainDate
const get = (id = office.caseId) => office.worker.case.get({ id })
const kindsOf = async (id = office.caseId) =>
  (await office.worker.case.timeline({ id })).items.map(({ kind }) => kind)

/** What the edit form would send when nothing is changed. */
const fieldsOf = ({ case: record, chronology }: CaseDetail) => ({
  id: record.id,
  version: record.version,
  title: record.title,
  channel: record.channel,
  channelDetail: record.channelDetail,
  receivedAt: record.receivedAt,
  eventOn: record.eventOn,
  eventPlace: record.eventPlace,
  eventRegionCode: record.eventRegionCode,
  villageId: record.villageId,
  chronology,
  modus: record.modus,
})

describe('registering', () => {
  test('takes the next number of the year it was received in, not of the year it is typed in', async () => {
    expect((await get()).case.number).toBe('KNP-2026-0001')
    const late = await office.addCase({ receivedAt: new Date('2025-12-30T10:00:00') })
    expect(late.case.number).toBe('KNP-2025-0001')
    expect((await office.addCase()).case.number).toBe('KNP-2026-0002')
    expect(late.case.receivedAt).toEqual(new Date('2025-12-30T10:00:00'))
    expect(late.case.recordedAt).toEqual(new Date(office.clock.now()))
  })

  test('belongs to who enters it and to his section', async () => {
    const { case: record, responsibleName, sectionName } = await get()
    expect(record.responsibleOfficerId).toBe(office.officerIds.petugas)
    expect([responsibleName, sectionName]).toEqual(['Petugas petugas', 'Seksi Intelijen'])
    expect(record).toMatchObject({ state: 'registered', subjectCount: 1, undecidedCount: 1 })
  })

  test('refuses a receipt in the future and asks about one of long ago', async () => {
    const future = new Date(office.clock.now() + 3_600_000)
    await expect(office.addCase({ receivedAt: future })).rejects.toMatchObject({
      code: 'CASE_RECEIVED_IN_FUTURE',
    })
    const old = { ...fieldsOf(await get()), receivedAt: new Date('2024-01-10T10:00:00') }
    expect(await office.worker.case.save(old)).toEqual({
      outcome: 'warned',
      warnings: [{ code: 'CASE_RECEIVED_LONG_AGO', data: { receivedOn: '2024-01-10' } }],
    })
    const saved = await office.worker.case.save({ ...old, acceptedWarnings: ['CASE_RECEIVED_LONG_AGO'] })
    if (saved.outcome !== 'saved') throw new Error('not saved')
    expect(saved.detail.case.warnings).toHaveLength(1)
    expect(saved.detail.case.number).toBe('KNP-2026-0001')
    // What was overruled once is not asked again.
    const again = { ...fieldsOf(saved.detail), title: 'Judul lain' }
    expect(await office.worker.case.save(again)).toMatchObject({ outcome: 'saved' })
  })

  test('by an auditor is refused', async () => {
    const auditor = await office.officer('pengawas', ['auditor'])
    await expect(office.addCase({}, auditor)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    await expect(auditor.case.get({ id: office.caseId })).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })

  test('a number is given once, and none is lost by a refusal', async () => {
    await expect(office.addCase({ villageId: office.caseId as never })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
    expect((await office.addCase()).case.number).toBe('KNP-2026-0002')
  })
})

describe('saving', () => {
  test('keeps the first of two officers who saved the same version', async () => {
    const before = fieldsOf(await get())
    await office.name('rekan', office.caseId)
    await office.colleague.case.save({ ...before, title: 'Dari rekan' })
    await expect(office.worker.case.save({ ...before, title: 'Dari petugas' })).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
      data: { kind: 'case' },
    })
    expect((await get()).case.title).toBe('Dari rekan')
  })

  test('tells the timeline which fields changed, and nothing when none did', async () => {
    const before = await get()
    await office.worker.case.save(fieldsOf(before))
    expect((await get()).case.version).toBe(before.case.version)
    await office.worker.case.save({
      ...fieldsOf(before),
      chronology: 'Datang bersama paman.',
      modus: ['onlineScam'],
    })
    const [newest] = (await office.worker.case.timeline({ id: office.caseId })).items
    expect(newest).toMatchObject({ kind: 'caseChanged', data: { fields: 'chronology,modus' } })
    expect(JSON.stringify(newest)).not.toContain('paman')
    expect((await get()).chronology).toBe('Datang bersama paman.')
  })

  test('what other work keeps beside the case does not outdate an open form', async () => {
    const before = fieldsOf(await get())
    await office.addSubject(office.caseId, { fullName: 'Uji Rahmat' })
    expect(await office.worker.case.save({ ...before, title: 'Tetap bisa' })).toMatchObject({
      outcome: 'saved',
    })
  })
})

describe('giving a case to somebody', () => {
  test('is for heads, moves it to his section and tells both names', async () => {
    const { case: record } = await get()
    const target = { id: record.id, version: record.version, sectionId: null, note: 'Bahasa setempat' }
    await expect(
      office.worker.case.assign({ ...target, officerId: office.officerIds.rekan }),
    ).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    const given = await office.sectionHead.case.assign({ ...target, officerId: office.officerIds.rekan })
    expect([given.responsibleName, given.sectionName]).toEqual(['Petugas rekan', 'Seksi Lalu Lintas'])
    const [line] = (await office.colleague.case.timeline({ id: record.id })).items
    expect(line).toMatchObject({
      kind: 'caseAssigned',
      names: { officerId: 'Petugas rekan' },
      note: 'Bahasa setempat',
    })
  })

  test('not to an officer who may no longer log in', async () => {
    const { case: record } = await get()
    await office.head.officer.disable({ id: office.officerIds.rekan, reason: 'pindah' })
    const assign = office.sectionHead.case.assign({
      id: record.id,
      version: record.version,
      officerId: office.officerIds.rekan,
      sectionId: null,
      note: null,
    })
    await expect(assign).rejects.toMatchObject({ code: 'CASE_OFFICER_UNKNOWN' })
  })
})

describe('confidentiality', () => {
  const set = (client: TestCaseOffice['worker'], confidentiality: 'ordinary' | 'secret', version: number) =>
    client.case.setConfidentiality({ id: office.caseId, version, confidentiality, reason: 'anak' })

  test('an officer raises it, a head lowers it', async () => {
    const raised = await set(office.worker, 'secret', 1)
    await expect(set(office.worker, 'ordinary', raised.case.version)).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
      data: { permission: 'case.assign' },
    })
    // His section's head is not named in it, so it is closed to him until somebody opens it.
    await expect(set(office.sectionHead, 'ordinary', raised.case.version)).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
    await office.head.access.open({ caseId: office.caseId, reason: 'Kerahasiaan ditinjau.' })
    const lowered = await set(office.head, 'ordinary', raised.case.version)
    expect(lowered.case.confidentiality).toBe('ordinary')
  })
})

describe('links', () => {
  test('stand in both cases and go from both', async () => {
    const other = (await office.addCase()).case.id
    await office.worker.case.link({ id: office.caseId, otherId: other, kind: 'samePerson', note: 'NIK sama' })
    const seen = await get(other)
    expect(seen.links).toMatchObject([{ kind: 'samePerson', case: { number: 'KNP-2026-0001' } }])
    await expect(
      office.worker.case.link({ id: other, otherId: office.caseId, kind: 'samePerson', note: null }),
    ).rejects.toMatchObject({ code: 'CASE_ALREADY_LINKED', data: { number: 'KNP-2026-0001' } })
    const [link] = seen.links
    if (!link) throw new Error('no link')
    await office.worker.case.unlink({ id: other, linkId: link.id, reason: 'keliru' })
    expect((await get()).links).toEqual([])
    expect((await kindsOf())[0]).toBe('caseUnlinked')
  })

  test('not with itself', async () => {
    const link = { id: office.caseId, otherId: office.caseId, kind: 'related' as const, note: null }
    await expect(office.worker.case.link(link)).rejects.toMatchObject({ code: 'CASE_LINK_ITSELF' })
  })
})

describe('the timeline', () => {
  const note = (body: string, occurredAt: Date | null = null) =>
    office.worker.case.addNote({ id: office.caseId, body, occurredAt })

  test('is in the order things happened, however late they are noted', async () => {
    const received = new Date(office.clock.now())
    office.clock.setDay('2026-11-25')
    await note('Hari ini')
    await note('Kemarin', new Date('2026-11-24T10:00:00'))
    const { items, total } = await office.worker.case.timeline({ id: office.caseId })
    expect(items.map((item) => item.note ?? item.kind)).toEqual([
      'Hari ini',
      'Kemarin',
      'subjectAdded',
      'caseReceived',
    ])
    expect(total).toBe(4)
    expect(items.at(-1)?.occurredAt).toEqual(received)
  })

  test('pages without a gap or a double, and filters by kind', async () => {
    for (let index = 1; index <= 7; index += 1) await note(`Catatan ${index}`)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await office.worker.case.timeline({
        id: office.caseId,
        kinds: ['caseNoted'],
        limit: 3,
        ...(cursor === undefined ? {} : { cursor }),
      })
      expect(page.total).toBe(7)
      seen.push(...page.items.map((item) => item.note ?? ''))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((index) => `Catatan ${index}`))
  })

  test('takes no note from the future', async () => {
    await expect(note('Besok', new Date(office.clock.now() + 60_000))).rejects.toMatchObject({
      code: 'NOTE_IN_FUTURE',
    })
  })

  test('shows initials, never a name', async () => {
    const text = JSON.stringify(await office.worker.case.timeline({ id: office.caseId }))
    expect(text).toContain('F.M.')
    expect(text).not.toContain('Melati')
  })
})

describe('steps', () => {
  test('monitoring waits until everybody is decided', async () => {
    const step = office.worker.case.takeStep({ id: office.caseId, version: 1, step: 'monitor' })
    await expect(step).rejects.toMatchObject({ code: 'CASE_SUBJECTS_UNDECIDED', data: { count: 1 } })
  })

  test('a referred case waits for an agency', async () => {
    const { case: record } = await office.worker.case.takeStep({
      id: office.caseId,
      version: 1,
      step: 'refer',
    })
    expect([record.state, record.waitingFor]).toEqual(['referral', 'agency'])
    expect((await kindsOf())[0]).toBe('caseStepTaken')
  })

  test('nobody without the right takes one, and a case of nobody is not referred', async () => {
    const refer = (client: TestCaseOffice['worker'], id = office.caseId) =>
      client.case.takeStep({ id, version: 1, step: 'refer' })
    await expect(refer(office.operator)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    const empty = (await office.addCase()).case.id
    await expect(refer(office.worker, empty)).rejects.toMatchObject({ code: 'CASE_WITHOUT_SUBJECT' })
  })
})

describe('putting a case into another', () => {
  const merge = (id: CaseDetail['case']['id'], intoId: CaseDetail['case']['id'], version = 1) =>
    office.worker.case.merge({ id, version, intoId, reason: 'Orang dan kejadian yang sama' })

  test('keeps both numbers and histories, and work goes on in the other', async () => {
    const other = (await office.addCase()).case.id
    const before = await kindsOf()
    const merged = await merge(office.caseId, other)
    expect(merged.case).toMatchObject({ state: 'merged', outcome: 'duplicate', closedOn: '2026-11-23' })
    expect(merged.mergedInto?.number).toBe('KNP-2026-0002')
    expect(merged.closingNote).toBe('Orang dan kejadian yang sama')
    expect(await kindsOf()).toEqual(['caseMergedInto', ...before])
    expect((await get(other)).mergedFrom.map(({ number }) => number)).toEqual(['KNP-2026-0001'])
    expect((await kindsOf(other))[0]).toBe('caseMergedFrom')
    await expect(office.worker.case.save({ ...fieldsOf(merged), title: 'Masih' })).rejects.toMatchObject({
      code: 'CASE_MERGED',
    })
    await expect(
      office.sectionHead.case.reopen({ id: office.caseId, version: merged.case.version, reason: 'keliru' }),
    ).rejects.toMatchObject({ code: 'CASE_MERGED' })
  })

  test('not into itself, not in a circle, not into one that is over', async () => {
    const [second, third] = [(await office.addCase()).case.id, (await office.addCase()).case.id]
    await expect(merge(second, second)).rejects.toMatchObject({ code: 'CASE_MERGE_ITSELF' })
    await merge(second, third)
    const into = await get(third)
    await expect(merge(third, second, into.case.version)).rejects.toMatchObject({
      code: 'CASE_MERGE_CIRCLE',
      data: { number: 'KNP-2026-0002' },
    })
    await expect(merge(office.caseId, second)).rejects.toMatchObject({ code: 'CASE_MERGE_TARGET_CLOSED' })
  })
})

describe('the history of a case', () => {
  test('names every act on it', async () => {
    await office.worker.case.setUrgency({
      id: office.caseId,
      version: 1,
      urgency: 'urgent',
      reason: 'berangkat besok',
    })
    const { items } = await office.worker.history.ofRecord({ kind: 'case', id: office.caseId })
    expect(items.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['case.setUrgency', 'case.create']),
    )
    expect(day('2026-11-23')).toBe((await get()).case.recordedAt.toISOString().slice(0, 10))
  })
})
