import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWindow, removeData, startProgram, type Program, type Window } from '../support/program.ts'
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
const heading = (name: string | RegExp) => window.page.getByRole('heading', { name }).first().waitFor()

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
    const names = await page.getByRole('option').evaluateAll((options) =>
      options.map((option) => (option as HTMLElement).innerText.split('\n')[0] ?? ''),
    )
    expect(names.filter((name) => name.startsWith('Tanjung Harapan'))).toHaveLength(34)
    expect(await wanted.innerText()).toContain('Telaga Antang, Kabupaten Kotawaringin Timur, Kalimantan Tengah')
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
})
