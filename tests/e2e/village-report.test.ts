import { afterAll, beforeAll, expect, test } from 'vitest'
import { choose, dialog, press, step, textField } from '../pages/fields.ts'
import { confirmPassword } from '../pages/question-page.ts'
import { logIn } from '../pages/setup-page.ts'
import { startOfficeProgram } from '../support/office-program.ts'
import { openWindow, removeData, type Program, type Window } from '../support/program.ts'
import { testPassword } from '../support/test-office.ts'

let program: Program
let window: Window & { problems: string[] }

beforeAll(async () => {
  program = await startOfficeProgram(async ({ head }) => {
    await head.village.add({
      regionCode: '62.02.17.2015',
      printedName: 'Tanjung Harapan',
      unitType: 'desa',
      unitTypePrinted: 'Desa',
      headTitle: 'Kepala Desa',
      officeAddress: null,
      note: null,
    })
  })
  window = await openWindow(program)
  await logIn(window.page, 'petugas', testPassword('petugas'))
})
afterAll(async () => {
  await window.close()
  await program.stop()
  removeData(program)
})

const heading = (name: string | RegExp) => window.page.getByRole('heading', { level: 1, name })
const toList = async (): Promise<void> => {
  await window.page.getByRole('link', { name: 'Laporan desa' }).first().click()
  await heading('Laporan desa').waitFor()
}

test('a report is typed, left, found again, sent back, corrected, verified and becomes a case', async () => {
  const { page, problems } = window
  await toList()
  await press(page, 'Catat laporan desa')
  await choose(page, 'Desa', /Tanjung Harapan/)
  await page.getByRole('radio', { name: 'Indikasi TPPO/PMI' }).check()
  await textField(page, 'Judul').fill('Tawaran kerja ke perkebunan')
  await textField(page, 'Kronologi').fill('Enam orang dijemput mobil pada malam hari.')
  await textField(page, 'Perkiraan jumlah orang').fill('6')
  await textField(page, 'Nama').fill('Uji Rahayu')
  await textField(page, 'Telepon').fill('0812-0000-0099')
  await page
    .getByText(/Tersimpan sebagai draf/)
    .first()
    .waitFor()

  await toList()
  await page.getByRole('link', { name: 'Lanjutkan' }).click()
  await expect.poll(() => textField(page, 'Judul').inputValue()).toBe('Tawaran kerja ke perkebunan')
  await press(page, 'Catat laporan')
  await heading(/^LP-\d{4}-000001$/).waitFor()
  await expect.poll(() => page.getByText('Uji Rahayu').count()).toBe(0)

  await press(page, 'Buka identitas')
  await textField(dialog(page), 'Alasan').fill('Menelepon pelapor')
  await press(dialog(page), 'Buka identitas')
  await confirmPassword(page, testPassword('petugas'))
  await page.getByText('Uji Rahayu').waitFor()

  await step(page, 'Minta perbaikan')
  await textField(dialog(page), 'Yang perlu diperbaiki').fill('Lengkapi nama dusun.')
  await press(dialog(page), 'Kembalikan')
  await press(page, 'Perbaiki laporan')
  await heading('Perbaiki laporan').waitFor()
  await textField(page, 'Dusun atau lingkungan').fill('Dusun Contoh')
  await press(page, 'Ajukan kembali')
  await page.getByText('Diajukan').first().waitFor()

  await press(page, 'Verifikasi')
  await press(dialog(page), 'Verifikasi')
  await press(page, 'Jadikan kasus')
  await press(dialog(page), 'Jadikan kasus')
  await heading(/^KNP-\d{4}-\d{4}$/).waitFor()
  await page.getByRole('link', { name: /^LP-/ }).first().click()
  await page.getByText('Laporan ini menjadi kasus').waitFor()

  await toList()
  expect(await page.getByRole('link', { name: 'Lanjutkan' }).count()).toBe(0)
  expect(problems).toEqual([])
})

test('a filled-in form is imported, and every row tells what became of it', async () => {
  const { page, problems } = window
  await toList()
  await step(page, 'Impor formulir laporan')
  const yesterday = new Date(Date.now() - 86_400_000)
  const day = [yesterday.getDate(), yesterday.getMonth() + 1, yesterday.getFullYear()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
  const rows = [
    ['Desa', 'Kategori', 'Judul', 'Tanggal diterima', 'Jam diterima', 'Kronologi'],
    ['Tanjung Harapan', 'WNA', 'Orang asing berkemah', day, '08.15', 'Tiga orang.'],
    ['Desa Entah', 'WNA', 'Dari desa lain', day, '08.15', 'Dua orang.'],
  ]
  await page.locator('input[type=file]').setInputFiles({
    name: 'laporan.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.map((cells) => cells.join(';')).join('\r\n')),
  })
  await press(page, 'Baca dan catat')
  await page.getByText('1 laporan tercatat, 1 baris tidak dicatat').waitFor()
  const outcomes = await page.locator('tbody tr').allInnerTexts()
  expect(outcomes).toEqual([
    expect.stringContaining('Desa tidak ada di register kantor.'),
    expect.stringMatching(/Tercatat sebagai LP-\d{4}-\d{6}\./),
  ])
  expect(problems).toEqual([])
})
