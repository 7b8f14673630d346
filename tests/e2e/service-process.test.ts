import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { forkBuiltService, type ForkedService } from '../support/forked-service.ts'
import { sampitSetup, temporaryFolder } from '../support/test-office.ts'

const { login, password } = sampitSetup().officer

/** Code and signal the process ended with. */
const endOf = ({ child }: ForkedService): Promise<unknown[]> =>
  new Promise((done) => {
    child.once('exit', (...end) => done(end))
  })

test('messages nobody can read do not end the service', async () => {
  const folder = temporaryFolder()
  const service = await forkBuiltService(folder)
  await service.client.setup.create(sampitSetup({ signatory: null }))
  const garbage = [
    '{"i":',
    'null',
    '{"i":"1","p":{"u":"x"}}',
    '{"i":"2","p":null}',
    '{"i":"3","t":3,"p":{}}',
    '{"i":"4","p":{"u":"/session/status","b":{"json":{"a":1},"meta":[[1,"__proto__","x"]]}}}',
    new Uint8Array([255, 1, 2]),
    new Uint8Array(3_000_000),
  ]
  for (const data of garbage) service.child.send({ type: 'data', connection: 1, data })
  service.child.send({ type: 'data', connection: 77, data: 'nobody' })
  expect((await service.client.session.current()).login).toBe(login)
  await service.kill()
  rmSync(folder, { recursive: true, force: true })
})

test('a service that its shell ends, that is locked, or whose shell is gone closes its store in order', async () => {
  const folder = temporaryFolder()
  let service = await forkBuiltService(folder)
  await service.client.setup.create(sampitSetup({ signatory: null }))
  const ways: ((running: ForkedService) => unknown)[] = [
    ({ child }) => child.kill('SIGTERM'),
    ({ child }) => child.kill('SIGINT'),
    ({ client }) => client.session.lock(),
    ({ child }) => child.disconnect(),
  ]
  for (const finish of ways) {
    const ended = endOf(service)
    await finish(service)
    expect(await ended).toEqual([0, null])
    expect(existsSync(join(folder, 'pemegang.json'))).toBe(false)
    service = await forkBuiltService(folder)
    expect(await service.client.session.status()).toMatchObject({ state: 'locked', endedAbruptly: false })
    await service.client.session.login({ login, password })
  }
  await service.kill()
  rmSync(folder, { recursive: true, force: true })
})
