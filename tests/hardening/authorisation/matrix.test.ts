import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles, type Role } from '#shared/kernel/permissions.ts'
import { openTestOffice, type TestClient, type TestOffice } from '../../support/test-office.ts'
import {
  checkRights,
  checkSessionless,
  disabledOfficer,
  officersByRole,
  openNeedToKnow,
  type NeedToKnow,
} from './matrix.ts'
import { paths } from './procedures.ts'
import { relations, writtenRows } from './written-table.ts'

test('every procedure has its line, and every line its procedure', () => {
  expect([...writtenRows.keys()].sort()).toEqual([...paths].sort())
})

describe('rights', () => {
  let office: TestOffice
  let clients: Map<Role, TestClient>
  beforeAll(async () => {
    office = await openTestOffice()
    clients = await officersByRole(office)
  })
  afterAll(() => office.close())

  test.each(roles)('of %s are as written', async (role) => {
    expect((await checkRights(clients.get(role)!, role)).wrong).toEqual([])
  })

  test('nobody without a login is answered', async () => {
    expect((await checkSessionless(office.visitor())).wrong).toEqual([])
  })

  test('nobody who was disabled meanwhile is answered', async () => {
    expect((await checkSessionless(await disabledOfficer(office))).wrong).toEqual([])
  })

  test('nobody is answered when the store is locked', async () => {
    office.service.closeStore()
    for (const role of roles) expect((await checkSessionless(clients.get(role)!)).wrong).toEqual([])
  })
})

describe('need-to-know', () => {
  let known: NeedToKnow
  beforeAll(async () => {
    known = await openNeedToKnow()
  })
  afterAll(() => known.office.close())

  test.each(roles.flatMap((role) => relations.map((relation) => [role, relation] as const)))(
    '%s reaches what is %s as written',
    async (role, relation) => {
      const { tried, wrong } = await known.check(role, relation)
      expect(wrong).toEqual([])
      expect(tried).toBeGreaterThan(50)
    },
  )
})
