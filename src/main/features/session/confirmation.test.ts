import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { bareClient } from '../../../../tests/support/assured-client.ts'
import { openCaseOffice, type TestCaseOffice } from '../../../../tests/support/test-case.ts'
import {
  bareClientFor,
  sampitSetup,
  testPassword,
  type TestClient,
} from '../../../../tests/support/test-office.ts'

let office: TestCaseOffice
let head: TestClient
beforeEach(async () => {
  office = await openCaseOffice()
  head = bareClientFor(office.service, 'kepala')
})
afterEach(() => office.close())

const { login, password } = sampitSetup().officer
const minutes = (count: number): void => office.clock.set(office.clock.now() + count * 60_000)

/** The error of a call that must be refused, as the window sees it. */
const refusalOf = async (call: Promise<unknown>): Promise<{ code: string; data: { digest: string } }> => {
  try {
    await call
  } catch (error) {
    return error as { code: string; data: { digest: string } }
  }
  throw new Error('was not refused')
}

const reveal = (client: TestClient) =>
  client.subject.reveal({ id: office.subjectId, field: 'nik', use: 'show', reason: 'Mencocokkan paspor' })

describe('the password again', () => {
  test('is asked before a covered value is shown, and holds five minutes on this page alone', async () => {
    await expect(reveal(head)).rejects.toMatchObject({ code: 'STEP_UP_REQUIRED', defined: true })
    await head.session.confirm({ password })
    await reveal(head)
    const otherPage = bareClientFor(office.service, 'kepala')
    await expect(reveal(otherPage)).rejects.toMatchObject({ code: 'STEP_UP_REQUIRED' })
    minutes(4)
    await reveal(head)
    minutes(1)
    await expect(reveal(head)).rejects.toMatchObject({ code: 'STEP_UP_REQUIRED' })
  })

  test('is asked again when the clock was set back', async () => {
    await head.session.confirm({ password })
    minutes(-60)
    await expect(reveal(head)).rejects.toMatchObject({ code: 'STEP_UP_REQUIRED' })
  })

  test('is not asked of somebody who may not do it anyway', async () => {
    const operator = bareClientFor(office.service, 'loket')
    const start = operator.proof.start({ code: 'x' })
    await expect(start).rejects.toMatchObject({ code: 'NOT_PERMITTED' })
  })

  test('of another officer, and a wrong one, count as wrong passwords at this login', async () => {
    for (const wrong of [testPassword('kasi'), 'bukan kata sandi saya']) {
      await expect(head.session.confirm({ password: wrong })).rejects.toMatchObject({ code: 'LOGIN_REFUSED' })
    }
    await expect(reveal(head)).rejects.toMatchObject({ code: 'STEP_UP_REQUIRED' })
    for (let more = 0; more < 3; more += 1) {
      await expect(head.session.confirm({ password: 'bukan kata sandi saya' })).rejects.toThrow()
    }
    await expect(head.session.confirm({ password })).rejects.toMatchObject({ code: 'LOGIN_WAIT' })
    const { items } = await head.audit.list({ kinds: ['loginRefused'] })
    expect(items.map(({ action }) => action)).toEqual(Array.from({ length: 5 }, () => 'session.confirm'))
  })

  test('ends with the login', async () => {
    const page = bareClient(office.service)
    await page.session.login({ login, password })
    await page.session.confirm({ password })
    await reveal(page)
    await page.session.login({ login, password })
    await expect(reveal(page)).rejects.toMatchObject({ code: 'STEP_UP_REQUIRED' })
  })
})

