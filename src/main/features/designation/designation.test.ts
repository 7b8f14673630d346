import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Village } from '#shared/features/village/village.schema.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'
import {
  day,
  decideAs,
  decidedDecree,
  draftInput,
  savedDecree,
  signatoryIdOf,
  targetOf,
} from './designation.test-support.ts'
import { addVillage, telagaAntang } from '../../../../tests/support/test-village.ts'

let office: TestOffice
let officer: TestClient
let tanjungHarapan: Village
beforeEach(async () => {
  office = await openTestOffice()
  officer = await office.officer('petugas', ['officer'])
  tanjungHarapan = await addVillage(officer, '62.02.17.2015')
})
afterEach(() => office.close())

const sampitNumber = 'W.17.IMI.IMI.2-GR.03.05-0099'

const addVillages = async (codes: readonly string[]): Promise<Village[]> => {
  const villages: Village[] = []
  for (const code of codes) villages.push(await addVillage(officer, code))
  return villages
}

const villageOf = async (id: Village['id']) => (await officer.village.get({ id })).village
const factsOf = async (id: Village['id']) =>
  (await officer.village.get({ id })).milestones.map(({ kind, occurredOn }) => [kind, occurredOn])
const draftOf = async (villageIds: Village['id'][], changes: Parameters<typeof draftInput>[2] = {}) =>
  officer.designation.createDraft(await draftInput(officer, villageIds, changes))

