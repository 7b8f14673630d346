import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { NumberPatternInput } from '#shared/features/number/number.schema.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openTestOffice()
})
afterEach(() => office.close())

const day = (text: string) => text as PlainDate
const decreePattern: NumberPatternInput = {
  documentType: 'decree',
  pattern: '{kanwil}.{upt}-{klasifikasi}-{urut}',
  digits: 4,
  counterScope: 'typeAndYear',
  tokens: { kanwil: 'W.17', upt: 'IMI.IMI.2', klasifikasi: 'GR.03.05' },
}
const numbered = (counter: string) => `W.17.IMI.IMI.2-GR.03.05-${counter}`

const savePattern = (changes: Partial<NumberPatternInput> = {}, version = 0) =>
  office.head.number.savePattern({ ...decreePattern, ...changes, version })

const reserve = async (datedOn: string, external: string | null = null, client: TestClient = office.head) =>
  (await client.number.reserve({ documentType: 'decree', datedOn: day(datedOn), external, reason: 'uji' }))
    .number

const preview = async (datedOn: string) =>
  (await office.head.number.preview({ documentType: 'decree', datedOn: day(datedOn) })).number

const counters = async (year: number) => (await office.head.number.counters({ year })).counters

describe('the pattern', () => {
  test('without one there is no next number and taking one is refused', async () => {
    expect(await preview('2024-02-27')).toBeNull()
    await expect(reserve('2024-02-27')).rejects.toMatchObject({
      code: 'NUMBER_PATTERN_MISSING',
      data: { documentType: 'decree' },
    })
  })

  test('is shown before it is saved and takes nothing', async () => {
    const input = { documentType: 'decree' as const, datedOn: day('2024-02-27'), pattern: decreePattern }
    expect(await office.head.number.preview(input)).toEqual({ number: numbered('0001'), counter: 1 })
    expect(await office.head.number.preview(input)).toEqual({ number: numbered('0001'), counter: 1 })
    const unfinished = { ...input, pattern: { ...decreePattern, pattern: '{kanwil}' } }
    expect(await office.head.number.preview(unfinished)).toEqual({ number: null, counter: null })
  })

  test('without a counter or with an unknown place is refused', async () => {
    await expect(savePattern({ pattern: '{kanwil}' })).rejects.toMatchObject({
      code: 'NUMBER_PATTERN_WITHOUT_COUNTER',
    })
    await expect(savePattern({ pattern: '{urut}{nomer}' })).rejects.toMatchObject({
      code: 'NUMBER_PATTERN_TOKEN_UNKNOWN',
      data: { token: '{nomer}' },
    })
  })

  test('saved by two officers at once keeps the first', async () => {
    await savePattern()
    await expect(savePattern({ digits: 3 })).rejects.toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE' })
    await savePattern({ digits: 3 }, 1)
    await expect(savePattern({ digits: 5 }, 1)).rejects.toMatchObject({ code: 'RECORD_CHANGED_MEANWHILE' })
    expect(await preview('2024-02-27')).toBe(numbered('001'))
  })

  test('changed in the middle of the year goes on counting', async () => {
    await savePattern()
    expect(await reserve('2024-02-27')).toBe(numbered('0001'))
    await savePattern({ pattern: '{urut}/{kanwil}/{tahun}', digits: 2 }, 1)
    expect(await reserve('2024-07-01')).toBe('02/W.17/2024')
  })

  test('is not for an officer without the right, who may still look', async () => {
    const officer = await office.officer('petugas', ['officer'])
    await expect(officer.number.savePattern({ ...decreePattern, version: 0 })).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    })
    await expect(reserve('2024-02-27', 'X-1', officer)).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
    expect(await officer.number.patterns()).toEqual({ patterns: [] })
  })
})

