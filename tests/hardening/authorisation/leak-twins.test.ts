import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '#shared/kernel/permissions.ts'
import { ask, nik, openTwins, type Answer, type Twins } from './leak-twins.ts'

describe('two stores that differ by one hidden case', () => {
  let twins: Twins
  let hidden: Awaited<ReturnType<Twins['hide']>>
  const before = new Map<Role, Answer[]>()

  beforeAll(async () => {
    twins = await openTwins()
    for (const [role, client] of twins.asking) before.set(role, await askAll(client))
    hidden = await twins.hide()
  })
  afterAll(() => twins.office.close())

  const askAll = async (client: Parameters<typeof ask>[0]): Promise<Answer[]> => {
    const answers: Answer[] = []
    for (const probe of twins.probes) answers.push(await ask(client, probe))
    return answers
  }

  test('are asked at least 200 times in all', () => {
    expect(twins.probes.length * twins.asking.length).toBeGreaterThan(200)
  })

  test.each(['officeHead', 'sectionHead', 'officer', 'operator', 'auditor'] as const)(
    'are the same to somebody not entitled: %s',
    async (role) => {
      const client = twins.asking.find(([name]) => name === role)![1]
      const after = await askAll(client)
      const different = twins.probes.flatMap((probe, place) => {
        const [was, is] = [JSON.stringify(before.get(role)![place]), JSON.stringify(after[place])]
        return was === is ? [] : [`${JSON.stringify(probe)}: ${was} → ${is}`]
      })
      expect(different).toEqual([])
    },
  )

  test('are not the same to the officer who answers for the case', async () => {
    const list = await twins.office.colleague.case.list({ view: 'all' })
    expect(list.items.map(({ id }) => id)).toContain(hidden.caseId)
    const known = await twins.office.colleague.subject.matches({ nik })
    expect(known.items).toHaveLength(1)
    const papers = await twins.office.colleague.document.list({ types: ['caseSummary'] })
    expect(papers.total).toBe(1)
  })

  test.each(['case', 'subject', 'entity', 'task', 'document'] as const)(
    'a hidden %s has the history of one that does not exist',
    async (kind) => {
      const record = hidden.records[kind === 'document' ? 'paper' : kind] ?? ''
      for (const [role, client] of twins.asking) {
        const asked = await ask(client, ['history.ofRecord', { kind, id: record }])
        const nobody = await ask(client, ['history.ofRecord', { kind, id: randomUUID() }])
        expect([role, asked]).toEqual([role, nobody])
      }
    },
  )

  test('an error tells absent and hidden alike', async () => {
    for (const [role, client] of twins.asking) {
      const asked = await ask(client, ['case.get', { id: hidden.caseId }])
      expect([role, asked]).toEqual([role, await ask(client, ['case.get', { id: randomUUID() }])])
    }
  })
})