describe('a draft', () => {
  test('keeps villages in their order and the signatory as text', async () => {
    const [first, second] = await addVillages(telagaAntang.slice(0, 2))
    if (!first || !second) throw new Error('villages are missing')
    const draft = await draftOf([second.id, tanjungHarapan.id, first.id])
    expect(draft.decree).toMatchObject({
      state: 'draft',
      number: null,
      version: 1,
      signatoryName: 'Pejabat Contoh',
    })
    expect(draft.villages.map(({ village }) => village.id)).toEqual([second.id, tanjungHarapan.id, first.id])
    const moved = await draftInput(officer, [first.id, second.id])
    const saved = await officer.designation.saveDraft({ ...moved, ...targetOf(draft) })
    expect(saved.villages.map(({ village, designation }) => [village.id, designation.position])).toEqual([
      [first.id, 1],
      [second.id, 2],
    ])
    expect(saved.villages[0]?.designation.id).toBe(draft.villages[2]?.designation.id)
    expect((await villageOf(first.id)).state).toBe('candidate')
  })

  test('may be empty of everything but a subject', async () => {
    const nothing = { considerations: [], legalBasis: [], noting: [], dictums: [], copyTo: [] }
    const draft = await draftOf([], {
      decidedOn: null,
      signatoryId: null,
      decidedAtPlace: null,
      content: nothing,
    })
    expect(draft.decree).toMatchObject({ decidedOn: null, signatoryName: null, content: nothing })
    await expect(officer.designation.decide({ ...targetOf(draft), number: '1' })).rejects.toMatchObject({
      code: 'DECREE_VILLAGES_MISSING',
    })
  })

  test('saved by somebody else meanwhile is not overwritten', async () => {
    const draft = await draftOf([tanjungHarapan.id])
    const input = { ...(await draftInput(officer, [tanjungHarapan.id])), ...targetOf(draft) }
    await officer.designation.saveDraft(input)
    await expect(officer.designation.saveDraft(input)).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
    await expect(officer.designation.decide({ ...targetOf(draft), number: '1' })).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
  })

  test('takes hostile text as text', async () => {
    const subject = `"}); DROP TABLE decrees;-- <img src=x onerror=alert(1)> #include("x") \\ %_`
    const content = {
      ...(await draftInput(officer, [tanjungHarapan.id])).content,
      considerations: ['bahwa \u0000{#panic()} [[x]];'],
    }
    const draft = await draftOf([tanjungHarapan.id], { subject, content })
    const read = await officer.designation.get({ id: draft.decree.id })
    expect(read.decree.subject).toBe(subject)
    expect(read.decree.content.considerations).toEqual(['bahwa {#panic()} [[x]];'])
    expect((await officer.designation.list({ query: '%_' })).total).toBe(1)
    expect((await officer.designation.list({ query: '%%_' })).total).toBe(0)
  })

  test('refuses a village twice and more than sixty of them', async () => {
    const input = await draftInput(officer, [tanjungHarapan.id])
    const twice = { ...input, villageIds: [tanjungHarapan.id, tanjungHarapan.id] }
    await expect(officer.designation.createDraft(twice)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    const many = Array.from({ length: 61 }, () => crypto.randomUUID() as Village['id'])
    await expect(officer.designation.createDraft({ ...input, villageIds: many })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    const unknown = [crypto.randomUUID() as Village['id']]
    await expect(officer.designation.createDraft({ ...input, villageIds: unknown })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
      data: { kind: 'village' },
    })
  })

  test('is thrown away with a reason and leaves its village free', async () => {
    const draft = await draftOf([tanjungHarapan.id])
    await officer.designation.discardDraft({ ...targetOf(draft), reason: 'salah buat' })
    await expect(officer.designation.get({ id: draft.decree.id })).rejects.toMatchObject({
      code: 'RECORD_NOT_FOUND',
    })
    await decidedDecree(officer, [tanjungHarapan.id], sampitNumber)
    const decided = (await officer.designation.list({})).items[0]
    if (!decided) throw new Error('the decree is missing')
    const { decree } = await officer.designation.get({ id: decided.id })
    await expect(
      officer.designation.discardDraft({ id: decree.id, version: decree.version, reason: 'x' }),
    ).rejects.toMatchObject({ code: 'DECREE_NOT_DRAFT' })
  })

  test('is not for an auditor, who may read it', async () => {
    const auditor = await office.officer('pengawas', ['auditor'])
    const draft = await draftOf([tanjungHarapan.id])
    expect((await auditor.designation.get({ id: draft.decree.id })).decree.id).toBe(draft.decree.id)
    for (const attempt of [
      auditor.designation.decide({ ...targetOf(draft), number: '1' }),
      auditor.designation.discardDraft({ ...targetOf(draft), reason: 'x' }),
    ]) {
      await expect(attempt).rejects.toMatchObject({
        code: 'NOT_PERMITTED',
        data: { permission: 'designation.write' },
      })
    }
    await expect(office.visitor().designation.list({})).rejects.toMatchObject({ code: 'SESSION_REQUIRED' })
  })
})

describe('deciding', () => {
  test('designates Tanjung Harapan on 27 February 2024 under the number given by hand', async () => {
    const { decree, villages } = await decidedDecree(officer, [tanjungHarapan.id], sampitNumber)
    expect(decree).toMatchObject({ state: 'decided', number: sampitNumber, decidedOn: '2024-02-27' })
    expect(villages[0]?.village.state).toBe('designated')
    expect(await factsOf(tanjungHarapan.id)).toEqual([['designated', '2024-02-27']])
    const register = await officer.number.list({})
    expect(register.items).toMatchObject([{ number: sampitNumber, state: 'issued', usedFor: decree.subject }])
  })

  test('takes the next number of the pattern', async () => {
    const draft = await draftOf([tanjungHarapan.id])
    const byPattern = () => officer.designation.decide({ ...targetOf(draft), number: null })
    await expect(byPattern()).rejects.toMatchObject({ code: 'NUMBER_PATTERN_MISSING' })
    await office.head.number.savePattern({
      documentType: 'decree',
      pattern: '{kanwil}.{upt}-{klasifikasi}-{urut}',
      digits: 4,
      counterScope: 'typeAndYear',
      tokens: { kanwil: 'W.17', upt: 'IMI.IMI.2', klasifikasi: 'GR.03.05' },
      version: 0,
    })
    await office.head.number.startCounter({ documentType: 'decree', datedOn: day('2024-01-01'), next: 99 })
    expect(savedDecree(await byPattern()).decree.number).toBe(sampitNumber)
  })

  test('takes a number that was kept for it before', async () => {
    const request = { documentType: 'decree' as const, datedOn: day('2024-02-20'), external: sampitNumber }
    await office.head.number.reserve({ ...request, reason: 'untuk SK desa binaan' })
    await decidedDecree(officer, [tanjungHarapan.id], sampitNumber.toLowerCase())
    expect((await officer.number.list({})).items).toMatchObject([{ state: 'issued', datedOn: '2024-02-27' }])
  })

  test('twice is refused, and so is a number that stands in the register', async () => {
    const draft = await draftOf([tanjungHarapan.id])
    const decided = await decideAs(officer, draft, sampitNumber)
    await expect(decideAs(officer, draft, 'LAIN-1')).rejects.toMatchObject({
      code: 'RECORD_CHANGED_MEANWHILE',
    })
    await expect(decideAs(officer, decided, 'LAIN-1')).rejects.toMatchObject({ code: 'DECREE_NOT_DRAFT' })
    const [other] = await addVillages(telagaAntang.slice(0, 1))
    if (!other) throw new Error('the village is missing')
    const second = await draftOf([other.id])
    await expect(decideAs(officer, second, ` ${sampitNumber.toLowerCase()}`)).rejects.toMatchObject({
      code: 'NUMBER_TAKEN',
    })
    expect((await villageOf(other.id)).state).toBe('candidate')
    expect((await officer.number.list({})).total).toBe(1)
  })

  test('of eight villages at once designates every one, or none', async () => {
    const villages = await addVillages(telagaAntang)
    const ids = villages.map(({ id }) => id)
    const last = ids.at(-1)
    if (last === undefined) throw new Error('villages are missing')
    await decidedDecree(officer, [last], 'SK-1')
    const draft = await draftOf(ids)
    expect(draft.taken).toMatchObject([{ villageId: last, decreeNumber: 'SK-1' }])
    await expect(decideAs(officer, draft, 'SK-2')).rejects.toMatchObject({
      code: 'VILLAGE_ALREADY_DESIGNATED',
      data: { villageId: last, decreeNumber: 'SK-1' },
    })
    for (const id of ids.slice(0, -1)) expect((await villageOf(id)).state).toBe('candidate')
    const input = await draftInput(officer, ids.slice(0, -1))
    const without = await officer.designation.saveDraft({ ...input, ...targetOf(draft) })
    const decided = await decideAs(officer, without, 'SK-2')
    expect(decided.villages.map(({ village }) => village.state)).toEqual(Array(7).fill('designated'))
  })

  test('needs a signatory of that day: the successor does not sign a decree of 2024', async () => {
    const successor = { fullName: 'Pengganti Contoh', nip: null, title: 'Kepala Kantor', untilOn: null }
    const person = (await office.head.office.get()).signatories[0]
    if (!person) throw new Error('the signatory is missing')
    await office.head.office.saveSignatory({ ...person, untilOn: day('2024-12-31') })
    await office.head.office.addSignatory({ ...successor, capacity: 'definitive', fromOn: day('2025-01-01') })
    const signatoryId = await signatoryIdOf(officer, 'Pengganti Contoh')
    const draft = await draftOf([tanjungHarapan.id], { signatoryId })
    await expect(decideAs(officer, draft, sampitNumber)).rejects.toMatchObject({
      code: 'SIGNATORY_NOT_VALID',
      data: { name: 'Pengganti Contoh', decidedOn: '2024-02-27' },
    })
    const input = await draftInput(officer, [tanjungHarapan.id])
    const right = await officer.designation.saveDraft({ ...input, ...targetOf(draft) })
    const decided = await decideAs(officer, right, sampitNumber)
    await office.head.office.saveSignatory({
      ...person,
      fullName: 'Nama Lain Contoh',
      untilOn: day('2024-12-31'),
    })
    const read = await officer.designation.get({ id: decided.decree.id })
    expect(read.decree).toMatchObject({ signatoryName: 'Pejabat Contoh', signatoryTitle: 'Kepala Kantor' })
  })

  test('on a day to come, outside the agreement or the working area is asked about first', async () => {
    const far = await addVillage(officer, '32.01.01.2001').catch(() => undefined)
    const draft = await draftOf([far?.id ?? tanjungHarapan.id], { decidedOn: day('2027-01-04') })
    const codes = draft.warnings.map(({ code }) => code)
    expect(codes).toContain('DECREE_IN_FUTURE')
    if (far) expect(codes).toContain('DECREE_VILLAGE_OUTSIDE_WORKING_AREA')
    const attempt = { ...targetOf(draft), number: 'SK-1' }
    const asked = await officer.designation.decide({ ...attempt, acceptedWarnings: codes.slice(1) })
    expect(asked.outcome).toBe('warned')
    expect((await officer.number.list({})).total).toBe(0)
    savedDecree(await officer.designation.decide({ ...attempt, acceptedWarnings: codes }))
  })

  test('on a leap day stands on the leap day', async () => {
    const { decree } = await decidedDecree(officer, [tanjungHarapan.id], 'SK-1', {
      decidedOn: day('2024-02-29'),
    })
    expect(decree.decidedOn).toBe('2024-02-29')
    expect(await factsOf(tanjungHarapan.id)).toEqual([['designated', '2024-02-29']])
  })

  test('by two officers at the same moment happens once', async () => {
    const draft = await draftOf([tanjungHarapan.id])
    const attempts = [officer, office.head].map((client, index) => decideAs(client, draft, `SK-${index}`))
    const outcomes = await Promise.allSettled(attempts)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await officer.number.list({})).total).toBe(1)
  })

  test('of two drafts with the same village decides only the first', async () => {
    const [first, second] = [await draftOf([tanjungHarapan.id]), await draftOf([tanjungHarapan.id])]
    await decideAs(officer, first, 'SK-1')
    expect((await officer.designation.get({ id: second.decree.id })).taken).toMatchObject([
      { decreeNumber: 'SK-1' },
    ])
    await expect(decideAs(officer, second, 'SK-2')).rejects.toMatchObject({
      code: 'VILLAGE_ALREADY_DESIGNATED',
      data: { villageName: 'Desa Tanjung Harapan', decreeNumber: 'SK-1' },
    })
  })
})