describe('the counter', () => {
  test('begins again each year, the leap day counts to its year', async () => {
    await savePattern()
    expect(await reserve('2024-02-29')).toBe(numbered('0001'))
    expect(await reserve('2024-12-31')).toBe(numbered('0002'))
    expect(await reserve('2025-01-01')).toBe(numbered('0001'))
    expect(await reserve('2024-03-01')).toBe(numbered('0003'))
  })

  test('grows out of its digits', async () => {
    await savePattern()
    await office.head.number.startCounter({ documentType: 'decree', datedOn: day('2024-01-02'), next: 9999 })
    expect(await reserve('2024-02-27')).toBe(numbered('9999'))
    expect(await reserve('2024-02-27')).toBe(numbered('10000'))
    expect(await reserve('2025-02-27')).toBe(numbered('0001'))
  })

  test('is shared or apart as its scope says', async () => {
    await savePattern({ counterScope: 'year' })
    const certificate = {
      ...decreePattern,
      documentType: 'certificate' as const,
      pattern: '{urut}/PIAGAM/{bulanRomawi}/{tahun}',
      counterScope: 'year' as const,
    }
    await office.head.number.savePattern({ ...certificate, version: 0 })
    expect(await reserve('2024-02-27')).toBe(numbered('0001'))
    const request = { documentType: 'certificate' as const, datedOn: day('2024-02-27'), external: null }
    expect((await office.head.number.reserve({ ...request, reason: 'uji' })).number).toBe(
      '0002/PIAGAM/II/2024',
    )
    await savePattern({ counterScope: 'type' }, 1)
    expect(await reserve('2024-02-27')).toBe(numbered('0002'))
    expect(await reserve('2026-02-27')).toBe(numbered('0003'))
  })

  test('gives every one of many simultaneous requests its own number', async () => {
    await savePattern()
    const operator = await office.officer('operator', ['operator'])
    const taken = await Promise.all(
      Array.from({ length: 20 }, (_entry, index) =>
        reserve('2024-02-27', null, index % 2 === 0 ? office.head : operator),
      ),
    )
    expect(new Set(taken).size).toBe(20)
    expect(await preview('2024-02-27')).toBe(numbered('0021'))
  })

  test('steps over numbers that were typed by hand, and those push nothing', async () => {
    await savePattern()
    expect(await reserve('2024-02-27')).toBe(numbered('0001'))
    await reserve('2024-02-27', numbered('0003'))
    await reserve('2024-02-27', numbered('99999999'))
    expect(await reserve('2024-02-27')).toBe(numbered('0002'))
    expect(await reserve('2024-02-27')).toBe(numbered('0004'))
  })

  test('steps over a number that another pattern has made', async () => {
    await savePattern({ pattern: 'A-{urut}' })
    const other = { ...decreePattern, documentType: 'agreement' as const, pattern: 'A-{urut}', version: 0 }
    await office.head.number.savePattern(other)
    expect(await reserve('2024-02-27')).toBe('A-0001')
    const request = {
      documentType: 'agreement' as const,
      datedOn: day('2024-02-27'),
      external: null,
      reason: 'uji',
    }
    expect((await office.head.number.reserve(request)).number).toBe('A-0002')
  })

  test('goes on from a number given by others at the beginning', async () => {
    await savePattern()
    await reserve('2024-02-27', numbered('0099'))
    expect(await preview('2024-03-01')).toBe(numbered('0100'))
  })
})

