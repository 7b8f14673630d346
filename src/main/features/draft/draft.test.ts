import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { maximumDraftBytes, maximumDrafts } from '#shared/features/draft/draft.rules.ts'
import {
  openTestOffice,
  sampitSetup,
  testPassword,
  type TestClient,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'
import { dropDraft } from './index.ts'

let office: TestOffice
beforeEach(async () => {
  office = await openTestOffice()
})
afterEach(() => office.close())

const head = sampitSetup().officer
const place = { kind: 'intake', recordKey: 'baru-1' }
const body = { name: 'Fiktif Melati', nik: '', subjects: [{ phone: '0812-0000-1111', child: true }] }

const save = (client: TestClient, changes: Record<string, unknown> = {}) =>
  client.draft.save({ ...place, label: 'Intake F.M.', body, ...changes })
const bodyOf = async (client: TestClient): Promise<unknown> => (await client.draft.get(place)).draft?.body
const labelsOf = async (client: TestClient): Promise<string[]> =>
  (await client.draft.list({})).items.map(({ label }) => label)

describe('draft.save', () => {
  test('answers when it was kept, and the form is found again as it was', async () => {
    const { savedAt } = await save(office.head)
    expect(savedAt).toEqual(new Date(office.clock.now()))
    expect((await office.head.draft.get(place)).draft).toMatchObject({
      ...place,
      label: 'Intake F.M.',
      body,
      startedAt: savedAt,
      savedAt,
    })
  })

  test('takes the place of what was kept before and remembers when the form was begun', async () => {
    const { savedAt: startedAt } = await save(office.head)
    office.clock.set(office.clock.now() + 90_000)
    await save(office.head, { body: { name: 'Fiktif Melati Dua' }, label: 'Intake F.M.D.' })
    const { items } = await office.head.draft.list({})
    expect(items).toMatchObject([
      { label: 'Intake F.M.D.', startedAt, savedAt: new Date(office.clock.now()) },
    ])
    expect(await bodyOf(office.head)).toEqual({ name: 'Fiktif Melati Dua' })
  })

  test.each([null, 'teks', [1, 'dua', null], { '': 0 }])('keeps %j as it is', async (value) => {
    await save(office.head, { body: value })
    expect(await bodyOf(office.head)).toEqual(value)
  })

  test('is no act: the log has nothing of it', async () => {
    const before = office.service.store().database.head()
    await save(office.head)
    await office.head.draft.discard(place)
    expect(office.service.store().database.head()).toEqual(before)
    expect(await office.head.audit.verify({})).toMatchObject({ whole: true })
  })

  test('leaves nothing that can be read beside the store', async () => {
    await save(office.head, { body: 'kenanga-kenari-kelapa' })
    for (const entry of readdirSync(office.folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const content = readFileSync(join(entry.parentPath, entry.name), 'latin1')
      expect([entry.name, content.includes('kenanga')]).toEqual([entry.name, false])
    }
  })

  test('refuses what is too large and keeps what was there', async () => {
    await save(office.head)
    const lines = (bytes: number): string[] =>
      Array.from({ length: Math.ceil(bytes / 10_000) }, () => 'x'.repeat(10_000))
    await expect(save(office.head, { body: lines(maximumDraftBytes) })).rejects.toMatchObject({
      code: 'DRAFT_TOO_LARGE',
      data: { maximumKilobytes: 200 },
    })
    expect(await bodyOf(office.head)).toEqual(body)
    await save(office.head, { body: lines(maximumDraftBytes * 0.9) })
  })

  test('counts bytes, not letters', async () => {
    const wide = Array.from({ length: 5 }, () => 'é'.repeat(19_999))
    await save(office.head, { body: wide })
    await expect(save(office.head, { body: [...wide, ...wide] })).rejects.toMatchObject({
      code: 'DRAFT_TOO_LARGE',
    })
  })

  test('refuses one more than there may be, but goes on with those that are', async () => {
    for (let number = 0; number < maximumDrafts; number += 1)
      await save(office.head, { recordKey: `baru-${number}` })
    await expect(save(office.head, { recordKey: 'satu-lagi' })).rejects.toMatchObject({
      code: 'DRAFTS_FULL',
      data: { maximum: maximumDrafts },
    })
    await save(office.head, { recordKey: 'baru-7', body: 'masih' })
    await office.head.draft.discard({ kind: 'intake', recordKey: 'baru-8' })
    await save(office.head, { recordKey: 'satu-lagi' })
  })

  test.each([
    ['a kind with other signs', { kind: '../intake' }],
    ['no record', { recordKey: '' }],
    ['a label without a sign', { label: '   ' }],
    ['a number that is none', { body: Number.NaN }],
    [
      'a body that reaches behind its object',
      { body: JSON.parse('{"__proto__":{"admin":true}}') as unknown },
    ],
  ])('does not take %s', async (_what, changes) => {
    await expect(save(office.head, changes)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await labelsOf(office.head)).toEqual([])
  })
})

describe('a draft belongs to its officer', () => {
  test('another one sees nothing of it, changes nothing of it, and has his own at the same place', async () => {
    const other = await office.officer('kedua', ['officeHead', 'operator', 'auditor'])
    await save(office.head)
    expect([await labelsOf(other), (await other.draft.get(place)).draft]).toEqual([[], null])
    await other.draft.discard(place)
    expect(await bodyOf(office.head)).toEqual(body)
    await save(other, { body: 'milik kedua' })
    expect([await bodyOf(office.head), await bodyOf(other)]).toEqual([body, 'milik kedua'])
    await office.head.draft.discard(place)
    expect([await bodyOf(office.head), await bodyOf(other)]).toEqual([undefined, 'milik kedua'])
  })

  test('every role keeps drafts; nobody does without a login', async () => {
    const auditor = await office.officer('auditor', ['auditor'])
    await save(auditor)
    expect(await labelsOf(auditor)).toEqual(['Intake F.M.'])
    await expect(save(office.visitor())).rejects.toMatchObject({ code: 'SESSION_REQUIRED' })
    await expect(office.visitor().draft.list({})).rejects.toMatchObject({ code: 'SESSION_REQUIRED' })
  })

  test('it is there after a lock and after another officer’s login', async () => {
    await office.officer('kedua', ['officer'])
    await save(office.head)
    office.restart()
    const other = await office.login('kedua', testPassword('kedua'))
    expect(await labelsOf(other)).toEqual([])
    const again = await office.login(head.login, head.password)
    expect(await bodyOf(again)).toEqual(body)
  })
})

describe('draft.list', () => {
  test('answers the newest first, page by page, each once, and one kind alone when asked', async () => {
    for (let number = 0; number < 7; number += 1) {
      // Two at a time, so that equal times fall on the edge of a page.
      if (number % 2 === 0) office.clock.set(office.clock.now() + 1000)
      await save(office.head, { recordKey: `r${number}`, kind: number === 3 ? 'interview' : 'intake' })
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await office.head.draft.list({ limit: 3, cursor })
      seen.push(...page.items.map(({ recordKey }) => recordKey))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(['r6', 'r5', 'r4', 'r3', 'r2', 'r1', 'r0'])
    const { items } = await office.head.draft.list({ kind: 'interview' })
    expect(items.map(({ recordKey }) => recordKey)).toEqual(['r3'])
    expect(items[0]).not.toHaveProperty('body')
  })
})

describe('a draft that is submitted', () => {
  const submit = (work: () => void) => {
    const { database } = office.service.store()
    return database.change({ action: 'test.submit', officerId: 1, recordedAt: 1, about: [] }, (db) => {
      dropDraft(db, 1, place.kind, place.recordKey)
      work()
    })
  }

  test('goes with the act that made a record of it, and with nothing else', async () => {
    const other = await office.officer('kedua', ['officer'])
    await save(office.head)
    await save(office.head, { recordKey: 'baru-2', label: 'Yang lain' })
    await save(other)
    submit(() => {})
    expect([await labelsOf(office.head), await labelsOf(other)]).toEqual([['Yang lain'], ['Intake F.M.']])
  })

  test('is still there when the act is refused', async () => {
    await save(office.head)
    const refused = () =>
      submit(() => {
        throw new Error('rule said no')
      })
    expect(refused).toThrow('rule said no')
    expect(await bodyOf(office.head)).toEqual(body)
  })
})
