import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { forkBuiltService, type ForkedService } from '../support/forked-service.ts'
import { sampitSetup, temporaryFolder, testPassword } from '../support/test-office.ts'

const { login, password } = sampitSetup().officer
const place = { kind: 'intake', recordKey: 'baru' }
const rounds = 6

test('every working copy that was acknowledged before SIGKILL is found again, by its officer alone', async () => {
  const folder = temporaryFolder()
  const first = await forkBuiltService(folder)
  await first.client.setup.create(sampitSetup({ signatory: null }))
  const details = { fullName: 'Petugas Contoh', nip: null, position: null, roles: ['officer' as const] }
  await first.client.officer.add({ login: 'kedua', password: testPassword('kedua'), ...details })
  await first.kill()

  let acknowledged = 0
  for (let round = 0; round < rounds; round += 1) {
    const service = await forkBuiltService(folder)
    await service.client.session.login({ login, password })
    const kept = await typedSoFar(service.client)
    expect(kept).toBeGreaterThanOrEqual(acknowledged)
    acknowledged = kept

    // One keystroke after the other, always while the service dies.
    const enough = kept + 5 + round * 9
    const reached = Promise.withResolvers<void>()
    const typing = (async () => {
      for (let typed = kept + 1; ; typed += 1) {
        const text = 'keterangan '.repeat(typed % 400)
        await service.client.draft.save({ ...place, label: 'Intake', body: { typed, text } })
        acknowledged = typed
        if (typed === enough) reached.resolve()
      }
    })()
    const ended = typing.catch(() => {})
    await reached.promise
    await service.kill()
    await ended
  }

  const last = await forkBuiltService(folder)
  await last.client.session.login({ login: 'kedua', password: testPassword('kedua') })
  expect((await last.client.draft.list({})).items).toEqual([])
  await last.client.session.login({ login, password })
  expect(await typedSoFar(last.client)).toBeGreaterThanOrEqual(acknowledged)
  expect(acknowledged).toBeGreaterThan(rounds * 5)
  expect(await last.client.audit.verify({})).toMatchObject({ whole: true })
  await last.kill()
  rmSync(folder, { recursive: true, force: true })
})

const typedSoFar = async (client: ForkedService['client']): Promise<number> => {
  const { draft } = await client.draft.get(place)
  const { typed } = z.object({ typed: z.number() }).catch({ typed: 0 }).parse(draft?.body)
  return typed
}
