import type { Page } from 'playwright'
import { testPassword } from '../support/test-password.ts'
import { choose, dialog, menuItem, press, textField } from './fields.ts'
import { confirmPassword } from './question-page.ts'
import { firstOfficer, logIn } from './setup-page.ts'

export type NewOfficer = { login: string; fullName: string; role: string; section: string }

/** The first officer's work of the first day: sections, and who belongs to them. */
export const employ = async (page: Page, officers: readonly NewOfficer[]): Promise<void> => {
  await menuItem(page, 'Pengaturan')
  for (const name of new Set(officers.map(({ section }) => section))) {
    await press(page, 'Tambah seksi')
    await textField(dialog(page), 'Nama seksi').fill(name)
    await press(dialog(page), 'Simpan')
    await dialog(page).waitFor({ state: 'hidden' })
  }
  await page.getByRole('link', { name: 'Petugas', exact: true }).click()
  for (const [place, { login, fullName, role, section }] of officers.entries()) {
    await press(page, 'Tambah petugas')
    const ask = dialog(page)
    await textField(ask, 'Nama lengkap').fill(fullName)
    await choose(ask, 'Seksi', section)
    await ask.getByRole('checkbox', { name: 'Petugas', exact: true }).uncheck()
    await ask.getByRole('checkbox', { name: role, exact: true }).check()
    await textField(ask, 'Nama masuk').fill(login)
    await ask.getByLabel('Kata sandi awal').fill(testPassword(login))
    await press(ask, 'Tambah petugas')
    if (place === 0) await confirmPassword(page, firstOfficer.password)
    await ask.waitFor({ state: 'hidden' })
  }
}

export const logInAs = (page: Page, login: string): Promise<void> => logIn(page, login, testPassword(login))

/** Somebody else sits down at the same computer. */
export const changeTo = async (page: Page, login: string): Promise<void> => {
  await page.keyboard.press('Control+l')
  await page.getByRole('heading', { name: 'Terkunci' }).waitFor()
  await logInAs(page, login)
}
