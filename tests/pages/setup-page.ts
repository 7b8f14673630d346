import type { Page } from 'playwright'
import { choose } from './fields.ts'

export const firstOfficer = {
  login: 'kepala',
  fullName: 'Kepala Contoh',
  password: 'lumbung senja perahu kayu',
}

export type SetupAnswers = {
  signatory?: { fullName: string; nip?: string; from: string }
  regencies: { type: string; pick: RegExp }[]
  /** As the first run asks it; the operator unless it says otherwise. */
  role?: 'Kepala kantor'
}

const field = (page: Page, label: string) => page.getByRole('textbox', { name: label, exact: false })
const next = (page: Page) => page.getByRole('button', { name: 'Lanjut', exact: true }).click()

/** Goes through the first run as a person does, step by step, and answers the recovery code that was shown. */
export const setUpOffice = async (page: Page, answers: SetupAnswers): Promise<string> => {
  await page.getByRole('heading', { name: 'Selamat datang di Perisai Desa' }).waitFor()
  await next(page)

  await page.getByRole('heading', { name: 'Data kantor' }).waitFor()
  await choose(page, 'Kelas kantor', 'Kelas II TPI', true)
  await field(page, 'Tempat dalam nama kantor').fill('Sampit')
  await field(page, 'Kota surat').fill('Sampit')
  await field(page, 'Provinsi').fill('Kalimantan Tengah')
  await field(page, 'Alamat').fill('Jl. Contoh Km 0,5, Sampit 74874')
  await field(page, 'Telepon').fill('(0531) 00000')
  await next(page)

  await page.getByRole('heading', { name: 'Kop surat menurut tanggal' }).waitFor()
  await next(page)

  await page.getByRole('heading', { name: 'Wilayah kerja' }).waitFor()
  for (const { type, pick } of answers.regencies) {
    await page.getByRole('textbox', { name: 'Kabupaten dan kota' }).fill(type)
    await page.getByRole('option', { name: pick }).first().click()
  }
  await page.keyboard.press('Escape')
  await next(page)

  await page.getByRole('heading', { name: 'Penanda tangan' }).waitFor()
  if (answers.signatory) {
    await field(page, 'Nama dengan gelar').fill(answers.signatory.fullName)
    await field(page, 'Jabatan tercetak').fill('Kepala Kantor')
    await field(page, 'Mulai').fill(answers.signatory.from)
    await next(page)
  } else await page.getByRole('button', { name: 'Lewati dulu' }).click()

  await page.getByRole('heading', { name: 'Petugas pertama' }).waitFor()
  if (answers.role) await page.getByRole('radio', { name: answers.role }).check()
  await field(page, 'Nama lengkap').fill(firstOfficer.fullName)
  await field(page, 'Nama masuk').fill(firstOfficer.login)
  await page.getByLabel('Kata sandi', { exact: false }).first().fill(firstOfficer.password)
  await page.getByRole('button', { name: 'Buat data kantor' }).click()

  return sealRecoveryCode(page)
}

/** Reads the recovery code that is shown, says that it is in its envelope, and goes on to work. */
export const sealRecoveryCode = async (page: Page): Promise<string> => {
  await page.getByRole('heading', { name: 'Kode pemulihan kantor' }).waitFor({ timeout: 30_000 })
  const text = await page.locator('body').innerText()
  const code = /(?:[0-9A-Z]{4}[\s-]+){8}[0-9A-Z]{4}/.exec(text)?.[0].replaceAll(/[\s-]+/g, '-') ?? ''
  await page.getByRole('checkbox', { name: /amplop tertutup/ }).check()
  await page.getByRole('button', { name: 'Lanjut bekerja' }).click()
  await page.getByRole('navigation').first().waitFor()
  return code
}

export const logIn = async (
  page: Page,
  login = firstOfficer.login,
  password = firstOfficer.password,
): Promise<void> => {
  await page.getByRole('textbox', { name: 'Nama masuk' }).fill(login)
  await page.getByLabel('Kata sandi', { exact: false }).first().fill(password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.getByRole('navigation').first().waitFor({ timeout: 20_000 })
}
