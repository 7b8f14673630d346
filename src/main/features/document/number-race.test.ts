import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestOffice, type TestClient, type TestOffice } from '../../../../tests/support/test-office.ts'
import {
  addFormerHead,
  addVillage,
  certificateOf,
  certificatePattern,
  day,
  decideDecree,
  pattern,
  sampitToday,
  telagaAntang,
} from './document.test-support.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openTestOffice(sampitToday())
})
afterAll(() => office.close())

const callers = 20
const numbers = 200
const papers = 8

/** A file in two cannot be written: the act is cut off behind the number it took. */
const cutOffEverySecondPaper = (): (() => void) => {
  const { blobs } = office.service.store()
  const { put } = blobs
  let calls = 0
  blobs.put = (content, storedAt) => {
    calls += 1
    if (calls % 2 === 1) throw new Error('the power went out here')
    return put(content, storedAt)
  }
  return () => {
    blobs.put = put
  }
}

test('twenty callers of four officers get two hundred numbers, each once and without a gap, though some fail behind theirs', async () => {
  const { head } = office
  await addFormerHead(head)
  const clients: TestClient[] = [head]
  for (const login of ['satu', 'dua', 'tiga']) clients.push(await office.officer(login, ['officeHead']))
  const villages = []
  for (const code of telagaAntang) villages.push(await addVillage(head, code))
  const decree = await decideDecree(head, villages)
  const unprintable = await decideDecree(head, [await addVillage(head, '62.02.17.2015', 'Tanjung 村')], {
    number: 'W.17.IMI.IMI.2-GR.03.05-0100',
  })
  await head.number.savePattern(certificatePattern)
  const restore = cutOffEverySecondPaper()

  const given: string[] = []
  const codes: string[] = []
  const waiting = Array.from({ length: papers }, (_none, index) => index)
  const codeOf = (error: unknown): string => (error as { code?: string }).code ?? String(error)
  let left = numbers - papers
  const issuePaper = async (client: TestClient, index: number): Promise<void> => {
    try {
      const { number } = await client.document.issue({ ...certificateOf(decree, index), number: pattern })
      given.push(number ?? '')
    } catch (error) {
      codes.push(codeOf(error))
      waiting.push(index)
    }
  }
  const reserve = async (client: TestClient): Promise<void> => {
    const request = { documentType: 'certificate' as const, datedOn: day('2024-02-27'), external: null }
    given.push((await client.number.reserve({ ...request, reason: 'uji' })).number)
  }
  const call = async (caller: number): Promise<void> => {
    const client = clients[caller % clients.length] ?? head
    if (caller % 5 === 0)
      await client.document
        .issue({ ...certificateOf(unprintable), number: pattern })
        .catch((error: unknown) => codes.push(codeOf(error)))
    while (left > 0 || waiting.length > 0) {
      const paper = waiting.shift()
      if (paper !== undefined) await issuePaper(client, paper)
      if (left > 0) {
        left -= 1
        await reserve(client)
      }
    }
  }
  await Promise.all(Array.from({ length: callers }, (_none, caller) => call(caller)))
  restore()

  expect(codes.filter((code) => code === 'DOCUMENT_UNPRINTABLE')).toHaveLength(4)
  expect(codes.filter((code) => code === 'FAULT').length).toBeGreaterThanOrEqual(papers)
  expect(codes.every((code) => code === 'FAULT' || code === 'DOCUMENT_UNPRINTABLE')).toBe(true)
  expect(given.toSorted()).toEqual(
    Array.from({ length: numbers }, (_none, index) => `PIAGAM-${String(index + 1).padStart(3, '0')}/II/2024`),
  )
  const { counters } = await head.number.counters({ year: 2024 })
  expect(counters).toMatchObject([{ taken: numbers, lowest: 1, highest: numbers, gaps: [] }])
  const { items } = await head.document.list({ limit: 50, types: ['certificate'] })
  expect(items).toHaveLength(papers)
  expect(new Set(items.map(({ number }) => number)).size).toBe(papers)
})
