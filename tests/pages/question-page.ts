import type { Page } from 'playwright'
import { press, textField } from './fields.ts'

/** Gives the password again, as the window asks before an act. */
export const confirmPassword = async (page: Page, password: string): Promise<void> => {
  const question = page.getByRole('dialog', { name: 'Isi kata sandi lagi' })
  await question.getByLabel('Kata sandi', { exact: true }).fill(password)
  await press(question, 'Lanjutkan')
  await question.waitFor({ state: 'hidden' })
}

/** A colleague comes to the same screen and approves the act that waits. */
export const approveAs = async (page: Page, login: string, password: string): Promise<void> => {
  const question = page.getByRole('dialog', { name: 'Perlu persetujuan orang kedua' })
  await textField(question, 'Nama masuk rekan').fill(login)
  await question.getByLabel('Kata sandi rekan', { exact: true }).fill(password)
  await press(question, 'Setujui')
  await question.waitFor({ state: 'hidden' })
}
