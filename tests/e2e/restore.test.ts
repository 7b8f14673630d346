import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { confirmPassword } from '../pages/question-page.ts'
import { openWindow, removeData, startProgram, type Program } from '../support/program.ts'
import { firstOfficer, logIn, setUpOffice } from '../pages/setup-page.ts'

let program: Program
let elsewhere: Program | undefined
let stick: string
beforeAll(async () => {
  program = await startProgram()
  stick = mkdtempSync(join(tmpdir(), 'perisai-desa-stick-'))
})
afterAll(async () => {
  for (const each of [program, elsewhere]) {
    await each?.stop()
    if (each) removeData(each)
  }
  rmSync(stick, { recursive: true, force: true })
})

/** Pictures of the screens, for whoever wants to look at them. */
const pictures = process.env['PERISAI_PICTURES']
const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: false })
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

const openBackups = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Pengaturan' }).first().click()
  await page.getByRole('link', { name: 'Penyimpanan dan keamanan' }).click()
  await page.getByRole('link', { name: 'Cadangan', exact: true }).click()
  await page.getByRole('heading', { name: 'Cadangan di komputer ini' }).waitFor()
}

const newPassword = 'gerobak payung hujan sore'
let file: string
let code: string

test('an office makes a backup, proves it, and takes one home on a stick', async () => {
  const window = await openWindow(program)
  const { page } = window
  code = await setUpOffice(page, {
    regencies: [{ type: 'kotawaringin timur', pick: /Kotawaringin Timur/ }],
    role: 'Kepala kantor',
  })
  await openBackups(page)
  await button(page, 'Buat cadangan sekarang').click()
  await page.getByText('Sudah diperiksa').first().waitFor({ timeout: 20_000 })
  await button(page, 'Uji pemulihan sekarang').click()
  await page.getByText('Terbukti hari ini').waitFor({ timeout: 30_000 })
  const download = page.waitForEvent('download')
  await button(page, 'Buat cadangan luar').click()
  await confirmPassword(page, firstOfficer.password)
  const taken = await download
  expect(taken.suggestedFilename()).toMatch(/^cadangan-perisai-desa-[\d-]+\.age$/)
  file = join(stick, taken.suggestedFilename())
  await taken.saveAs(file)
  expect(readFileSync(file, 'latin1').startsWith('age-encryption.org/v1\n')).toBe(true)
  await page.getByText(/Terakhir dibuat/).waitFor()
  await picture(page, 'backups')
  await button(page, 'Pulihkan').first().click()
  await page.getByRole('columnheader', { name: 'Dalam cadangan' }).waitFor({ timeout: 20_000 })
  await picture(page, 'restore-dialog')
  await page.keyboard.press('Escape')
  expect(window.problems).toEqual([])
  await window.close()
})

test('on a new machine the stick and the paper code bring the office back, with a new paper code', async () => {
  elsewhere = await startProgram()
  const window = await openWindow(elsewhere)
  const { page } = window
  await page.getByRole('heading', { name: 'Selamat datang di Perisai Desa' }).waitFor()
  await picture(page, 'welcome')
  await page.getByRole('button', { name: /Pulihkan dari cadangan/ }).click()
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByLabel('Kode pemulihan', { exact: false }).fill(code)
  await picture(page, 'elsewhere-file')
  await button(page, 'Baca berkas').click()
  await page.getByRole('columnheader', { name: 'Dalam cadangan' }).waitFor({ timeout: 30_000 })
  await page.getByRole('textbox', { name: 'Nama masuk' }).fill(firstOfficer.login)
  await page.getByLabel('Kata sandi baru', { exact: false }).first().fill(newPassword)
  await page.getByLabel('Mengapa data dipulihkan?', { exact: false }).fill('Laptop lama hilang')
  await picture(page, 'elsewhere-preview')
  await button(page, 'Pulihkan di komputer ini').click()
  await page.getByRole('heading', { name: 'Kode pemulihan kantor' }).waitFor({ timeout: 40_000 })
  await picture(page, 'elsewhere-code')
  const text = await page.locator('main').innerText()
  expect(text.replaceAll(/\s+/g, '-')).not.toContain(code)
  await page.getByRole('checkbox', { name: /amplop tertutup/ }).check()
  await button(page, 'Lanjut bekerja').click()
  await page.getByRole('navigation').first().waitFor()
  await picture(page, 'elsewhere-home')
  await page.keyboard.press('Control+l')
  await button(page, 'Masuk').waitFor({ timeout: 20_000 })
  await logIn(page, firstOfficer.login, newPassword)
  expect(window.problems).toEqual([])
  await window.close()
})

