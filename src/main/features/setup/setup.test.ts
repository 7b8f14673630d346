import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  createTestClock,
  sampitSetup,
  startService,
  temporaryFolder,
  visitorOf,
} from '../../../../tests/support/test-office.ts'
import type { ServiceState } from '#main/platform/service-state.ts'

let folder: string
let service: ServiceState
beforeEach(() => {
  folder = temporaryFolder()
  service = startService(folder, createTestClock())
})
afterEach(() => {
  service.close()
  rmSync(folder, { recursive: true, force: true })
})

const visitor = () => visitorOf(service)

describe('a set-up', () => {
  const { letterheads, signatory, officer } = sampitSetup()
  const [letterhead] = letterheads
  if (!letterhead || !signatory) throw new Error('the sample is incomplete')

  test.each([
    ['two letterheads from one day', { letterheads: [letterhead, letterhead] }, 'LETTERHEAD_DATE_TAKEN'],
    [
      'a signatory who ends before he begins',
      { signatory: { ...signatory, untilOn: '2022-12-31' as typeof signatory.fromOn } },
      'SIGNATORY_PERIOD_INVALID',
    ],
    ['a regency that does not exist', { regencyCodes: ['99.99'] }, 'REGENCY_UNKNOWN'],
    ['a short password', { officer: { ...officer, password: 'pendek' } }, 'PASSWORD_TOO_SHORT'],
  ])('with %s is refused and leaves no store', async (_what, overrides, code) => {
    await expect(visitor().setup.create(sampitSetup(overrides))).rejects.toMatchObject({ code })
    expect(await visitor().session.status()).toMatchObject({ state: 'setupNeeded' })
  })

  test('of an office with signs in its name that no font has still gives its sheet and keeps the name', async () => {
    const setup = sampitSetup()
    const name = 'Sampit 🛂 砂'
    const client = visitor()
    const { sheet } = await client.setup.create({ ...setup, office: { ...setup.office, name } })
    expect(sheet.size).toBeGreaterThan(1000)
    expect((await client.office.get()).details.name).toBe(name)
  })

  test('that names a regency twice holds it once', async () => {
    const client = visitor()
    await client.setup.create(sampitSetup({ regencyCodes: ['62.02', '62.06', '62.02'] }))
    expect((await client.office.get()).workingAreas.map(({ regencyCode }) => regencyCode)).toEqual([
      '62.02',
      '62.06',
    ])
    const added = await client.officer.add({
      login: 'rangkap',
      fullName: 'Rangkap Contoh',
      nip: null,
      position: null,
      roles: ['officer', 'operator', 'officer'],
      password: 'lumbung senja perahu kayu',
    })
    expect(added.roles).toEqual(['officer', 'operator'])
  })

  test('on two pages at once makes one store', async () => {
    const answers = await Promise.allSettled([1, 2].map(() => visitor().setup.create(sampitSetup())))
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'STORE_ALREADY_EXISTS' },
    })
  })
})
