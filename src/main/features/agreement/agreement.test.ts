import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { AgreementId } from '#shared/features/agreement/agreement.schema.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'
import {
  createAgreement,
  day,
  sampitAddendum,
  sampitAgreement,
  savedDetail,
} from './agreement.test-support.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice()
})
afterAll(() => office.close())
beforeEach(() => office.clock.setDay('2026-11-23'))

const seen = { acceptedWarnings: ['AGREEMENT_NUMBER_SEEN' as const] }
const reread = (id: AgreementId, client: TestClient = office.head) => client.agreement.get({ id })

describe('agreement', () => {
  test('is kept as typed, with two numbers, and is read back the same', async () => {
    const { agreement } = await createAgreement(office.head)
    const { parties, scope, obligations, ...facts } = sampitAgreement()
    expect(agreement).toMatchObject({ ...facts, kind: 'cooperationAgreement', version: 1, parentId: null })
    expect(agreement.parties).toEqual(parties)
    expect(agreement.scope).toEqual(scope)
    expect(agreement.obligations).toEqual(obligations)
    expect((await reread(agreement.id)).agreement).toEqual(agreement)
  })

  test('S-02: expiring from 30 August 2026, exactly 180 days before its end, and not the day before', async () => {
    const { agreement } = await createAgreement(office.head)
    office.clock.setDay('2026-08-29')
    expect(await reread(agreement.id)).toMatchObject({ state: 'inForce', remainingDays: 181 })
    office.clock.setDay('2026-08-30')
    expect(await reread(agreement.id)).toMatchObject({ state: 'expiring180', remainingDays: 180 })
    office.clock.setDay('2027-02-27', '00:00:01')
    expect(await reread(agreement.id)).toMatchObject({
      state: 'expired',
      remainingDays: -1,
      isInForce: false,
    })
  })

  test('S-02: with one number only it is incomplete and says which is missing', async () => {
    const [first, second] = sampitAgreement().parties
    if (!first || !second) throw new Error('two parties are wanted')
    const detail = await createAgreement(office.head, { parties: [first, { ...second, number: null }] })
    expect(detail).toMatchObject({ state: 'incomplete', missing: [{ field: 'number', party: 2 }] })
  })

  test('everything but the title and the institutions may come later', async () => {
    const parties = sampitAgreement().parties.map(({ institution }) => ({
      institution,
      representative: null,
      representativeTitle: null,
      authority: null,
      address: null,
      number: null,
    }))
    const nothing = { signedOn: null, startsOn: null, endsOn: null, signedAtPlace: null }
    const detail = await createAgreement(office.head, { parties, ...nothing, scope: [], obligations: [] })
    expect(detail.state).toBe('incomplete')
    expect(detail.missing).toHaveLength(7)
  })

  test('an end before the start is refused, and nothing is written', async () => {
    const before = (await office.head.agreement.facets()).total
    await expect(createAgreement(office.head, { endsOn: day('2024-02-26') })).rejects.toMatchObject({
      code: 'AGREEMENT_PERIOD_INVALID',
      defined: true,
      data: { startsOn: '2024-02-27', endsOn: '2024-02-26' },
    })
    expect((await office.head.agreement.facets()).total).toBe(before)
  })

  test('two to six parties', async () => {
    const [party] = sampitAgreement().parties
    const withParties = (count: number) =>
      createAgreement(office.head, {
        parties: Array.from({ length: count }, () => ({ ...party!, number: null })),
        obligations: [],
      })
    expect((await withParties(6)).agreement.parties).toHaveLength(6)
    for (const count of [0, 1, 7, 60])
      await expect(withParties(count)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('an obligation of a third party is refused where there are two', async () => {
    const obligations = [{ party: 3, text: 'apa saja', fulfilled: false }]
    await expect(createAgreement(office.head, { obligations })).rejects.toMatchObject({
      code: 'OBLIGATION_WITHOUT_PARTY',
      data: { party: 3 },
    })
  })

  test('hostile text is kept as text', async () => {
    const title = `'; drop table agreements; -- <script>alert(1)</script> {{x}} "%_`
    const detail = await createAgreement(office.head, { title, note: 'baris satu\nbaris dua\u0000' })
    expect(detail.agreement).toMatchObject({ title, note: 'baris satu\nbaris dua' })
    expect((await office.head.agreement.list({ query: 'drop table' })).items.map(({ id }) => id)).toContain(
      detail.agreement.id,
    )
  })
})

describe('warnings ask first', () => {
  test('a number seen elsewhere, whatever its spaces and capitals', async () => {
    await createAgreement(office.head, { title: 'Yang pertama' })
    const [first, second] = sampitAgreement().parties
    const parties = [
      { ...first!, number: 'baru-1' },
      { ...second!, number: '180 / fiktif / 2024' },
    ]
    const input = { ...sampitAgreement({ parties }), kind: 'memorandum' as const, villageIds: [] }
    const before = (await office.head.agreement.facets()).total
    const asked = await office.head.agreement.create(input)
    expect(asked).toMatchObject({
      outcome: 'warned',
      warnings: [{ code: 'AGREEMENT_NUMBER_SEEN', data: { number: '180/FIKTIF/2024' } }],
    })
    expect((await office.head.agreement.facets()).total).toBe(before)
    expect(savedDetail(await office.head.agreement.create({ ...input, ...seen })).agreement.kind).toBe(
      'memorandum',
    )
  })

  test('signed after its start and longer than five years are told together', async () => {
    const parties = sampitAgreement().parties.map((party, index) => ({ ...party, number: `unik-${index}` }))
    const dates = { signedOn: day('2024-03-01'), endsOn: day('2034-02-26') }
    const asked = await office.head.agreement.create({
      ...sampitAgreement({ parties, ...dates }),
      kind: 'cooperationAgreement',
      villageIds: [],
      acceptedWarnings: ['AGREEMENT_TERM_LONG'],
    })
    expect(asked).toMatchObject({
      outcome: 'warned',
      warnings: [{ code: 'AGREEMENT_SIGNED_AFTER_START' }, { code: 'AGREEMENT_TERM_LONG' }],
    })
  })

  test('saving an agreement does not see its own numbers, but one number for two parties', async () => {
    const parties = sampitAgreement().parties.map((party, index) => ({
      ...party,
      number: `sendiri-${index}`,
    }))
    const { agreement } = await createAgreement(office.head, { parties })
    const { id, version } = agreement
    const again = await office.head.agreement.save({ ...sampitAgreement({ parties }), id, version })
    expect(again.outcome).toBe('saved')
    const twice = parties.map((party) => ({ ...party, number: 'sama' }))
    expect(
      await office.head.agreement.save({ ...sampitAgreement({ parties: twice }), id, version: version + 1 }),
    ).toMatchObject({
      outcome: 'warned',
      warnings: [{ code: 'AGREEMENT_NUMBER_SEEN', data: { number: 'sama' } }],
    })
  })
})

describe('saving', () => {
  test('two parties swapped: numbers and obligations go with them', async () => {
    const { agreement } = await createAgreement(office.head)
    const { id, version } = agreement
    const swapped = sampitAgreement({
      parties: [...sampitAgreement().parties].toReversed(),
      obligations: sampitAgreement().obligations.map((item) => ({ ...item, party: 3 - item.party })),
    })
    const detail = savedDetail(await office.head.agreement.save({ ...swapped, id, version, ...seen }))
    expect(detail.agreement.parties.map(({ number }) => number)).toEqual([
      '180/FIKTIF/2024',
      'W.17.IMI.IMI.2-HH.05.05-0100',
    ])
    expect(detail.agreement.obligations.map(({ party }) => party)).toEqual([2, 1])
    expect(detail.agreement.version).toBe(version + 1)
  })

  test('a third party comes and goes; scope and obligations grow and shrink', async () => {
    const { agreement } = await createAgreement(office.head)
    const base = sampitAgreement()
    const third = { ...base.parties[1]!, institution: 'Dinas Contoh', number: '3/FIKTIF' }
    const grown = { parties: [...base.parties, third], scope: ['satu', 'dua', 'tiga'], obligations: [] }
    const { id, version } = agreement
    const first = savedDetail(await office.head.agreement.save({ ...base, ...grown, id, version, ...seen }))
    expect(first.agreement).toMatchObject(grown)
    const back = savedDetail(await office.head.agreement.save({ ...base, id, version: version + 1, ...seen }))
    expect(back.agreement).toMatchObject({
      parties: base.parties,
      scope: base.scope,
      obligations: base.obligations,
    })
  })

  test('a stale version is refused and changes nothing', async () => {
    const { agreement } = await createAgreement(office.head)
    const { id, version } = agreement
    savedDetail(
      await office.head.agreement.save({ ...sampitAgreement({ note: 'pertama' }), id, version, ...seen }),
    )
    await expect(
      office.head.agreement.save({ ...sampitAgreement({ note: 'kedua' }), id, version, ...seen }),
    ).rejects.toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE', data: { kind: 'agreement' } })
    expect((await reread(id)).agreement.note).toBe('pertama')
  })

  test('the history names the field, what from and what to, and only what changed', async () => {
    const { agreement } = await createAgreement(office.head)
    const { id, version } = agreement
    const [first, second] = sampitAgreement().parties
    const parties = [first!, { ...second!, number: '999/FIKTIF/2024' }]
    savedDetail(await office.head.agreement.save({ ...sampitAgreement({ parties }), id, version, ...seen }))
    const { items } = await office.head.history.ofRecord({ kind: 'agreement', id })
    expect(items[0]).toMatchObject({
      action: 'agreement.save',
      officerName: 'Kepala Contoh',
      fields: [
        { table: 'agreement_parties', field: 'number', from: '180/FIKTIF/2024', to: '999/FIKTIF/2024' },
      ],
    })
  })

  test('an obligation is ticked off under the version it was read with', async () => {
    const { agreement } = await createAgreement(office.head)
    const { id, version } = agreement
    const tick = (position: number, of: number) =>
      office.head.agreement.setObligation({ id, version: of, position, fulfilled: true })
    expect((await tick(2, version)).agreement.obligations.map(({ fulfilled }) => fulfilled)).toEqual([
      false,
      true,
    ])
    await expect(tick(1, version)).rejects.toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE' })
    await expect(tick(3, version + 1)).rejects.toMatchObject({ code: 'OBLIGATION_NOT_FOUND' })
  })
})

describe('S-11: renewal by an addendum', () => {
  test('the agreement shows as renewed to 26 February 2030 and the addendum has two numbers of its own', async () => {
    office.clock.setDay('2026-12-10')
    const { agreement } = await createAgreement(office.head)
    const addendum = savedDetail(
      await office.head.agreement.addAddendum({
        ...sampitAddendum(),
        parentId: agreement.id,
        villageIds: [],
        ...seen,
      }),
    )
    expect(addendum.agreement).toMatchObject({ kind: 'addendum', parentId: agreement.id })
    expect(addendum.state).toBe('notYetInForce')
    expect(await reread(agreement.id)).toMatchObject({
      state: 'renewed',
      isInForce: true,
      chainEndsOn: '2027-02-26',
    })
    office.clock.setDay('2027-02-27')
    const parent = await reread(agreement.id)
    expect(parent).toMatchObject({ state: 'renewed', isInForce: false, chainEndsOn: '2030-02-26' })
    expect(parent.chain.map(({ kind, numbers }) => [kind, numbers[1]])).toEqual([
      ['cooperationAgreement', '180/FIKTIF/2024'],
      ['addendum', '181/FIKTIF/2026'],
    ])
    expect(await reread(addendum.agreement.id)).toMatchObject({ state: 'inForce' })
    const { items } = await office.head.history.ofRecord({ kind: 'agreement', id: agreement.id })
    expect(items[0]?.action).toBe('agreement.addAddendum')
  })

  test('an addendum that ends earlier or leaves a gap asks first', async () => {
    const { agreement } = await createAgreement(office.head)
    const parties = sampitAgreement().parties.map((party, index) => ({
      ...party,
      number: `adendum-${index}`,
    }))
    const add = (changes: Parameters<typeof sampitAddendum>[0]) =>
      office.head.agreement.addAddendum({
        ...sampitAddendum({ parties, ...changes }),
        parentId: agreement.id,
        villageIds: [],
        ...seen,
      })
    expect(await add({ startsOn: day('2026-12-10'), endsOn: day('2026-12-31') })).toMatchObject({
      outcome: 'warned',
      warnings: [{ code: 'ADDENDUM_SHORTENS_TERM', data: { formerEndsOn: '2027-02-26' } }],
    })
    expect(await add({ startsOn: day('2027-03-01') })).toMatchObject({
      outcome: 'warned',
      warnings: [{ code: 'ADDENDUM_LEAVES_GAP' }],
    })
  })

  test('an addendum has no addendum of its own, and an ended agreement gets none', async () => {
    const { agreement } = await createAgreement(office.head)
    const input = { ...sampitAddendum(), villageIds: [], ...seen }
    const addendum = savedDetail(
      await office.head.agreement.addAddendum({ ...input, parentId: agreement.id }),
    )
    await expect(
      office.head.agreement.addAddendum({ ...input, parentId: addendum.agreement.id }),
    ).rejects.toMatchObject({ code: 'PARENT_IS_ADDENDUM' })
    const { id, version } = agreement
    await office.head.agreement.terminate({
      id,
      version,
      terminatedOn: day('2026-11-01'),
      reason: 'kesepakatan',
    })
    await expect(office.head.agreement.addAddendum({ ...input, parentId: id })).rejects.toMatchObject({
      code: 'AGREEMENT_ALREADY_TERMINATED',
    })
    await expect(
      office.head.agreement.addAddendum({ ...input, parentId: newId('Agreement') }),
    ).rejects.toMatchObject({ code: 'RECORD_NOT_FOUND' })
  })
})

describe('termination', () => {
  test('with day and reason; its addenda end with it; it can be taken back', async () => {
    const { agreement } = await createAgreement(office.head)
    const addendum = savedDetail(
      await office.head.agreement.addAddendum({
        ...sampitAddendum(),
        parentId: agreement.id,
        villageIds: [],
        ...seen,
      }),
    )
    const { id, version } = agreement
    const reason = 'kesepakatan para pihak'
    const ended = await office.head.agreement.terminate({
      id,
      version,
      terminatedOn: day('2026-11-23'),
      reason,
    })
    expect(ended).toMatchObject({ state: 'terminated', agreement: { terminationReason: reason } })
    expect((await reread(addendum.agreement.id)).state).toBe('terminated')
    await expect(
      office.head.agreement.terminate({ id, version: version + 1, terminatedOn: day('2026-11-23'), reason }),
    ).rejects.toMatchObject({ code: 'AGREEMENT_ALREADY_TERMINATED', data: { terminatedOn: '2026-11-23' } })
    const back = await office.head.agreement.withdrawTermination({
      id,
      version: version + 1,
      reason: 'salah catat',
    })
    expect(back).toMatchObject({
      state: 'expiring180',
      agreement: { terminatedOn: null, terminationReason: null },
    })
    const { items } = await office.head.history.ofRecord({ kind: 'agreement', id })
    expect(items[0]).toMatchObject({ action: 'agreement.withdrawTermination', reason: 'salah catat' })
    await expect(
      office.head.agreement.withdrawTermination({ id, version: version + 2, reason: 'lagi' }),
    ).rejects.toMatchObject({ code: 'AGREEMENT_NOT_TERMINATED' })
  })

  test('not before it was signed; ahead of its day it counts down', async () => {
    const { agreement } = await createAgreement(office.head)
    const { id, version } = agreement
    const end = (terminatedOn: string) =>
      office.head.agreement.terminate({
        id,
        version,
        terminatedOn: day(terminatedOn),
        reason: 'pemberitahuan',
      })
    await expect(end('2024-02-26')).rejects.toMatchObject({ code: 'TERMINATION_BEFORE_SIGNING' })
    expect(await end('2026-12-01')).toMatchObject({
      state: 'expiring30',
      lastDay: '2026-11-30',
      remainingDays: 7,
    })
  })
})

describe('who may', () => {
  test('an auditor reads and does not write; a visitor does neither', async () => {
    const { agreement } = await createAgreement(office.head)
    const auditor = await office.officer('pengawas', ['auditor'])
    expect((await reread(agreement.id, auditor)).agreement.id).toBe(agreement.id)
    const refusal = { code: 'NOT_PERMITTED', data: { permission: 'agreement.write' } }
    await expect(createAgreement(auditor)).rejects.toMatchObject(refusal)
    const { id, version } = agreement
    await expect(auditor.agreement.save({ ...sampitAgreement(), id, version })).rejects.toMatchObject(refusal)
    await expect(
      auditor.agreement.terminate({ id, version, terminatedOn: day('2026-01-01'), reason: 'x' }),
    ).rejects.toMatchObject(refusal)
    await expect(office.visitor().agreement.facets()).rejects.toMatchObject({ code: 'SESSION_REQUIRED' })
  })

  test('what an officer writes stands under his name', async () => {
    const officer = await office.officer('petugas', ['officer'])
    const { agreement } = await createAgreement(officer)
    const { items } = await office.head.history.ofRecord({ kind: 'agreement', id: agreement.id })
    expect(items[0]).toMatchObject({ action: 'agreement.create', officerName: 'Petugas petugas' })
  })
})