describe('a second person', () => {
  /** Somebody who changed the password he was given. */
  const ownPassword = 'tikar kelapa layar sepeda'
  const choosesPassword = async (name: string): Promise<void> => {
    const client = bareClientFor(office.service, name)
    await client.session.changePassword({ oldPassword: testPassword(name), newPassword: ownPassword })
  }
  const secondHead = {
    login: 'wakil',
    fullName: 'Wakil Contoh',
    nip: null,
    position: null,
    roles: ['officeHead' as const],
    password: testPassword('wakil'),
  }
  const approval = async (input: Parameters<TestClient['officer']['add']>[0] = secondHead) => {
    const { code, data } = await refusalOf(head.officer.add(input))
    expect(code).toBe('SECOND_PERSON_REQUIRED')
    return data.digest
  }
  beforeEach(() => head.session.confirm({ password }))

  test('approves a new office head once; both stand in the log', async () => {
    await choosesPassword('kasi')
    const digest = await approval()
    await head.session.approve({ digest, login: 'kasi', password: ownPassword })
    await head.officer.add(secondHead)
    const { items } = await office.head.audit.list({})
    const added = items.find(({ action }) => action === 'officer.add')
    expect(added).toMatchObject({ officerName: 'Kepala Contoh', approvedBy: 'Petugas kasi' })
    expect(added?.records.map(({ kind }) => kind)).toEqual(['officer'])
    const approved = items.find(({ action }) => action === 'session.approve')
    expect(approved).toMatchObject({ officerName: 'Petugas kasi', detail: { act: 'officer.add' } })
    expect(await office.head.audit.verify({})).toMatchObject({ whole: true })
    await expect(head.officer.add(secondHead)).rejects.toMatchObject({ code: 'LOGIN_TAKEN' })
    expect(await approval({ ...secondHead, login: 'wakil-dua' })).not.toBe(digest)
  })

  test('approves exactly what was asked, for two minutes', async () => {
    await choosesPassword('kasi')
    const digest = await approval()
    await head.session.approve({ digest, login: 'kasi', password: ownPassword })
    await approval({ ...secondHead, login: 'orang-lain' })
    minutes(2)
    await approval()
  })

  test('is another person, entitled, and has a password that nobody gave him', async () => {
    const digest = await approval()
    const by = (name: string, word = testPassword(name)) =>
      head.session.approve({ digest, login: name, password: word })
    await expect(by(login, password)).rejects.toMatchObject({ code: 'SECOND_PERSON_IS_SELF' })
    await expect(by('petugas')).rejects.toMatchObject({ code: 'SECOND_PERSON_NOT_ENTITLED' })
    await expect(by('kasi')).rejects.toMatchObject({ code: 'SECOND_PERSON_HAS_GIVEN_PASSWORD' })
    await expect(by('kasi', 'bukan kata sandinya')).rejects.toMatchObject({ code: 'LOGIN_REFUSED' })
    await expect(by('tidak-ada')).rejects.toMatchObject({ code: 'LOGIN_REFUSED' })
    await approval()
  })

  test('who lost the right meanwhile has approved nothing', async () => {
    await choosesPassword('kasi')
    const digest = await approval()
    await head.session.approve({ digest, login: 'kasi', password: ownPassword })
    const { officers } = await head.officer.list()
    const { id, version, fullName, nip, position, sectionId } = officers.find((one) => one.login === 'kasi')!
    const plain = { id, version, fullName, nip, position, sectionId }
    await head.officer.save({ ...plain, roles: ['officer'] })
    await approval()
  })

  test('does not approve what concerns himself', async () => {
    await choosesPassword('loket')
    const { officers } = await head.officer.list()
    const { id, version, fullName, nip, position, sectionId } = officers.find((one) => one.login === 'loket')!
    const promoted = { id, version, fullName, nip, position, sectionId, roles: ['officeHead' as const] }
    const { data } = await refusalOf(head.officer.save(promoted))
    await head.session.approve({ digest: data.digest, login: 'loket', password: ownPassword })
    await expect(head.officer.save(promoted)).rejects.toMatchObject({ code: 'SECOND_PERSON_CONCERNED' })
  })

  test('is needed by an officer for evidence, and not by his section head', async () => {
    const { id } = await office.worker.evidence.add({
      caseId: office.caseId,
      title: 'Percakapan',
      kind: 'chat',
      source: 'Keluarga',
      obtainedOn: null,
      subjectId: null,
      note: null,
      file: new File(['%PDF-1.7\n%%EOF'], 'bukti.pdf'),
    })
    const reason = 'Diminta penyidik'
    const worker = bareClientFor(office.service, 'petugas')
    await worker.session.confirm({ password: testPassword('petugas') })
    expect(await refusalOf(worker.evidence.export({ id, reason }))).toMatchObject({
      code: 'SECOND_PERSON_REQUIRED',
      data: { permission: 'evidence.approveExport' },
    })
    await office.sectionHead.evidence.export({ id, reason })
  })

  test('is missing in an office of one, which is told what to do and can add the second one', async () => {
    for (const { id, login: name } of (await head.officer.list()).officers)
      if (name !== login) await head.officer.disable({ id, reason: 'Pindah tugas' })
    await expect(head.officer.add(secondHead)).rejects.toMatchObject({
      code: 'SECOND_PERSON_MISSING',
      data: { permission: 'act.approve' },
    })
    await head.officer.add({ ...secondHead, roles: ['sectionHead'] })
    await approval({ ...secondHead, login: 'wakil-dua' })
  })

  test('is asked before an office head is taken over or removed', async () => {
    await office.officer('kepala-dua', ['officeHead'])
    const operator = bareClientFor(office.service, 'loket')
    await operator.session.confirm({ password: testPassword('loket') })
    const { officers } = await head.officer.list()
    const { id } = officers.find((one) => one.login === 'kepala-dua')!
    for (const attempt of [
      operator.officer.resetPassword({ id, password: testPassword('baru'), reason: 'lupa' }),
      operator.officer.disable({ id, reason: 'mutasi' }),
    ])
      expect(await refusalOf(attempt)).toMatchObject({ code: 'SECOND_PERSON_REQUIRED' })
  })
})
