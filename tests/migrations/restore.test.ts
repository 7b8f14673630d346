import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createTestClock, startService, visitorOf } from '../support/test-office.ts'
import { account, createOldOffice, type OldOffice } from './version-1.ts'

let office: OldOffice
beforeEach(async () => {
  office = await createOldOffice()
})
afterEach(() => rmSync(office.folder, { recursive: true, force: true }))

test('a backup of the first released schema, made before the upgrade, is brought up when it is restored', async () => {
  const clock = createTestClock()
  const service = startService(office.folder, clock)
  const client = visitorOf(service)
  await client.session.login(account)
  const { backups } = await client.backup.overview()
  expect(backups).toMatchObject([{ kind: 'beforeUpgrade', state: 'verified' }])
  const source = { kind: 'local', name: backups[0]!.name } as const
  expect(await client.backup.preview({ source })).toMatchObject({
    isOlder: true,
    holds: { villages: office.villageCount, cases: 0 },
  })
  await client.backup.restore({ source, reason: 'Kembali ke sebelum pembaruan' })
  service.close()
  const again = startService(office.folder, clock)
  const restored = visitorOf(again)
  await restored.session.login(account)
  expect((await restored.village.list({})).items).toHaveLength(office.villageCount)
  expect((await restored.audit.verify({})).whole).toBe(true)
  again.close()
})
