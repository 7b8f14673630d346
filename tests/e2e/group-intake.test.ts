import { afterAll, beforeAll, expect, test } from 'vitest'
import { dialog, press, step } from '../pages/fields.ts'
import { logIn } from '../pages/setup-page.ts'
import { startOfficeProgram } from '../support/office-program.ts'
import { openWindow, removeData, type Program, type Window } from '../support/program.ts'
import { testPassword } from '../support/test-office.ts'

let program: Program
let window: Window & { problems: string[] }

beforeAll(async () => {
  program = await startOfficeProgram()
  window = await openWindow(program)
  await logIn(window.page, 'kasi', testPassword('kasi'))
})
afterAll(async () => {
  await window.close()
  await program.stop()
  removeData(program)
})

const list = [
  'No,Nama Lengkap,NIK,Tanggal Lahir,JK',
  '1,Fiktif Mawar,6202174107950002,01-07-1995,P',
  '2,"Contoh, Teratai",,08-08-1993,P',
  '3,Fiktif Mawar,6202174107950002,01-07-1995,P',
  '4,Uji Kenanga,620217,20-11-1980,P',
].join('\r\n')

test('people of a list go into the case it was opened from: bad rows and doubles stay out', async () => {
  const { page, problems } = window
  await page.getByRole('link', { name: 'Kasus' }).first().click()
  await press(page, /Semua terbuka/)
  await page.getByText('Kunjungan keluarga ke Kuching').first().click()
  await page.getByRole('heading', { level: 1, name: /^KNP-/ }).waitFor()
  const number = await page.getByRole('heading', { level: 1 }).innerText()
  await step(page, 'Tambah dari daftar')
  // The page of the case has a field for files too.
  await page.waitForURL(/intake\/group/)
  await page.getByText('Agar terbaca dengan baik').waitFor()

  await page.locator('input[type=file]').setInputFiles({
    name: 'rombongan.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`\ufeff${list}`),
  })
  await press(page, 'Periksa daftar')
  await page.getByText('NIK terdiri atas 16 angka').waitFor()
  await page.getByRole('tab', { name: 'Mungkin kembar (1)' }).click()
  await page.getByText('NIK sama dengan baris 2').waitFor()

  await page.getByRole('link', { name: 'Beranda' }).first().click()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.goBack()
  await press(page, 'Tambahkan 2 orang ke kasus')
  await press(dialog(page), 'Tambahkan')
  await page.getByText(`2 orang ditambahkan ke ${number}.`).waitFor()
  await page.getByRole('heading', { level: 1, name: number }).waitFor()
  expect(problems).toEqual([])
})
