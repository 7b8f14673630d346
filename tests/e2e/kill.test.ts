import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { forkBuiltService } from '../support/forked-service.ts'
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
    const saving = Array.from({ length: 200 }, async (_, number) => {
      const fullName = `Pejabat Contoh ${round} ${number}`
      const person = {
        fullName,
        nip: null,
        title: 'Kepala Kantor',
        capacity: 'definitive' as const,
        untilOn: null,
      }
      await service.client.office.addSignatory({ ...person, fromOn: '2024-01-01' })
      acknowledged.add(fullName)
    })
    const settled = Promise.allSettled(saving)
    // Early, in the middle and late: the burst takes a few hundred milliseconds.
    await new Promise((done) => setTimeout(done, 20 + round * 25))
    await service.kill()
    await settled
  }

  const last = await forkBuiltService(folder)
  expect(await last.client.session.status()).toMatchObject({ state: 'locked', endedAbruptly: true })
  await last.client.session.login({ login, password })
  const verified = await last.client.history.verify()
  expect(verified).toMatchObject({ whole: true })
  const kept = new Set((await last.client.office.get()).signatories.map(({ fullName }) => fullName))
  expect(acknowledged.size).toBeGreaterThan(20)
  expect([...acknowledged].filter((name) => !kept.has(name))).toEqual([])
  await last.kill()
  rmSync(folder, { recursive: true, force: true })
})