describe('the list', () => {
  test('finds by number, subject and village, filters and pages', async () => {
    const villages = await addVillages(telagaAntang.slice(0, 4))
    for (const [index, { id }] of villages.entries()) {
      await decidedDecree(officer, [id], `SK-${index}`, {
        decidedOn: day(`202${3 + (index % 2)}-05-0${index + 1}`),
      })
    }
    await draftOf([tanjungHarapan.id], { decidedOn: null })
    const list = officer.designation.list
    expect((await list({})).items.map(({ number }) => number)).toEqual([null, 'SK-3', 'SK-1', 'SK-2', 'SK-0'])
    const first = await list({ limit: 2 })
    const second = await list({ limit: 2, cursor: first.nextCursor ?? undefined })
    const third = await list({ limit: 2, cursor: second.nextCursor ?? undefined })
    expect([...first.items, ...second.items, ...third.items].map(({ number }) => number)).toEqual([
      null,
      'SK-3',
      'SK-1',
      'SK-2',
      'SK-0',
    ])
    expect(third.nextCursor).toBeNull()
    expect((await list({ query: 'sk-2' })).items).toHaveLength(1)
    expect((await list({ query: 'tanjung hara' })).items).toMatchObject([
      { progress: 'draft', villageCount: 1, firstVillages: ['Desa Tanjung Harapan'] },
    ])
    expect((await list({ progresses: ['draft'] })).total).toBe(1)
    expect((await list({ progresses: ['decided', 'draft'] })).total).toBe(5)
    expect((await list({ year: 2023 })).total).toBe(2)
    expect((await list({ query: 'tidak ada' })).items).toEqual([])
  })
})
