import {
  caseListInput,
  caseSorts,
  caseViews,
  type CaseListInput,
} from '#shared/features/case/case-list.schema.ts'
import { caseChannels, caseStates, triageColours } from '#shared/features/case/case.schema.ts'
import { decodeCursor } from '#shared/kernel/paging.ts'
import { countCases, listCaseKeys, listItemsOf } from '#main/features/case/case-list.repo.ts'
import { ms, percentile, time, type Row } from '../measure.ts'
import { seededRandom } from './people.ts'
import type { TestClient } from '../../tests/support/test-office.ts'
import type { SeededOffice } from './seeded-office.ts'
import { staffRowIds } from './twin.repo.ts'

const questions = 300
const day = 86_400_000

const words = [
  'fik',
  'contoh',
  'siti c',
  'muhammad uji',
  'a',
  'wibowo',
  'melati rek',
  'KNP-2024',
  'KNP-2019-00',
]

/** Questions an officer asks: a view, a filter or two, a sort, now and then a name or a number. */
const randomQuestion = (random: () => number): Partial<CaseListInput> => {
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const maybe = <Value>(share: number, value: () => Value, otherwise: Value): Value =>
    random() < share ? value() : otherwise
  return {
    view: one(caseViews),
    sort: one(caseSorts),
    descending: random() < 0.5,
    query: maybe(0.25, () => one(words), ''),
    states: maybe(0.2, () => [one(caseStates)], []),
    colours: maybe(0.3, () => [one(triageColours)], []),
    channels: maybe(0.2, () => [one(caseChannels)], []),
    urgency: maybe(0.1, () => 'urgent' as const, null),
    confidentiality: maybe(0.1, () => 'restricted' as const, null),
  }
}

type Reader = { name: string; client: TestClient }

/** The work list as the office head, a section head and an officer see it, each by his need-to-know. */
export const measureWorkList = async (seeded: SeededOffice): Promise<Row[]> => {
  const { office, sectionHead, officer } = seeded
  const readers: Reader[] = [
    { name: 'office head', client: office.head },
    { name: 'section head', client: sectionHead },
    { name: 'officer', client: officer },
  ]
  const rows: Row[] = []
  for (const reader of readers) rows.push(...(await measureReader(seeded, reader)))
  return rows
}

/** First pages, filters, sorts and next pages; beside each the same SQL over every case of the plain file. */
const measureReader = async ({ office, plain }: SeededOffice, { name, client }: Reader): Promise<Row[]> => {
  const random = seededRandom(7)
  const [officerRowId = 0] = staffRowIds(plain.connection).officerIds
  const now = office.clock.now()
  const asking = { officerRowId, sectionRowId: 1, now, weekEnd: now + 6 * day }
  const ours: number[] = []
  const theirs: number[] = []
  const ask = async (input: Partial<CaseListInput>): Promise<string | null> => {
    const answer = await time(() => client.case.list(input))
    ours.push(answer.milliseconds)
    const whole = caseListInput.parse(input)
    const beside = await time(() => {
      const keys = listCaseKeys(plain.read, { reach: 'office' }, whole, asking, decodeCursor(whole.cursor))
      listItemsOf(
        plain.read,
        keys.slice(0, whole.limit).map(({ id }) => id),
      )
      return countCases(plain.read, { reach: 'office' }, whole, asking)
    })
    theirs.push(beside.milliseconds)
    return answer.result.nextCursor
  }
  const first = await time(() => client.case.list({}))
  for (let asked = 0; asked < questions; asked += 1) {
    const question = randomQuestion(random)
    const cursor = await ask(question)
    if (cursor !== null && random() < 0.5) await ask({ ...question, cursor })
  }
  const slowest = percentile(ours, 0.95)
  return [
    {
      what: `work list (${name}): the first page`,
      figure: ms(first.milliseconds),
      beside: 'nothing read before',
      goal: '≤ 80 ms',
      pass: first.milliseconds <= 80,
    },
    {
      what: `work list (${name}): ${ours.length} filters, sorts, searches and next pages, p95 (p50)`,
      figure: `${ms(slowest)} (${ms(percentile(ours, 0.5))})`,
      beside: `${ms(percentile(theirs, 0.95))} (${ms(percentile(theirs, 0.5))}) plain SQLite`,
      goal: '≤ 80 ms',
      pass: slowest <= 80,
    },
  ]
}
