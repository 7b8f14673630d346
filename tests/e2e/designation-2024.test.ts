import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWindow, removeData, startProgram, type Program, type Window } from '../support/program.ts'
import { readPdf, type PrintedPdf } from '../support/pdf.ts'
import { dialog, menuItem, press, textField, typeDate } from '../pages/fields.ts'
import { setUpOffice } from '../pages/setup-page.ts'

let program: Program
let window: Window & { problems: string[] }
beforeAll(async () => {
  program = await startProgram({ now: '2026-11-23T08:00:00' })
  window = await openWindow(program)
})
afterAll(async () => {
  await window.close()
  await program.stop()
  removeData(program)
})

const text = async (): Promise<string> => window.page.getByRole('main').innerText()
const heading = (name: string | RegExp) => window.page.getByRole('heading', { level: 1, name }).waitFor()

describe('the designation of Desa Tanjung Harapan in 2024, recorded years later on a fresh machine', () => {
  test('the office is set up, with the head of that time and the one of today', async () => {
    const { page } = window
    await setUpOffice(page, {
      regencies: [{ type: 'kotawaringin timur', pick: /Kotawaringin Timur/ }],
      signatory: { fullName: 'Pejabat Contoh', from: '01012023' },
    })
    await menuItem(page, 'Pengaturan')
    await press(page, 'Tambah penanda tangan')
    await textField(dialog(page), 'Nama dengan gelar').fill('Pengganti Contoh')
    await textField(dialog(page), 'Jabatan tercetak').fill('Kepala Kantor')
    await typeDate(dialog(page), 'Mulai', '01012025')
    await press(dialog(page), /Simpan|Tambah/)
    await page.getByText('Pengganti Contoh').first().waitFor()
  })

  test('the picker lists every unit of that name with its path; the code picks one', async () => {
    const { page } = window
    await menuItem(page, 'Desa Binaan')
    await press(page, /Daftarkan desa/)
    await textField(page, 'Desa menurut tabel wilayah').pressSequentially('tanjung harapan')
    const wanted = page.getByRole('option', { name: /62\.02\.17\.2015/ })
    await wanted.waitFor()
    const names = await page
      .getByRole('option')
      .evaluateAll((options) =>
        options.map((option) => (option as HTMLElement).innerText.split('\n')[0] ?? ''),
      )
    expect(names.filter((name) => name.startsWith('Tanjung Harapan'))).toHaveLength(34)
    expect(await wanted.innerText()).toContain(
      'Telaga Antang, Kabupaten Kotawaringin Timur, Kalimantan Tengah',
    )
    await wanted.click()
    await press(page, 'Daftarkan sebagai calon')
    await heading('Desa Tanjung Harapan')
    expect(await text()).toContain('Calon')
  })

  test('survey, coordination and willingness are dated facts of the village', async () => {
    const { page } = window
    for (const [button, date] of [
      ['Catat survei', '141123'],
      ['Catat koordinasi', '05122023'],
      ['Catat kesediaan desa', '15/1/24'],
    ] as const) {
      await press(page, button)
      await typeDate(dialog(page), 'Tanggal terjadinya', date)
      await press(dialog(page), 'Simpan')
      await dialog(page).waitFor({ state: 'hidden' })
    }
    expect(await text()).toContain('Disepakati')
    await press(page, 'Catat kepala baru')
    await textField(dialog(page), 'Nama lengkap').fill('Fiktif Wibowo')
    await typeDate(dialog(page), 'Menjabat mulai', '01062021')
    await press(dialog(page), 'Simpan')
    await page.getByText('Fiktif Wibowo').first().waitFor()
  })

  test('the agreement with one number is incomplete, with both it is in force and expires in 2027', async () => {
    const { page } = window
    await menuItem(page, 'Perjanjian (PKS)')
    await press(page, /Catat perjanjian/)
    const own = page.getByRole('group', { name: 'PIHAK KESATU', exact: true })
    const regency = page.getByRole('group', { name: 'PIHAK KEDUA', exact: true })
    await textField(own, 'Nomor perjanjian pihak ini').fill('W.17.IMI.IMI.2-HH.05.05-0100')
    await textField(own, 'Diwakili oleh').fill('Pejabat Contoh')
    await regency.getByRole('combobox', { name: 'Instansi' }).fill('Pemerintah Kabupaten Kotawaringin Timur')
    await page.keyboard.press('Escape')
    await textField(regency, 'Diwakili oleh').fill('Bupati Contoh')
    await textField(regency, 'Jabatan').fill('Bupati Kotawaringin Timur')
    await textField(regency, 'Alamat').fill('Jl. Contoh Nomor 1, Sampit')
    await typeDate(page, 'Ditandatangani', '270224')
    await typeDate(page, 'Mulai berlaku', '270224')
    await typeDate(page, 'Berlaku sampai', '260227')
    await textField(page, 'Tambah desa').fill('62.02.17.2015')
    await page.getByRole('option', { name: /Tanjung Harapan/ }).click()
    await press(page, 'Simpan perjanjian')
    await heading('Pembentukan dan Pembinaan Desa Binaan Imigrasi')
    expect(await text()).toContain('Belum lengkap')
  })

  test('its second number completes it', async () => {
    const { page } = window
    await press(page, 'Lengkapi')
    const regency = page.getByRole('group', { name: 'PIHAK KEDUA', exact: true })
    await textField(regency, 'Nomor perjanjian pihak ini').fill('180/FIKTIF/2024')
    await press(page, 'Simpan perubahan')
    await page.getByText('180/FIKTIF/2024').first().waitFor()
    expect(await text()).toMatch(/sisa 95 hari/)
  })

  test('the decree of that day is decided with its own number and the head of that time', async () => {
    const { page } = window
    await menuItem(page, 'Penetapan')
    await press(page, /Susun keputusan/)
    await textField(page, 'Tambah desa: ketik nama atau kode').fill('tanjung')
    await page.getByRole('option', { name: /Tanjung Harapan/ }).click()
    await typeDate(page, 'Tanggal penetapan', '27022024')
    const signatory = page.getByRole('combobox', { name: 'Penanda tangan' })
    await expect.poll(() => signatory.inputValue()).toContain('Pejabat Contoh')
    await page.getByRole('combobox', { name: 'Perjanjian yang mendasari' }).click()
    await page.getByRole('option', { name: /Pembentukan dan Pembinaan/ }).click()
    await press(page, 'Simpan draf')
    await heading('Draf keputusan')
    await press(page, 'Tetapkan')
    const ask = dialog(page)
    await ask.waitFor()
    await textField(ask, 'Nomor keputusan').fill('W.17.IMI.IMI.2-GR.03.05-0099')
    await press(ask, 'Tetapkan')
    await heading('W.17.IMI.IMI.2-GR.03.05-0099')
    expect(await text()).toContain('Pejabat Contoh')
    expect(await text()).not.toContain('Pengganti Contoh')
  })

  test('the ceremony of the same day is a fact of its own', async () => {
    const { page } = window
    await press(page, 'Catat peresmian')
    const ask = dialog(page)
    await typeDate(ask, 'Tanggal peresmian', '27022024')
    await textField(ask, 'Tempat').fill('Balai Desa Tanjung Harapan')
    await press(ask, 'Resmikan 1 desa')
    await ask.waitFor({ state: 'hidden' })
    expect(await text()).toContain('Fiktif Wibowo')
  })

  test('the certificate shows the ministry and the head of 2024, is issued, printed and confirmed', async () => {
    const { page } = window
    await page.getByRole('link', { name: 'Siapkan' }).first().click()
    await heading('Terbitkan Piagam')
    await page.getByText('Kantor belum memasang logo.').waitFor()
    await press(page, 'Terbitkan')
    await press(dialog(page), 'Terbitkan')
    await heading('Piagam Penetapan Desa Tanjung Harapan')
    expect(await text()).toContain('Belum dicetak')
    await press(page, 'Cetak')
    await page.getByText('Apakah lembarnya sudah keluar dengan baik?').waitFor()
    expect(await text()).toContain('Belum dipastikan')
    await press(page, 'Kertas sudah di tangan')
    await page.getByText('Kertas di tangan').first().waitFor()
  })

  test('the kept file is PDF/A on A4 landscape with its fonts, and a copy is the same file', async () => {
    const { page } = window
    const save = async (): Promise<Buffer> => {
      const download = page.waitForEvent('download')
      await press(page, 'Simpan PDF')
      return readFileSync(await (await download).path())
    }
    const bytes = await save()
    const pdf = await readPdf(bytes)
    expect(pdf).toMatchObject({ sizes: [[297, 210]], standard: '2B', hasOutputIntent: true })
    expect(pdf.fonts.length).toBeGreaterThan(0)
    expect(pdf.fonts.filter(({ embedded }) => !embedded)).toEqual([])
    const [printed = ''] = pdf.pages
    for (const words of [
      'KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA REPUBLIK INDONESIA',
      'KANTOR WILAYAH KALIMANTAN TENGAH',
      'TANJUNG HARAPAN',
      'Kecamatan Telaga Antang, Kabupaten Kotawaringin Timur, Provinsi Kalimantan Tengah',
      'W.17.IMI.IMI.2-GR.03.05-0099',
      '27 Februari 2024',
      'Pejabat Contoh',
      'DBI-6202172015-2024-01',
    ]) {
      expect(printed).toContain(words)
    }
    expect(printed).not.toContain('Pengganti Contoh')
    expect((await save()).equals(bytes)).toBe(true)
  })

  test('decree and agreement are set on A4 with the lines and names of their day', async () => {
    const { page } = window
    const issueAndSave = async (type: string): Promise<PrintedPdf> => {
      await menuItem(page, 'Desa Binaan')
      await page
        .getByRole('link', { name: /Tanjung Harapan/ })
        .first()
        .click()
      const row = page.getByRole('listitem').filter({ hasText: type })
      await row.getByRole('button', { name: 'Siapkan' }).click()
      await heading(/^Terbitkan/)
      await press(page, 'Terbitkan')
      await press(dialog(page), 'Terbitkan')
      await page.getByText('Belum dicetak').first().waitFor()
      const download = page.waitForEvent('download')
      await press(page, 'Simpan PDF')
      return readPdf(readFileSync(await (await download).path()))
    }
    const decree = await issueAndSave('Keputusan (SK)')
    const agreement = await issueAndSave('Pembentukan dan Pembinaan')

    for (const paper of [decree, agreement]) {
      expect(paper).toMatchObject({ standard: '2B', hasOutputIntent: true })
      expect(new Set(paper.sizes.map(String))).toEqual(new Set(['210,297']))
      expect(paper.fonts.filter(({ embedded }) => !embedded)).toEqual([])
      expect(paper.pages.join(' ')).not.toContain('Pengganti Contoh')
    }
    for (const words of [
      'KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA REPUBLIK INDONESIA',
      'W.17.IMI.IMI.2-GR.03.05-0099',
      'Menimbang',
      'Mengingat',
      'KESATU',
      '27 Februari 2024',
      'Pejabat Contoh',
    ]) {
      expect(decree.pages.join(' ')).toContain(words)
    }
    for (const words of [
      'W.17.IMI.IMI.2-HH.05.05-0100',
      '180/FIKTIF/2024',
      'dua puluh tujuh bulan Februari tahun dua ribu dua puluh empat',
      'PIHAK KESATU',
      'Pasal 14',
      'Bupati Contoh',
    ]) {
      expect(agreement.pages.join(' ')).toContain(words)
    }
  })

  test('the village shows the way from survey to inauguration', async () => {
    const { page } = window
    await menuItem(page, 'Desa Binaan')
    await page
      .getByRole('link', { name: /Tanjung Harapan/ })
      .first()
      .click()
    await heading('Desa Tanjung Harapan')
    for (const words of [
      '14-11-2023',
      '05-12-2023',
      '15-01-2024',
      '27-02-2024',
      'Diresmikan',
      'sisa 95 hari',
    ]) {
      await expect.poll(text).toContain(words)
    }
  })

  test('the agreement is among those that expire, and nothing went wrong on any screen', async () => {
    const { page } = window
    await menuItem(page, 'Beranda')
    await page.getByText('Perjanjian yang akan berakhir').waitFor()
    expect(await text()).toContain('95 hari')
    expect(window.problems).toEqual([])
  })
})
