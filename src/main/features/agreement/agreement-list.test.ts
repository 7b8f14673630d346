import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreementStandingFor } from '#shared/features/agreement/agreement.rules.ts'
import type { AgreementListInput, AgreementSummary } from '#shared/features/agreement/agreement.schema.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { openTestOffice, type TestOffice } from '../../../../tests/support/test-office.ts'
import { listChain } from './agreement-list.repo.ts'
import { insertAgreement, readChain, updateAgreement, writeParties } from './agreement.repo.ts'
import {
  addVillage,
  createAgreement,
  day,
  sampitAddendum,
  sampitAgreement,
  savedDetail,
} from './agreement.test-support.ts'
import { findAgreementByRowId, listAgreementsDue } from './index.ts'
import { newId } from '#main/platform/rpc/new-id.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
afterAll(() => office.close())

type Query = Partial<AgreementListInput>
const list = async (query: Query = {}) => office.head.agreement.list(query)
const titlesOf = async (query: Query): Promise<string[]> =>
  (await list(query)).items.map(({ title }) => title)

/** All pages of a list, followed by their cursors. */
const allPages = async (query: Query): Promise<AgreementSummary[]> => {
  const items: AgreementSummary[] = []
  let cursor: string | undefined
  do {
    const page = await list({ ...query, cursor })
    items.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return items
}

describe('agreement list', () => {
  test('an empty register answers an empty page', async () => {
    expect(await list()).toEqual({ items: [], nextCursor: null, total: 0 })
    expect(await office.head.agreement.facets()).toEqual({ total: 0, states: [], institutions: [] })
  })

  test('is filtered by state, kind, party, village and text, each with its own count', async () => {
    office.clock.setDay('2026-11-23')
    const village = await addVillage(office.head, '62.02.17.2015')
    const dinas = sampitAgreement().parties.map((party, index) =>
      index === 0 ? party : { ...party, institution: 'Dinas Contoh', number: '77/DINAS' },
    )
    await createAgreement(office.head, { title: 'Akan berakhir' }, { villageIds: [village.id] })
    await createAgreement(office.head, { title: 'Masih lama', endsOn: day('2029-01-01'), parties: dinas })
    await createAgreement(
      office.head,
      { title: 'Sudah habis', endsOn: day('2025-01-01') },
      { kind: 'memorandum' },
    )
    await createAgreement(office.head, { title: 'Belum lengkap', endsOn: null })
    expect(await titlesOf({})).toEqual(['Akan berakhir', 'Belum lengkap', 'Sudah habis', 'Masih lama'])
    expect(await titlesOf({ states: ['expiring180', 'expiring90'] })).toEqual(['Akan berakhir'])
    expect(await titlesOf({ kinds: ['memorandum'] })).toEqual(['Sudah habis'])
    expect(await titlesOf({ institution: 'Dinas Contoh' })).toEqual(['Masih lama'])
    expect(await titlesOf({ villageId: village.id })).toEqual(['Akan berakhir'])
    expect(await titlesOf({ query: 'HABIS' })).toEqual(['Sudah habis'])
    expect(await titlesOf({ query: '77/din' })).toEqual(['Masih lama'])
    expect(await titlesOf({ query: 'tanjung harapan' })).toEqual(['Akan berakhir'])
    expect(await titlesOf({ query: '%' })).toEqual([])
    expect(await titlesOf({ query: '   ' })).toHaveLength(4)
    expect(await list({ states: ['expired'], kinds: ['cooperationAgreement'] })).toMatchObject({
      items: [],
      total: 0,
    })
    expect((await list({ limit: 1 })).total).toBe(4)
    const { states, institutions, total } = await office.head.agreement.facets()
    expect(total).toBe(4)
    expect(states).toHaveLength(4)
    expect(institutions[0]).toBe('Kantor Imigrasi Kelas II TPI Sampit')
  })

  test('what is due comes with the nearest end first, incomplete ones last, renewed ones not at all', async () => {
    office.clock.setDay('2026-12-10')
    const { agreement } = await createAgreement(office.head, { title: 'Diperpanjang' })
    savedDetail(
      await office.head.agreement.addAddendum({
        ...sampitAddendum(),
        parentId: agreement.id,
        villageIds: [],
        acceptedWarnings: ['AGREEMENT_NUMBER_SEEN'],
      }),
    )
    const due = (limit: number) =>
      listAgreementsDue(office.service.store().database.read, { reach: 'office' }, day('2026-12-10'), limit)
    expect(due(10).map(({ title }) => title)).toEqual(['Sudah habis', 'Akan berakhir', 'Belum lengkap'])
    expect(due(1)).toHaveLength(1)
  })

  test('a cursor that is none of ours starts at the top', async () => {
    expect((await list({ cursor: 'bukan-kursor' })).items).toHaveLength((await list()).items.length)
  })
})

const firstDay = day('2024-01-01')
const someDay = fc.integer({ min: 0, max: 900 }).map((days) => addDays(firstDay, days))
const perhaps = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 10 })
const someFacts = fc.record({
  signedOn: perhaps(someDay),
  startsOn: perhaps(someDay),
  endsOn: perhaps(someDay),
  openEnded: fc.boolean(),
  automaticRenewal: fc.boolean(),
  terminatedOn: fc.option(someDay, { freq: 1 }),
  withNumber: fc.oneof(
    { weight: 9, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
})
type SomeFacts = typeof someFacts extends fc.Arbitrary<infer Value> ? Value : never

/** Writes chains as they could stand in an old register, past what the form would take. */
const writeChains = (chains: readonly SomeFacts[][]): number[] => {
  const { database } = office.service.store()
  const base = sampitAgreement()
  const act = { action: 'test', officerId: null, recordedAt: office.clock.now(), about: [] }
  return database.change(act, (db) =>
    chains.map((links, chain) => {
      let root: number | null = null
      for (const { withNumber, terminatedOn, ...dates } of links) {
        const { parties, scope: _scope, obligations: _obligations, ...facts } = base
        const rowId = insertAgreement(db, {
          ...facts,
          ...dates,
          openEnded: dates.openEnded && dates.endsOn === null,
          title: `Rantai ${chain}`,
          id: newId('Agreement'),
          kind: root === null ? 'memorandum' : 'addendum',
          parentRowId: root,
        })
        updateAgreement(db, rowId, 1, { terminatedOn })
        writeParties(db, rowId, withNumber ? parties : parties.map((party) => ({ ...party, number: null })))
        root ??= rowId
      }
      return root ?? 0
    }),
  )
}

describe('the state in SQL', () => {
  const chains = fc.sample(fc.array(someFacts, { minLength: 1, maxLength: 4 }), { numRuns: 120, seed: 2026 })
  const days = [...fc.sample(someDay, { numRuns: 30, seed: 7 }), day('2031-01-01')]
  let roots: number[] = []
  beforeAll(() => {
    roots = writeChains(chains)
  })

  test('is that of the rule, for 120 chains on 31 days', () => {
    const { read } = office.service.store().database
    for (const root of roots) {
      const facts = readChain(read, root)
      for (const today of days) {
        for (const summary of listChain(read, root, today)) {
          const link = facts.find(({ id }) => id === summary.id)
          if (!link) throw new Error('a link is missing')
          const { state, lastDay, remainingDays, isInForce } = summary
          expect({ state, lastDay, remainingDays, isInForce }).toEqual(
            agreementStandingFor(link, facts, today),
          )
        }
      }
    }
  })

  test('pages neither overlap nor leave gaps, in every order', async () => {
    office.clock.setDay('2025-06-15')
    const { total } = await list()
    for (const sort of ['state', 'end', 'signed', 'title'] as const) {
      for (const descending of [false, true]) {
        const ids = (await allPages({ sort, descending, limit: 17 })).map(({ id }) => id)
        expect(ids).toHaveLength(total)
        expect(new Set(ids).size).toBe(total)
      }
    }
  })

  test('the filter by state and the facets agree with the rule', async () => {
    office.clock.setDay('2025-06-15')
    const today: PlainDate = day('2025-06-15')
    const { read } = office.service.store().database
    const { states, total } = await office.head.agreement.facets()
    expect(states.reduce((sum, { count }) => sum + count, 0)).toBe(total)
    for (const { state, count } of states) {
      const items = await allPages({ states: [state], limit: 50 })
      expect(items).toHaveLength(count)
      expect(items.every((item) => item.state === state)).toBe(true)
    }
    const rowIds = roots.filter((root) => {
      const facts = readChain(read, root)
      return facts[0] && agreementStandingFor(facts[0], facts, today).state === 'expired'
    })
    const expired = new Set((await allPages({ states: ['expired'], limit: 100 })).map(({ id }) => id))
    for (const rowId of rowIds)
      expect(expired.has(findAgreementByRowId(read, rowId)?.id ?? newId('Agreement'))).toBe(true)
  })
})
