import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { villageWarningCodes } from '#shared/features/village/village.schema.ts'
import { forkBuiltService, type ForkedService } from '../support/forked-service.ts'
import { sampitSetup, temporaryFolder } from '../support/test-office.ts'

const rounds = 8
const { login, password } = sampitSetup().officer

test('everything the service acknowledged before SIGKILL is there afterwards, and nothing is half', async () => {
  const folder = temporaryFolder()
  const first = await forkBuiltService(folder)
  await first.client.setup.create(sampitSetup({ signatory: null }))
  await first.kill()

  const acknowledged = new Set<string>()
  for (let round = 0; round < rounds; round += 1) {
    const service = await forkBuiltService(folder)
    await service.client.session.login({ login, password })
    const codes = await villageCodes(service.client, round)
    const saving = codes.map(async ({ code, printedName }) => {
      const names = {
        printedName,
        unitTypePrinted: 'Desa',
        headTitle: 'Kepala Desa',
        officeAddress: null,
        note: null,
      }
      const outcome = await service.client.village.add({
        ...names,
        regionCode: code,
        unitType: 'desa',
        acceptedWarnings: [...villageWarningCodes],
      })
      if (outcome.outcome === 'saved') acknowledged.add(code)
    })
    const settled = Promise.allSettled(saving)
    // Early, in the middle and late in the burst, always while further saves are under way.
    const enough = acknowledged.size + 1 + round * 11
    while (acknowledged.size < enough) await new Promise((done) => setImmediate(done))
    await service.kill()
    await settled
  }

  const last = await forkBuiltService(folder)
  expect(await last.client.session.status()).toMatchObject({ state: 'locked', endedAbruptly: true })
  await last.client.session.login({ login, password })
  const verified = await last.client.audit.verify({})
  expect(verified).toMatchObject({ whole: true })
  const kept = await allVillageCodes(last.client)
  expect(acknowledged.size).toBeGreaterThan(rounds)
  expect([...acknowledged].filter((code) => !kept.has(code))).toEqual([])
  await last.kill()
  rmSync(folder, { recursive: true, force: true })
})

type Client = ForkedService['client']

/** A hundred villages nobody has registered yet: another page of the region table each round. */
const villageCodes = async (client: Client, page: number) => {
  let cursor: string | undefined
  for (let skipped = 0; ; skipped += 1) {
    const found = await client.region.search({ query: 'sungai', limit: 100, ...(cursor ? { cursor } : {}) })
    if (skipped === page) return found.items
    cursor = found.nextCursor ?? undefined
  }
}

const allVillageCodes = async (client: Client): Promise<Set<string>> => {
  const codes = new Set<string>()
  let cursor: string | undefined
  do {
    const page = await client.village.list({ limit: 100, ...(cursor ? { cursor } : {}) })
    for (const item of page.items) codes.add(item.regionCode)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return codes
}
