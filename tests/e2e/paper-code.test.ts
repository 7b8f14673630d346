import { afterAll, beforeAll, expect, test } from 'vitest'
import { logInByKeyboard } from '../pages/intake-page.ts'
import { sealRecoveryCode } from '../pages/setup-page.ts'
import { openWindow, startProgram, type Program, type Window } from '../support/program.ts'
import { openTestOffice, type TestOffice } from '../support/test-office.ts'

const newPassword = 'gerimis tangga kayu bakau'

let office: TestOffice
let program: Program
let window: Window & { problems: string[] }

beforeAll(async () => {
  office = await openTestOffice()
  office.service.close()
  program = await startProgram({ dataDirectory: office.folder })
  window = await openWindow(program)
})
afterAll(async () => {
  await window.close()
  await program.stop()
  office.close()
})

/** Fills the form of the paper code in and sends it. */
const recover = async (code: string, password = newPassword): Promise<void> => {
  const { page } = window
  await page.getByRole('textbox', { name: 'Nama masuk' }).fill('kepala')
  await page.getByRole('textbox', { name: 'Kode pemulihan' }).fill(code)
  await page.getByLabel('Kata sandi baru').first().fill(password)
  await page.getByRole('textbox', { name: 'Mengapa kode ini dipakai' }).fill('Kata sandi lupa setelah cuti')
  await page.getByRole('button', { name: 'Pulihkan akses' }).click()
}

test('a forgotten password is solved with the code from the safe, and that code is void afterwards', async () => {
  const { page } = window
  await page.getByRole('button', { name: 'Lupa kata sandi?' }).click()

  // One sign misread: it is the code that is told, not the officer.
  const mistyped = office.recoveryCode.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A'))
  await recover(mistyped)
  await page.getByText('Kode pemulihan salah ketik').first().waitFor()

  await recover(office.recoveryCode.toLowerCase().replaceAll('-', ' '))
  const fresh = await sealRecoveryCode(page)
  expect(fresh).toMatch(/^(?:[0-9A-Z]{4}-){8}[0-9A-Z]{4}$/)
  expect(fresh).not.toBe(office.recoveryCode)

  // The new password opens, and the old code no longer does.
  await page.keyboard.press('Control+l')
  await page.getByRole('button', { name: 'Lupa kata sandi?' }).click()
  await recover(office.recoveryCode, 'sampan rotan pelita jendela')
  await page.getByText('Kode pemulihan ini tidak berlaku').first().waitFor()
  await page.getByRole('button', { name: 'Kembali ke halaman masuk' }).click()
  await logInByKeyboard(page, newPassword)
  expect(window.problems).toEqual([])
})
