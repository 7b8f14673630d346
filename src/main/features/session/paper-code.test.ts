import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ORPCError } from '@orpc/client'
import { createRecoveryCode } from '#main/platform/keys/recovery-code.ts'
import { bareClient } from '../../../../tests/support/assured-client.ts'
import {
  openTestOffice,
  sampitSetup,
  type TestClient,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'

const { login, password } = sampitSetup().officer
const reason = 'Kepala seksi belum ada'

let office: TestOffice
/** The only officer, with nobody who answers for him. */
let head: TestClient
beforeEach(async () => {
  office = await openTestOffice()
  head = bareClient(office.service)
  await head.session.login({ login, password })
  await head.session.confirm({ password })
})
afterEach(() => office.close())

const refusalOf = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => undefined,
    (found: unknown) => found,
  )
  if (!(error instanceof ORPCError)) throw new Error('it was not refused')
  const data = error.data as { digest?: string; paperCode?: { digest: string } | null } | undefined
  return { code: error.code, data }
}
const change = () => head.storeKey.change({ reason: 'Kunci lama diketahui orang luar' })
const digestOf = async (attempt: Promise<unknown>): Promise<string> => {
  const { code, data } = await refusalOf(attempt)
  expect(code).toBe('SECOND_PERSON_MISSING')
  return data?.paperCode?.digest ?? ''
}
const approve = (digest: string, recoveryCode = office.recoveryCode) =>
  head.session.approveByCode({ digest, recoveryCode, reason })

describe('in an office in which nobody else may approve, the paper code', () => {
  test('stands in for a change of the key, once, and its use is an act with a reason', async () => {
    await approve(await digestOf(change()))
    expect(await change()).toMatchObject({ generation: 2 })
    const { items } = await head.audit.list({})
    expect(items.find(({ action }) => action === 'session.approveByCode')).toMatchObject({
      officerName: 'Kepala Contoh',
      reason,
    })
    expect(items.find(({ action }) => action === 'storeKey.change')).toMatchObject({
      approvedBy: null,
      byPaperCode: true,
      records: [],
    })
    await digestOf(change())
    expect(await head.audit.verify({})).toMatchObject({ whole: true })
  })

  test('stands in for a restore, whose act says so in the restored log', async () => {
    const { name } = await head.backup.create()
    const restore = () => head.backup.restore({ source: { kind: 'local', name }, reason })
    await approve(await digestOf(restore()))
    await restore()
    office.restart()
    const { items } = await (await office.login(login, password)).audit.list({})
    expect(items.find(({ action }) => action === 'backup.restore')).toMatchObject({ byPaperCode: true })
  })

  test('that is another one is refused, written down, and counts as a wrong password', async () => {
    const digest = await digestOf(change())
    const { code: other } = createRecoveryCode()
    for (let wrong = 0; wrong < 5; wrong += 1)
      expect(await refusalOf(approve(digest, other))).toMatchObject({ code: 'RECOVERY_CODE_REFUSED' })
    expect(await refusalOf(approve(digest))).toMatchObject({ code: 'LOGIN_WAIT' })
    const { items } = await head.audit.list({ kinds: ['loginRefused'] })
    expect(items.map(({ action }) => action)).toEqual(
      Array.from({ length: 5 }, () => 'session.approveByCode'),
    )
    await digestOf(change())
  })

  test('that is mistyped says so and counts as nothing', async () => {
    const digest = await digestOf(change())
    for (let turn = 0; turn < 6; turn += 1)
      expect(await refusalOf(approve(digest, 'bukan kode'))).toMatchObject({ code: 'RECOVERY_CODE_MISTYPED' })
    await approve(digest)
  })

  test('does not stand in for what only a second person may do', async () => {
    const details = { fullName: 'Wakil Contoh', nip: null, position: null }
    const added = head.officer.add({
      ...details,
      login: 'wakil',
      password: 'tikar kelapa layar sepeda',
      roles: ['officeHead'],
    })
    expect(await refusalOf(added)).toMatchObject({ code: 'SECOND_PERSON_MISSING', data: { paperCode: null } })
  })
})

describe('while another officer may approve, the paper code', () => {
  test('is refused', async () => {
    await office.officer('kasi', ['sectionHead'])
    const { code, data } = await refusalOf(change())
    expect(code).toBe('SECOND_PERSON_REQUIRED')
    expect(await refusalOf(approve(data?.digest ?? ''))).toMatchObject({ code: 'PAPER_CODE_NOT_NEEDED' })
  })

  test('is refused too when he came after it was asked for, and when it was given already', async () => {
    const digest = await digestOf(change())
    await approve(digest)
    await office.officer('kasi', ['sectionHead'])
    expect(await refusalOf(change())).toMatchObject({ code: 'SECOND_PERSON_REQUIRED' })
    expect(await refusalOf(approve(digest))).toMatchObject({ code: 'PAPER_CODE_NOT_NEEDED' })
  })
})
