import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  addFormerHead,
  addVillage,
  bytesOf,
  certificateOf,
  certificatePattern,
  decideDecree,
  inaugurate,
  pattern,
  sampitToday,
  telagaAntang,
} from '#main/features/document/document.test-support.ts'
import { readPdf } from '#main/platform/documents/pdf-reading.ts'
import type { IssuedDocument } from '#shared/features/document/document.schema.ts'
import { forkBuiltService, type ForkedService } from '../support/forked-service.ts'
import { temporaryFolder } from '../support/test-office.ts'

const rounds = 8
const { login, password } = sampitToday().officer
type Client = ForkedService['client']

test('a kill while papers are numbered leaves no number doubled, none lost and none on a paper without bytes', async () => {
  const folder = temporaryFolder()
  const first = await forkBuiltService(folder)
  await first.client.setup.create(sampitToday())
  await first.client.number.savePattern(certificatePattern)
  await addFormerHead(first.client)
  const villages = []
  for (const code of telagaAntang) villages.push(await addVillage(first.client, code))
  const decree = await inaugurate(first.client, await decideDecree(first.client, villages))
  await first.kill()

  const acknowledged = new Map<string, string>()
  for (let round = 0; round < rounds; round += 1) {
    const service = await forkBuiltService(folder)
    await service.client.session.login({ login, password })
    const inForce = new Map((await allPapers(service.client)).map(({ label, id }) => [label, id]))
    const issuing = villages.map(async ({ printedName }, index) => {
      const id = [...inForce].find(([label]) => label.endsWith(printedName))?.[1]
      const issued =
        id === undefined
          ? await service.client.document.issue({ ...certificateOf(decree, index), number: pattern })
          : await service.client.document.reissue({ id, reason: 'uji', number: pattern })
      if (issued.number !== null) acknowledged.set(issued.number, issued.id)
    })
    const settled = Promise.allSettled(issuing)
    const enough = acknowledged.size + 1 + (round % 5)
    while (acknowledged.size < enough) await new Promise((done) => setImmediate(done))
    await service.kill()
    await settled
  }

  const last = await forkBuiltService(folder)
  await last.client.session.login({ login, password })
  expect(await last.client.audit.verify({})).toMatchObject({ whole: true })
  const { items: numbers } = await last.client.number.list({ limit: 100 })
  const certificates = numbers.filter(({ documentType }) => documentType === 'certificate')
  const papers = await allPapers(last.client, true)
  const borne = papers.map(({ number }) => number)
  expect(acknowledged.size).toBeGreaterThan(rounds)
  expect(borne).not.toContain(null)
  expect(new Set(borne).size).toBe(borne.length)
  for (const [number, id] of acknowledged)
    expect(papers).toContainEqual(expect.objectContaining({ number, id }))
  // A number is taken in the same change as its paper: each in the register is on exactly one kept paper.
  expect(new Set(certificates.map(({ number }) => number))).toEqual(new Set(borne))
  const { counters } = await last.client.number.counters({ year: 2024 })
  expect(counters.find(({ documentType }) => documentType === 'certificate')?.gaps).toEqual([])
  for (const { id, number } of papers) {
    const { words } = await readPdf(await bytesOf(last.client, id))
    expect(words).toContain(number)
  }
  await last.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** Certificates in force, or with all that were ever issued. */
const allPapers = async (client: Client, ever = false): Promise<IssuedDocument[]> => {
  const papers: IssuedDocument[] = []
  let cursor: string | undefined
  do {
    const page = await client.document.list({
      limit: 100,
      types: ['certificate'],
      ...(ever ? {} : { states: ['issued' as const] }),
      ...(cursor ? { cursor } : {}),
    })
    papers.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return papers
}
