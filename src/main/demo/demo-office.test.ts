import { rmSync } from 'node:fs'
import { createRouterClient } from '@orpc/server'
import { afterAll, describe, expect, test } from 'vitest'
import { createTestClock, startService, temporaryFolder } from '../../../tests/support/test-office.ts'
import { demoLogin } from '../features/session/index.ts'
import { router } from '../platform/rpc/router.ts'
import { prepareDemoOffice } from './demo-office.ts'

const folder = temporaryFolder()
const service = startService(folder, createTestClock())
afterAll(() => {
  service.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the demonstration office', () => {
  test('is made through the procedures of an officer and is locked until the printed login is used', async () => {
    await prepareDemoOffice(service)
    const client = createRouterClient(router, { context: { connection: { officer: undefined }, service } })
    expect(await client.session.status()).toMatchObject({ state: 'locked', problem: null })
    await client.session.login(demoLogin)
    expect((await client.village.list({})).items).toHaveLength(12)
    expect((await client.designation.list({})).items.map(({ progress }) => progress).sort()).toEqual([
      'inaugurated',
      'partlyInaugurated',
    ])
    const { items: cases } = await client.case.list({ view: 'all', sort: 'received', descending: true })
    expect(cases.map(({ colour, state }) => `${state} ${colour ?? '-'}`)).toEqual([
      'registered -',
      'registered -',
      'decision orange',
      'registered -',
      'awaitingDocuments red',
      'awaitingDocuments yellow',
      'awaitingDocuments yellow',
      'closed blue',
    ])
    expect((await client.villageReport.list({})).items).toHaveLength(2)
    const { items: agencies } = await client.agency.list({ kinds: ['workerProtection'], validity: 'all' })
    expect(agencies.map(({ name, validUntil }) => [name, validUntil === null])).toEqual([
      ['BP3MI Contoh', true],
      ['P4MI Contoh', false],
    ])
    expect(await client.audit.verify({})).toMatchObject({ whole: true })
  })

  test('shows each of its logins what fits', async () => {
    const casesOf = async (login: string): Promise<number | string> => {
      const client = createRouterClient(router, { context: { connection: { officer: undefined }, service } })
      await client.session.login({ login, password: demoLogin.password })
      return client.case.list({ view: 'all' }).then(
        ({ total }) => total,
        ({ code }: { code: string }) => code,
      )
    }
    expect(await casesOf('contoh')).toBe(8)
    expect(await casesOf('kasi-contoh')).toBe(8)
    expect(await casesOf('petugas-contoh')).toBe(8)
    expect(await casesOf('loket-contoh')).toBe(1)
    expect(await casesOf('auditor-contoh')).toBe('NOT_PERMITTED')
  })

  test('is left alone once it is there', async () => {
    const before = service.store().database.head().seq
    await prepareDemoOffice(service)
    expect(service.store().database.head().seq).toBe(before)
  })
})