describe('a number typed by hand', () => {
  test('is taken once, whatever its case and spaces', async () => {
    await reserve('2024-02-27', '180/FIKTIF/2024')
    await expect(reserve('2024-03-01', ' 180 / fiktif / 2024')).rejects.toMatchObject({
      code: 'NUMBER_TAKEN',
      data: { number: '180/FIKTIF/2024' },
    })
  })

  test('is taken once by two officers at the same moment', async () => {
    const operator = await office.officer('operator', ['operator'])
    const attempts = [office.head, operator].map((client) => reserve('2024-02-27', 'SAMA-1', client))
    const outcomes = await Promise.allSettled(attempts)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('keeps hostile text as it is and finds it again', async () => {
    const hostile = `'); DROP TABLE document_numbers;-- <script>%_{urut}`
    expect(await reserve('2024-02-27', hostile)).toBe(hostile)
    const found = await office.head.number.list({ query: '%_{URUT}' })
    expect(found).toMatchObject({ total: 1, items: [{ number: hostile, state: 'reserved' }] })
    expect(await office.head.number.list({ query: '%%%' })).toMatchObject({ total: 0, items: [] })
  })
})

describe('the register', () => {
  test('keeps a cancelled number with its reason and does not give it again', async () => {
    await savePattern()
    await reserve('2024-02-27')
    const { items } = await office.head.number.list({})
    const [entry] = items
    if (!entry) throw new Error('the number is missing')
    const cancelled = await office.head.number.cancel({ id: entry.id, reason: 'salah jenis surat' })
    expect(cancelled).toMatchObject({
      state: 'cancelled',
      reason: 'salah jenis surat',
      number: numbered('0001'),
    })
    await expect(office.head.number.cancel({ id: entry.id, reason: 'lagi' })).rejects.toMatchObject({
      code: 'NUMBER_NOT_CANCELLABLE',
    })
    await expect(reserve('2024-02-27', numbered('0001'))).rejects.toMatchObject({ code: 'NUMBER_TAKEN' })
    expect(await reserve('2024-02-27')).toBe(numbered('0002'))
  })

  test('pages, filters and counts', async () => {
    await savePattern()
    for (let index = 0; index < 7; index += 1) await reserve(index < 4 ? '2024-02-27' : '2025-03-01')
    const first = await office.head.number.list({ limit: 3 })
    expect(first.total).toBe(7)
    const second = await office.head.number.list({ limit: 3, cursor: first.nextCursor ?? undefined })
    const third = await office.head.number.list({ limit: 3, cursor: second.nextCursor ?? undefined })
    const all = [...first.items, ...second.items, ...third.items]
    expect(new Set(all.map(({ id }) => id)).size).toBe(7)
    expect(third.nextCursor).toBeNull()
    expect((await office.head.number.list({ year: 2024 })).total).toBe(4)
    expect((await office.head.number.list({ states: ['cancelled'] })).total).toBe(0)
    expect((await office.head.number.list({ documentTypes: ['certificate'] })).total).toBe(0)
    expect((await office.head.number.list({ limit: 3, cursor: 'bukan kursor' })).items).toHaveLength(3)
  })

  test('lists gaps and keeps why they are there', async () => {
    await savePattern()
    await reserve('2024-02-27', numbered('0010'))
    await reserve('2024-02-27', numbered('0014'))
    expect(await counters(2024)).toMatchObject([
      { key: 'decree/2024', documentType: 'decree', year: 2024, lowest: 10, highest: 14, next: 11, taken: 2 },
    ])
    const explain = (from: number, to: number) =>
      office.head.number.explainGap({ counterKey: 'decree/2024', from, to, reason: 'surat Tata Usaha' })
    await expect(explain(14, 15)).rejects.toMatchObject({ code: 'NUMBER_GAP_NOT_OPEN' })
    await explain(11, 12)
    await expect(explain(12, 13)).rejects.toMatchObject({ code: 'NUMBER_GAP_NOT_OPEN' })
    const [counter] = await counters(2024)
    expect(counter?.gaps).toEqual([
      { from: 11, to: 12, reason: 'surat Tata Usaha' },
      { from: 13, to: 13, reason: null },
    ])
    expect(await reserve('2024-02-27')).toBe(numbered('0013'))
    expect(await reserve('2024-02-27')).toBe(numbered('0015'))
  })

  test('shows the counter of a year in which nothing was numbered yet', async () => {
    await savePattern()
    expect(await counters(2026)).toMatchObject([
      { key: 'decree/2026', taken: 0, lowest: null, next: 1, gaps: [] },
    ])
  })
})
