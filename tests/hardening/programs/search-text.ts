import { caseViews } from '#shared/features/case/case-list.schema.ts'
import { telagaAntang, addVillage } from '../../support/test-village.ts'
import { openCaseOffice, type TestCaseOffice } from '../../support/test-case.ts'
import type { TestClient } from '../../support/test-office.ts'
import { grouped, noneOf, perLevel } from '../amounts.ts'
import { answered, callOf, declared } from '../authorisation/procedures.ts'
import { hostileTexts } from '../hostile-values.ts'
import { pick } from '../mutate-input.ts'
import type { HardeningProgram } from '../program.ts'

const counts = { pr: 2_000, nightly: 100_000, release: 1_000_000 }

type Search = { path: string; input: (text: string) => Record<string, unknown> }

/** Every place where somebody types what to look for. */
const searches: readonly Search[] = [
  ...caseViews.map((view) => ({ path: 'case.list', input: (query: string) => ({ view, query }) })),
  { path: 'entity.list', input: (query) => ({ sort: 'newest', query }) },
  { path: 'document.list', input: (text) => ({ text }) },
  { path: 'village.list', input: (query) => ({ query }) },
  { path: 'agreement.list', input: (query) => ({ query }) },
  { path: 'designation.list', input: (query) => ({ query }) },
  { path: 'liaison.officers', input: (query) => ({ query }) },
  { path: 'agency.list', input: (query) => ({ query }) },
  { path: 'villageReport.list', input: (query) => ({ query }) },
  { path: 'region.search', input: (query) => ({ query }) },
  { path: 'region.searchRegencies', input: (query) => ({ query }) },
  { path: 'subject.matches', input: (fullName) => ({ fullName, birthOn: '1990-01-01' }) },
  { path: 'subject.matches', input: (nik) => ({ nik }) },
  { path: 'subject.matches', input: (phone) => ({ phone }) },
  { path: 'subject.matches', input: (passportNumber) => ({ passportNumber }) },
  { path: 'entity.known', input: (value) => ({ kind: 'phone', value }) },
  { path: 'entity.known', input: (value) => ({ kind: 'person', value }) },
  { path: 'referral.byReplyCode', input: (code) => ({ code }) },
  { path: 'number.list', input: (query) => ({ query }) },
]

const pieces = [
  'Rahasia',
  'Melati',
  'KNP-2026',
  '0001',
  'desa',
  '"',
  "'",
  '*',
  '%',
  '_',
  '\\',
  '(',
  ')',
  ':',
  '^',
  '-',
  '+',
  ' ',
  ' ',
  'AND',
  'OR',
  'NOT',
  'NEAR(',
  ', 3)',
  '--',
  '/*',
  ';',
  'union select',
  '\0',
  '\u202e',
  'é',
  '\ud800',
  '6202',
  '{',
  '}',
  'rank',
  'title:',
  '\t',
]

const randomText = (random: () => number): string => {
  if (random() < 0.3) return pick(random, hostileTexts).slice(0, 200)
  const text = Array.from({ length: 1 + Math.floor(random() * 8) }, () => pick(random, pieces)).join('')
  return (random() < 0.2 ? `${text} ${text}` : text).slice(0, 200)
}

const hiddenTitle = 'Rahasia Seksi Lain'

/** Rows beside the worker's own: cases, people and leads of the other section that he may not see. */
const hide = async (office: TestCaseOffice): Promise<string[]> => {
  const ids: string[] = []
  const words = ['Satu', 'Dua', 'Tiga', 'Empat', 'Lima']
  for (const index of words.keys()) {
    const { case: record } = await office.addCase({ title: `${hiddenTitle} ${index}` }, office.colleague)
    const subjectId = await office.addSubject(
      record.id,
      { fullName: `Rahasia Melati ${words[index]}`, birthOn: '1990-01-01', sex: 'female' },
      office.colleague,
    )
    ids.push(record.id, subjectId)
  }
  return ids
}

const isDeclared = (path: string, code: string): boolean =>
  code !== 'FAULT' && code in declared(path).errorMap

const ask = async (
  client: TestClient,
  { path, input }: Search,
  text: string,
): Promise<{ code: string; answer?: unknown }> => answered(callOf(client, path), input(text))

export const searchText: HardeningProgram = {
  name: 'search-text',
  title: 'random and listed strings through every search and filter',
  run: async ({ level, random }) => {
    const office = await openCaseOffice()
    try {
      await addVillage(office.head, telagaAntang[0] ?? '')
      const hidden = await hide(office)
      const errors = new Set<string>()
      const beyond = new Set<string>()
      const count = perLevel(level, counts)
      let refused = 0
      let found = 0
      for (let round = 0; round < count; round += 1) {
        const search = pick(random, searches)
        const text = randomText(random)
        const { code, answer } = await ask(office.worker, search, text)
        const said = code === 'OK' ? JSON.stringify(answer) : ''
        // A text that no form lets through is refused as such, and a code that cannot be one by name.
        if (code === 'BAD_REQUEST' || isDeclared(search.path, code)) refused += 1
        else if (code === 'OK') found += 1
        else errors.add(`${search.path}: ${code} for ${JSON.stringify(text).slice(0, 80)}`)
        if (said.includes(hiddenTitle) || hidden.some((id) => said.includes(id)))
          beyond.add(`${search.path}: ${JSON.stringify(text).slice(0, 80)}`)
      }
      const tried = `${grouped(count)} searches in ${searches.length} places (${grouped(found)} answered, ${grouped(refused)} refused as input)`
      const own = JSON.stringify(await office.colleague.case.list({ view: 'all', query: 'Rahasia' }))
      return [
        noneOf('searches that met an error', tried, [...errors]),
        noneOf('answers with rows beyond what may be seen', tried, [...beyond]),
        noneOf(
          'searches that find nothing of what is there',
          '1',
          own.includes(hiddenTitle) ? [] : ['case.list'],
        ),
      ]
    } finally {
      office.close()
    }
  },
}
