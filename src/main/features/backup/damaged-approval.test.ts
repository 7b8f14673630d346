import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { RestoreApproval } from '#shared/features/backup/backup.schema.ts'
import { codeSecretText, codeStepAt, createCodeSecret, loginCodeOf } from '#main/platform/keys/login-code.ts'
import { createRecoveryCode } from '#main/platform/keys/recovery-code.ts'
import { readPointer } from '#main/platform/store/pointer.ts'
import { testPassword } from '../../../../tests/support/test-password.ts'
import {
  bareClientFor,
  openTestOffice,
  sampitSetup,
  visitorOf,
  type TestOffice,
} from '../../../../tests/support/test-office.ts'
import { generationFolderOf } from './backup.test-support.ts'

const { login, password } = sampitSetup().officer
const ownPassword = 'tikar kelapa layar sepeda'
const reason = 'Halaman rusak'

let office: TestOffice
let name: string
beforeEach(async () => {
  office = await openTestOffice()
  await office.officer('kasi', ['sectionHead'])
  await office.officer('petugas', ['officer'])
})
afterEach(() => office.close())

const choosesPassword = (who: string) =>
  bareClientFor(office.service, who).session.changePassword({
    oldPassword: testPassword(who),
    newPassword: ownPassword,
  })
const backUpAndBreak = async (): Promise<void> => {
  name = (await office.head.backup.create()).name
  breakStore()
}
const breakStore = (): void => {
  office.restart()
  rmSync(join(generationFolderOf(office.folder), 'utama.db'))
}
const byPaper = (): RestoreApproval => ({
  kind: 'paperCode',
  recoveryCode: office.recoveryCode,
  secondShare: null,
})
const by = (who: string, typed = ownPassword): RestoreApproval => ({
  kind: 'secondPerson',
  login: who,
  password: typed,
})
const restore = (approval: RestoreApproval, client = office.visitor()) =>
  client.backup.restoreDamaged({ login, password, source: { kind: 'local', name }, reason, approval })
const approvalOffered = async () => {
  const { backups } = await office.visitor().backup.candidates({ login, password })
  return backups.find(({ backup }) => backup.name === name)?.approval
}
const restoreAct = async () => {
  const { items } = await (await office.login(login, password)).audit.list({})
  return items.find(({ action }) => action === 'backup.restoreDamaged')
}

describe('the restore of a store that does not open', () => {
  test('takes two: who approved stands in the restored log', async () => {
    await choosesPassword('kasi')
    await backUpAndBreak()
    expect(await approvalOffered()).toBe('secondPerson')
    await restore(by('kasi'))
    expect(await restoreAct()).toMatchObject({ officerName: 'Kepala Contoh', approvedBy: 'Petugas kasi' })
  })

  test('refuses who restores as his own second person, a wrong password, and who may not approve', async () => {
    await choosesPassword('kasi')
    await choosesPassword('petugas')
    await backUpAndBreak()
    for (const [approval, code] of [
      [by(login, password), 'SECOND_PERSON_IS_SELF'],
      [by('kasi', 'bukan kata sandi saya'), 'LOGIN_REFUSED'],
      [by('petugas'), 'SECOND_PERSON_NOT_ENTITLED'],
      [byPaper(), 'PAPER_CODE_NOT_NEEDED'],
    ] as const)
      await expect(restore(approval)).rejects.toMatchObject({ code, defined: true })
    expect(readPointer(office.folder)?.generation).toBe(1)
  })

  test('takes the paper code where the others still have passwords that were given to them', async () => {
    await backUpAndBreak()
    expect(await approvalOffered()).toBe('paperCode')
    await expect(restore(by('kasi', testPassword('kasi')))).rejects.toMatchObject({
      code: 'SECOND_PERSON_NOT_ENTITLED',
    })
    await restore(byPaper())
    expect(await restoreAct()).toMatchObject({ approvedBy: null, byPaperCode: true })
  })

  test('takes the paper code where the only other one was removed since', async () => {
    await choosesPassword('kasi')
    name = (await office.head.backup.create()).name
    office.clock.set(office.clock.now() + 61 * 60_000)
    const kasi = (await office.head.officer.list()).officers.find((officer) => officer.login === 'kasi')
    if (!kasi) throw new Error('no section head')
    await office.head.officer.disable({ id: kasi.id, reason })
    await office.head.backup.create()
    breakStore()
    expect(await approvalOffered()).toBe('paperCode')
    await expect(restore(by('kasi'))).rejects.toMatchObject({ code: 'LOGIN_REFUSED' })
    await restore(byPaper())
  })

  test('counts a wrong paper code as an attempt, however often the password is right', async () => {
    await backUpAndBreak()
    const { code: recoveryCode } = createRecoveryCode()
    const wrong: RestoreApproval = { kind: 'paperCode', recoveryCode, secondShare: null }
    for (let attempt = 0; attempt < 5; attempt += 1)
      await expect(restore(wrong)).rejects.toMatchObject({ code: 'RECOVERY_CODE_REFUSED' })
    await expect(restore(byPaper())).rejects.toMatchObject({ code: 'LOGIN_WAIT' })
    expect(readPointer(office.folder)?.generation).toBe(1)
  })
})

describe('an officer who gives a login code', () => {
  const codeAt = (secret: Uint8Array): string => loginCodeOf(secret, codeStepAt(office.clock.now()))

  test('gives it there too, once for both steps', async () => {
    const secret = createCodeSecret()
    await office.head.session.startLoginCode({
      password,
      secret: codeSecretText(secret),
      code: codeAt(secret),
    })
    await backUpAndBreak()
    office.clock.set(office.clock.now() + 60_000)
    const page = visitorOf(office.service)
    await expect(page.backup.candidates({ login, password })).rejects.toMatchObject({
      code: 'LOGIN_CODE_REQUIRED',
    })
    await expect(restore(byPaper())).rejects.toMatchObject({ code: 'LOGIN_CODE_REQUIRED' })
    await page.backup.candidates({ login, password, code: codeAt(secret) })
    await expect(restore(byPaper())).rejects.toMatchObject({ code: 'LOGIN_CODE_REQUIRED' })
    await restore(byPaper(), page)
  })
})
