import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { VillageDetail } from '#shared/features/village/village.schema.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'
import { listMilestones, recordMilestone, retractMilestone, getVillage } from './index.ts'

let office: TestOffice
let officer: TestClient

const day = (text: string) => text as PlainDate
const villages: [code: string, name: string][] = [
  ['62.02.17.2015', 'Tanjung Harapan'],
  ['62.02.17.2008', 'Beringin Agung'],
  ['62.02.08.2005', 'Sebamban'],
  ['62.02.08.2006', 'Samuda Besar'],
  ['62.02.08.2007', 'Samuda Kecil'],
  ['62.02.08.2010', 'Samuda Kecil'],
  ['11.01.01.2001', 'Contoh Raya'],
]
const idsByCode = new Map<string, VillageDetail['village']['id']>()
const idOf = (code: string) => {
  const id = idsByCode.get(code)
  if (id === undefined) throw new Error('no such village')
  return id
}

beforeAll(async () => {
  office = await openTestOffice()
  officer = await office.officer('petugas', ['officer'])
  for (const [regionCode, printedName] of villages) {
    const outcome = await officer.village.add({
      regionCode,
      printedName,
      unitType: 'desa',
      unitTypePrinted: 'Desa',
      headTitle: 'Kepala Desa',
      officeAddress: null,
      note: null,
      acceptedWarnings: ['VILLAGE_OUTSIDE_WORKING_AREA'],
    })
    if (outcome.outcome === 'saved') idsByCode.set(regionCode, outcome.detail.village.id)
  }
  const record = async (code: string, kind: 'surveyed' | 'declined') => {
    const { village } = await officer.village.get({ id: idOf(code) })
    const { id, version } = village
    await officer.village.recordMilestone({
      id,
      version,
      kind,
      occurredOn: day('2024-02-29'),
      note: 'contoh',
    })
  }
  await record('62.02.08.2005', 'surveyed')
  await record('62.02.08.2006', 'declined')
  await officer.liaison.assign({
    villageId: idOf('62.02.08.2007'),
    officerName: 'Contoh Sendiri',
    officerNip: null,
    officerPhone: null,
    decreeNumber: null,
    kind: 'main',
    fromOn: day('2024-03-01'),
    untilOn: null,
  })
})
afterAll(() => office.close())

describe('the list', () => {
  const everything = async (input: Parameters<TestClient['village']['list']>[0]) => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await officer.village.list({
        ...input,
        limit: 3,
        ...(cursor === undefined ? {} : { cursor }),
      })
      seen.push(...page.items.map(({ regionCode }) => regionCode))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    return seen
  }

  test('pages neither overlap nor leave gaps, in every order and both directions', async () => {
    const { total } = await officer.village.list({})
    for (const sort of ['name', 'code', 'regency', 'state'] as const) {
      const forwards = await everything({ sort })
      expect(new Set(forwards).size).toBe(total)
      expect(forwards).toHaveLength(total)
      expect(await everything({ sort, descending: true })).toEqual(forwards.toReversed())
    }
    expect(await everything({ sort: 'code' })).toEqual((await everything({ sort: 'code' })).toSorted())
  })

  test('finds by part of the name, by words in any order, by dotted and by compact code', async () => {
    for (const query of ['harapan', 'HARAPAN tanjung', '62.02.17.201', '620217201', ' 6202.17.2015 ']) {
      const { items } = await officer.village.list({ query })
      expect(items.map(({ regionCode }) => regionCode)).toEqual(['62.02.17.2015'])
    }
    expect((await officer.village.list({ query: 'tidak ada di sini' })).items).toEqual([])
    expect((await officer.village.list({ query: '!!!' })).total).toBe(0)
  })

  test('filters by state, regency and liaison officer', async () => {
    const { items } = await officer.village.list({ states: ['surveyed', 'declined'] })
    expect(items.map(({ state }) => state).sort()).toEqual(['declined', 'surveyed'])
    expect((await officer.village.list({ regencyCodes: ['11.01'] })).total).toBe(1)
    const { items: people } = await officer.liaison.officers({})
    const liaisonId = people[0]?.id
    if (!liaisonId) throw new Error('no liaison officer')
    const looked = await officer.village.list({ liaisonId })
    expect(looked.items.map(({ liaisonName }) => liaisonName)).toEqual(['Contoh Sendiri'])
    const all = (await officer.village.list({})).total
    expect((await officer.village.list({ withoutLiaison: true })).total).toBe(all - 1)
  })

  test('the facets count what there is', async () => {
    const { total, states, regencies } = await officer.village.facets()
    expect(total).toBe((await officer.village.list({})).total)
    expect(states.reduce((sum, { count }) => sum + count, 0)).toBe(total)
    expect(regencies.find(({ code }) => code === '11.01')).toMatchObject({
      name: 'Kabupaten Aceh Selatan',
      count: 1,
    })
  })

  test('a cursor of somebody else starts at the top', async () => {
    const { items } = await officer.village.list({ cursor: 'bukan-cursor', limit: 1 })
    expect(items).toHaveLength(1)
    const strange = encodeURIComponent(JSON.stringify(['a', null, 3, 4]))
    expect((await officer.village.list({ cursor: strange, limit: 1 })).items).toEqual(items)
  })
})

describe('facts recorded by other features', () => {
  const facts = () => {
    const { database } = office.service.store()
    const { rowId } = getVillage(database.read, idOf('62.02.17.2008'))
    const change = (work: Parameters<typeof database.change<boolean>>[1]) =>
      database.change({ action: 'test', officerId: null, recordedAt: 0, about: [] }, work)
    return { rowId, change, kinds: () => listMilestones(database.read, rowId).map(({ kind }) => kind) }
  }
  const fact = { kind: 'designated', occurredOn: day('2024-02-27') } as const
  const state = async () => (await officer.village.get({ id: idOf('62.02.17.2008') })).village.state

  test('move the state with them, and back when they are taken back', async () => {
    const { rowId, change, kinds } = facts()
    change((db) => {
      recordMilestone(db, rowId, { ...fact, note: null, recordedAt: 0 })
      return true
    })
    expect([kinds(), await state()]).toEqual([['designated'], 'designated'])
    expect(change((db) => retractMilestone(db, rowId, { ...fact, occurredOn: day('2024-02-28') }))).toBe(
      false,
    )
    expect(change((db) => retractMilestone(db, rowId, fact))).toBe(true)
    expect([kinds(), await state()]).toEqual([[], 'candidate'])
  })

  test('cannot be written without a change', () => {
    const { rowId } = facts()
    const read = office.service.store().database.read as Parameters<typeof recordMilestone>[0]
    expect(() => recordMilestone(read, rowId, { ...fact, note: null, recordedAt: 0 })).toThrow()
  })
})