/** A login that does not open the store leads to its backups. */
const askForBackups = async (page: Page): Promise<void> => {
  await page.getByRole('textbox', { name: 'Nama masuk' }).fill(firstOfficer.login)
  await page.getByLabel('Kata sandi', { exact: false }).first().fill(firstOfficer.password)
  await button(page, 'Masuk').click()
  await button(page, 'Pulihkan dari cadangan').waitFor({ timeout: 20_000 })
  await picture(page, 'damaged-login')
  await button(page, 'Pulihkan dari cadangan').click()
  await page.getByLabel('Kata sandi', { exact: false }).first().fill(firstOfficer.password)
  await picture(page, 'damaged-ask')
  await button(page, 'Lihat cadangan').click()
  await button(page, 'Pilih cadangan ini').first().waitFor({ timeout: 30_000 })
}

test('what is still readable in a damaged store is read as a copy that takes nothing', async () => {
  await program.stop()
  const folder = program.dataDirectory
  const rows = join(folder, 'gen-1', 'utama.db')
  const content = readFileSync(rows)
  for (let page = 2; page < statSync(rows).size / 4096; page += 2) content[page * 4096 + 100]! ^= 1
  writeFileSync(rows, content)
  program = await startProgram({ dataDirectory: folder })
  const window = await openWindow(program)
  const { page } = window
  await askForBackups(page)
  await picture(page, 'damaged-list')
  await button(page, 'Baca yang masih terbaca').click()
  await page.getByRole('heading', { name: 'Yang masih terbaca' }).waitFor({ timeout: 30_000 })
  await picture(page, 'salvaged')
  await button(page, 'Masuk untuk membaca').click()
  await logIn(page)
  await page.getByText('Salinan yang diselamatkan dari data yang rusak.').waitFor()
  await picture(page, 'salvaged-home')
  await page.getByText('Lihat rinciannya').click()
  await picture(page, 'salvaged-details')
  expect(readFileSync(rows).equals(content)).toBe(true)
  await page.keyboard.press('Control+l')
  await button(page, 'Masuk').waitFor({ timeout: 20_000 })
  expect(window.problems).toEqual([])
  await window.close()
})

test('a damaged store does not start; its backup takes its place after it was kept aside', async () => {
  await program.stop()
  const folder = program.dataDirectory
  program = await startProgram({ dataDirectory: folder })
  const window = await openWindow(program)
  const { page } = window
  await askForBackups(page)
  await button(page, 'Pilih cadangan ini').first().click()
  await page.getByLabel('Mengapa data dipulihkan?', { exact: false }).fill('Halaman rusak')
  await page.getByLabel('Kode pemulihan', { exact: false }).first().fill(code)
  await picture(page, 'damaged-preview')
  await button(page, 'Ganti data dengan cadangan ini').click()
  await button(page, 'Masuk').waitFor({ timeout: 40_000 })
  expect(readdirSync(join(folder, 'karantina'))).toHaveLength(1)
  await logIn(page)
  await page.getByRole('heading', { name: 'Cadangan', exact: true }).waitFor()
  await picture(page, 'home')
  expect(window.problems).toEqual([])
  await window.close()
})
