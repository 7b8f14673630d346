import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWindow, removeData, startProgram, type Program, type Window } from '../support/program.ts'
import { dialog, menuItem, press, step, textField, typeDate } from '../pages/fields.ts'

let program: Program
let window: Window & { problems: string[] }
beforeAll(async () => {
  program = await startProgram({ now: '2026-05-11T08:00:00', demo: true })
  window = await openWindow(program)
  // The demonstration office fills the login in by itself.
  await press(window.page, 'Masuk')
  await window.page.getByRole('navigation').first().waitFor({ timeout: 30_000 })
})
afterAll(async () => {
  await window.close()
  await program.stop()
  removeData(program)
})

const text = async (): Promise<string> => window.page.getByRole('main').innerText()
const heading = (name: string | RegExp) => window.page.getByRole('heading', { level: 1, name }).waitFor()

const openVillage = async (name: string): Promise<void> => {
  await menuItem(window.page, 'Desa Binaan')
  await window.page
    .getByRole('link', { name: new RegExp(name) })
    .first()
    .click()
  await heading(`Desa ${name}`)
}

const chooseOfficer = async (name: string): Promise<void> => {
  await window.page.getByRole('combobox', { name: 'PIMPASA lama' }).click()
  await window.page.getByRole('option', { name: new RegExp(name) }).click()
}

describe('rotation and expiry around Desa Tanjung Harapan in 2026', () => {
  test('a second village joins the liaison officer who is about to leave', async () => {
    const { page } = window
    await openVillage('Beringin Agung')
    await press(page, 'Tugaskan')
    await textField(dialog(page), 'Nama petugas').fill('Pimpasa Contoh Satu')
    await typeDate(dialog(page), 'Mulai', '02012026')
    await press(dialog(page), /Simpan|Tugaskan/)
    await expect.poll(text).toContain('sejak 02-01-2026')
  })

  test('a gap of one day between two officers is said before it is saved', async () => {
    const { page } = window
    await menuItem(page, 'PIMPASA')
    await press(page, 'Serah terima desa')
    await chooseOfficer('Pimpasa Contoh Satu')
    await typeDate(page, 'Hari terakhir petugas lama', '31032026')
    await typeDate(page, 'Hari pertama penerus', '02042026')
    await expect.poll(text).toContain('Ada 1 hari tanpa PIMPASA')
  })

  test('two main officers on one day are refused', async () => {
    const { page } = window
    await typeDate(page, 'Hari pertama penerus', '31032026')
    await expect.poll(text).toContain('dua PIMPASA utama pada hari yang sama ditolak')
  })

  test('both villages change hands in one act, with the list of what is handed over', async () => {
    const { page } = window
    await typeDate(page, 'Hari pertama penerus', '01042026')
    await textField(page, 'Nama petugas').fill('Pimpasa Contoh Baru')
    await expect.poll(text).toContain('2 dari 2 desa dipilih')
    await press(page, 'Serahkan 2 desa')
    await heading('Serah terima selesai')
    const shown = await text()
    for (const words of ['Tanjung Harapan', 'Beringin Agung', 'Fiktif Wibowo']) expect(shown).toContain(words)
  })

  test('the village keeps both names with their periods', async () => {
    await openVillage('Tanjung Harapan')
    await expect.poll(text).toContain('Pimpasa Contoh Baru')
    expect(await text()).toMatch(/Pimpasa Contoh Satu[^]*31-03-2026/)
  })

  test('a new head ends the one before on the day before', async () => {
    const { page } = window
    await press(page, 'Catat kepala baru')
    await textField(dialog(page), 'Nama lengkap').fill('Uji Lestari')
    await typeDate(dialog(page), 'Menjabat mulai', '10052026')
    await press(dialog(page), 'Simpan')
    await expect.poll(text).toContain('Uji Lestari')
    expect(await text()).toMatch(/Fiktif Wibowo[^]*09-05-2026/)
  })

  test('the agreement of 2024 is renewed to 2030 by an addendum with its own two numbers', async () => {
    const { page } = window
    await menuItem(page, 'Perjanjian (PKS)')
    await textField(page, 'Cari judul, nomor, instansi, atau desa').fill('180/FIKTIF/2024')
    await page
      .getByRole('row', { name: /26-02-2027/ })
      .getByRole('link')
      .first()
      .click()
    await step(page, 'Buat adendum')
    await heading('Buat adendum')
    const own = page.getByRole('group', { name: 'PIHAK KESATU', exact: true })
    const regency = page.getByRole('group', { name: 'PIHAK KEDUA', exact: true })
    await textField(own, 'Nomor perjanjian pihak ini').fill('WIM.0.IMI.0-HH.05.05-0150')
    await textField(regency, 'Nomor perjanjian pihak ini').fill('180/FIKTIF/2026')
    await typeDate(page, 'Ditandatangani', '04052026')
    await typeDate(page, 'Mulai berlaku', '27022027')
    await typeDate(page, 'Berlaku sampai (baru)', '26022030')
    await press(page, 'Simpan adendum')
    await expect.poll(text).toContain('26 Februari 2030')
    await menuItem(page, 'Perjanjian (PKS)')
    const renewed = page.getByRole('row', { name: /26-02-2027/ })
    await expect.poll(() => renewed.innerText()).toContain('Diperpanjang')
  })

  test('a paper issued before the changes still shows the names of its time', async () => {
    const { page } = window
    await menuItem(page, 'Dokumen')
    await page
      .getByRole('link', { name: /Tanjung Harapan/ })
      .first()
      .click()
    await heading('Piagam Penetapan Desa Tanjung Harapan')
    expect(await text()).toContain('Pejabat Contoh')
    expect(await text()).toContain('DBI-6202172015-2024-01')
  })

  test('Ctrl+K finds a record by its name, and Enter opens it', async () => {
    const { page } = window
    await page.keyboard.press('Control+k')
    const search = page.getByRole('dialog').getByRole('textbox')
    await search.fill('beringin agung')
    await page.getByRole('dialog').getByText('Desa Beringin Agung').first().waitFor()
    await search.press('Enter')
    await heading('Desa Beringin Agung')
  })

  test('the history of the village says who changed what, from what to what', async () => {
    await openVillage('Tanjung Harapan')
    const { page } = window
    await page.getByText('Riwayat').first().scrollIntoViewIfNeeded()
    await expect.poll(async () => page.locator('body').innerText()).toContain('Kartika Contoh')
    expect(window.problems).toEqual([])
  })
})
