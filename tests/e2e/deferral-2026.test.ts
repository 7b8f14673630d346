import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { card, openCase, preparePaper } from '../pages/case-page.ts'
import { choose, dialog, menuItem, press, step, textField, typeDate } from '../pages/fields.ts'
import { fillIntake } from '../pages/intake-page.ts'
import { changeTo, employ, logInAs } from '../pages/office-page.ts'
import { issueAndRead } from '../pages/paper-page.ts'
import { confirmPassword } from '../pages/question-page.ts'
import { answerYes } from '../pages/screening-page.ts'
import { setUpOffice } from '../pages/setup-page.ts'
import { testPassword } from '../support/test-password.ts'
import { startWorkstation, type Workstation } from '../support/workstation.ts'

const [melati, teratai] = ['KNP-2026-0001', 'KNP-2026-0002']

let desk: Workstation
beforeAll(async () => {
  desk = await startWorkstation({ now: '2026-02-02T08:30:00' })
})
afterAll(() => desk.close())

const text = (): Promise<string> => desk.page.getByRole('main').innerText()
const heading = (name: string | RegExp) => desk.page.getByRole('heading', { level: 1, name }).waitFor()
const familyVisit = {
  purpose: 'Kunjungan keluarga',
  country: 'Malaysia',
  city: 'Kuching',
  detail: 'Menjenguk paman',
}

/** What the applicant must never read: colours, suspicions, and what the office knows of others. */
const neverOnTheNotice =
  /merah|oranye|kuning|biru|duga|curiga|indikasi|indikator|penapisan|TPPO|TPPM|nonprosedural|perdagangan|utang|KNP-/i

describe('2 February 2026: a family visit to Kuching for which the documents are missing', () => {
  test('the office is set up, with a section, its head and an officer', async () => {
    const { page } = desk
    await setUpOffice(page, {
      regencies: [{ type: 'kotawaringin timur', pick: /Kotawaringin Timur/ }],
      signatory: { fullName: 'Pejabat Contoh', from: '01012025' },
    })
    const section = 'Seksi Lalu Lintas Keimigrasian'
    await employ(page, [{ login: 'petugas', fullName: 'Petugas Contoh', role: 'Petugas', section }])
    await changeTo(page, 'petugas')
  })

  test('the NIK fills birth date, sex and district in', async () => {
    const { page } = desk
    await menuItem(page, 'Penerimaan')
    await fillIntake(page, {
      nik: '6202175403010001',
      fullName: 'Fiktif Melati',
      ...familyVisit,
      yes: {
        'Kejelasan tujuan': { D02: 'Tidak dapat menyebut tanggal pulang' },
        'Keselarasan identitas dan dokumen': { D08: 'Surat undangan tidak dibawa' },
      },
    })
    await expect.poll(text).toContain('lahir 14 Maret 2001 · perempuan · Telaga Antang')
    expect(await textField(page, 'Tanggal lahir').inputValue()).toBe('14 Maret 2001')
    expect(await page.getByRole('radio', { name: 'perempuan' }).getAttribute('aria-checked')).toBe('true')
    await typeDate(page, 'Diterima', '02022026')
    await textField(page, 'Pukul').fill('08.00')
  })

  test('the other sex is warned about at the field and once more before it is saved, and may be saved', async () => {
    const { page } = desk
    const warning = 'Menurut NIK perempuan, yang diisi laki-laki.'
    await page.getByRole('radio', { name: 'laki-laki' }).click()
    await page.getByText(warning).waitFor()
    await press(page, 'Daftarkan kasus')
    expect(await dialog(page).innerText()).toContain(warning)
    await press(dialog(page), 'Tetap simpan')
    await heading(melati)
    await card(page, 'Orang').getByText('L · 24 th · Calon pekerja migran').waitFor()
  })

  test('it is corrected on the page of the person, whose covered data opens with a reason', async () => {
    const { page } = desk
    await card(page, 'Orang').getByRole('link', { name: 'F.M.' }).click()
    await card(page, 'Peringatan yang dikesampingkan').getByText('Menurut NIK perempuan').waitFor()
    expect(await text()).not.toContain('Fiktif Melati')
    await step(page, 'Ubah identitas')
    await press(dialog(page), 'Memperbaiki data')
    await press(dialog(page), 'Buka')
    await confirmPassword(page, testPassword('petugas'))
    await choose(page, 'Jenis kelamin', 'perempuan')
    await press(page, 'Simpan')
    await heading('F.M.')
    await page.getByText('Calon pekerja migran · perempuan · 24 tahun').waitFor()
  })

  test('two medium and one weak sign of documents make the case yellow, and the panel says which', async () => {
    const { page } = desk
    await step(page, 'Penapisan')
    await press(page, 'Tapis ulang')
    await answerYes(page, 'D10', 'Uang saku tidak cukup untuk dua minggu')
    await answerYes(page, 'C11', 'Utang keluarga mendesak')
    await press(page, 'Selesaikan penapisan')
    await heading('Hasil penapisan subjek 1')
    const result = await page.getByRole('complementary', { name: 'Hasil' }).innerText()
    for (const words of [
      'Kuning',
      'Dugaan nonprosedural, perlu diperiksa',
      'Kelompok D positif.',
      'Positif karena 2 sedang dan 1 lemah.',
      'Hasil ini alat bantu; keputusan oleh pejabat.',
    ])
      expect(result).toContain(words)
    expect(result.match(/^Positif$/gm)).toHaveLength(1)
    expect(result.match(/^Belum$/gm)).toHaveLength(4)
    expect(result).not.toContain('Dugaan TPPM')
  })

  test('a refusal waits for an interview, which is written down from the booth', async () => {
    const { page } = desk
    await press(page, 'Tetapkan keputusan')
    await textField(page, 'Keputusan').click()
    const refusal = page.getByRole('option', { name: /^Paspor ditolak/ })
    expect(await refusal.innerText()).toContain('Keputusan ini memerlukan wawancara lebih dahulu.')
    expect(await refusal.getAttribute('aria-disabled')).toBe('true')
    await page.keyboard.press('Escape')
    await press(page, 'Batal')
    await heading(melati)
    await press(page, 'Wawancara')
    await textField(page, 'Pukul mulai').fill('08.05')
    await page
      .getByRole('textbox', { name: /^\d+ pertanyaan$/ })
      .fill('Untuk keperluan apa Saudari ke Kuching?\nKapan Saudari kembali?')
    await press(page, 'Mulai wawancara')
    await textField(page, 'Jawaban 1').fill('Menjenguk paman saya.')
    await textField(page, 'Jawaban 2').fill('Saya belum tahu tanggalnya.')
    await press(page, 'Selesaikan')
    await textField(dialog(page), 'Pukul selesai').fill('08.15')
    await press(dialog(page), 'Selesaikan')
    await page.getByText('Belum ditandatangani').first().waitFor()
  })

  test('a refusal without ground and article is refused with the sentence for each', async () => {
    const { page } = desk
    await openCase(page, melati)
    await press(card(page, 'Keputusan'), 'Putuskan')
    await choose(page, 'Keputusan', /^Paspor ditolak/)
    await page.getByText('baru berlaku setelah disetujui kepala seksi atau kepala kantor').waitFor()
    await press(page, 'Simpan keputusan')
    await page.getByText('Pilih pasal yang menjadi dasar keputusan ini.').waitFor()
    await page.getByText('Tuliskan alasan keputusan.').waitFor()
    await heading('Putuskan')
  })

  test('the deferral shows its last day before it is saved and after', async () => {
    const { page } = desk
    await choose(page, 'Keputusan', 'Paspor ditunda')
    await choose(page, 'Sebab', 'Dokumen kurang')
    await textField(page, 'Alasan').fill('Undangan dan salinan paspor tuan rumah belum dibawa.')
    await page.getByText('Tenggat dimulai: Berkas penundaan, sampai 4 Maret 2026.').waitFor()
    expect(await textField(page, 'Batas dokumen').inputValue()).toBe('4 Maret 2026')
    for (const document of ['Surat undangan atau jaminan', 'Fotokopi paspor atau izin tinggal pengundang'])
      expect(await page.getByRole('checkbox', { name: document }).isChecked()).toBe(true)
    await press(page, 'Simpan keputusan')
    await heading(melati)
    await card(page, 'Keputusan').getByText('sampai 04-03-2026').waitFor()
    const shown = await text()
    for (const words of ['Kuning', 'Menunggu dokumen', '30 hari lagi', '0 dari 2 dokumen dibawa'])
      expect(shown).toContain(words)
    expect(shown).not.toContain('Penerbitan paspor\n')
  })

  test('the notice asks for both documents by their day, without a colour or a suspicion', async () => {
    const { page } = desk
    await preparePaper(page, 'Pemberitahuan penundaan')
    const notice = await issueAndRead(page)
    expect(notice).toMatchObject({ sizes: [[210, 297]], standard: '2B', hasOutputIntent: true })
    expect(notice.fonts.length).toBeGreaterThan(0)
    expect(notice.fonts.filter(({ embedded }) => !embedded)).toEqual([])
    const [printed = ''] = notice.pages
    for (const words of [
      'KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN REPUBLIK INDONESIA',
      'Pemberitahuan Penundaan Penerbitan Paspor',
      'Fiktif Melati',
      'bukan penolakan',
      'Surat undangan atau jaminan',
      'Fotokopi paspor atau izin tinggal pengundang',
      'Rabu, 4 Maret 2026',
      'Pejabat Contoh',
    ])
      expect(printed).toContain(words)
    expect(printed).not.toMatch(neverOnTheNotice)
    await press(page, 'Cetak')
    await press(page, 'Kertas sudah di tangan')
    await page.getByText('1 lembar asli di tangan.').waitFor()
  })

  test('the register of cases has a row of it, with initials', async () => {
    const { page } = desk
    await menuItem(page, 'Dokumen')
    await press(page, 'Buku register kasus')
    const register = (await issueAndRead(page)).pages.join(' ')
    for (const words of [
      melati,
      'F.M. (P)',
      'Penerbitan paspor ditunda, 02-02-2026',
      'Kunjungan keluarga, Malaysia',
    ])
      expect(register).toContain(words)
    expect(register).not.toMatch(/Melati|6202175403010001/)
  })

  test('a second applicant is deferred the same day, not screened yet', async () => {
    const { page } = desk
    await menuItem(page, 'Penerimaan')
    await fillIntake(page, { nik: '6202086011800001', fullName: 'Coba Teratai', ...familyVisit, yes: {} })
    await press(page, 'Daftarkan kasus')
    await heading(teratai)
    await press(card(page, 'Keputusan'), 'Putuskan')
    await choose(page, 'Keputusan', 'Paspor ditunda')
    await choose(page, 'Sebab', 'Dokumen kurang')
    await press(page, 'Simpan keputusan')
    await heading(teratai)
    await card(page, 'Keputusan').getByText('sampai 04-03-2026').waitFor()
  })
})

describe('14 February 2026: invitation and copy are brought', () => {
  test('both are received, and the deferral stands until somebody decides', async () => {
    await desk.moveTo('2026-02-14T09:00:00')
    const { page } = desk
    await logInAs(page, 'petugas')
    await openCase(page, melati)
    await press(card(page, 'Keputusan'), 'Terima dokumen')
    for (const box of await dialog(page).getByRole('checkbox').all()) await box.check()
    await press(dialog(page), 'Simpan')
    await card(page, 'Keputusan').getByText('2 dari 2 dokumen dibawa').waitFor()
    expect(await text()).toContain('Menunggu dokumen')
  })

  test('the passport goes on: the deferral ends on its 12th day and the passport clock starts again', async () => {
    const { page } = desk
    await press(page, 'Lanjutkan paspor')
    await heading('Putuskan')
    expect(await textField(page, 'Keputusan').inputValue()).toBe('Paspor dilanjutkan')
    expect(await textField(page, 'Sebab').inputValue()).toBe('Dokumen lengkap')
    await page.getByText('Tenggat dimulai: Penerbitan paspor, 4 hari kerja.').waitFor()
    await page.getByText('Tenggat berakhir: Berkas penundaan.').waitFor()
    await textField(page, 'Alasan').fill('Undangan dan salinan paspor cocok; paman sudah diperiksa.')
    await press(page, 'Simpan keputusan')
    await heading(melati)
    await press(page, 'Riwayat keputusan (1)')
    await page.getByText('Selesai, dokumen lengkap · 14-02-2026 · hari ke-12').waitFor()
    // Saturday the 14th; the fourth working day after it is Thursday.
    await press(page, 'Kelola tenggat')
    await dialog(page).getByText('14 Februari 2026, 09.0').waitFor()
    const running = await dialog(page).innerText()
    expect(running).toMatch(/Penerbitan paspor[^]*sampai 19 Februari 2026/)
    expect(running).not.toContain('Berkas penundaan')
    await page.keyboard.press('Escape')
  })

  test('the case is closed as unfounded, and list and timeline say so', async () => {
    const { page } = desk
    await press(page, 'Tutup kasus')
    await press(dialog(page), 'Tutup kasus')
    expect(await dialog(page).innerText()).toContain('Wajib diisi')
    await choose(dialog(page), 'Temuan', 'Tidak berdasar')
    await choose(dialog(page), 'Hasil akhir', 'Dokumen lengkap, paspor diterbitkan')
    await textField(dialog(page), 'Uraian penutupan').fill('Undangan cocok; pengundang terbukti pamannya.')
    await press(dialog(page), 'Tutup kasus')
    await page.getByText('Masih ada 1 tenggat yang berjalan.').waitFor()
    await press(dialog(page), 'Tetap simpan')
    const closed = 'Ditutup 14 Februari 2026: Tidak berdasar · Dokumen lengkap, paspor diterbitkan'
    await page.getByText(closed).waitFor()
    await card(page, 'Garis waktu').getByText('Kasus ditutup').waitFor()
    const timeline = await card(page, 'Garis waktu').innerText()
    const order = [
      'Kasus ditutup',
      'Paspor dilanjutkan',
      'Dokumen yang diminta diterima',
      'Paspor ditunda · 4 Maret 2026',
      'Kasus diterima',
    ]
    const places = order.map((words) => timeline.indexOf(words))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    await menuItem(page, 'Kasus')
    await press(page, /^Selesai\s*1/)
    const row = page.getByRole('row').filter({ hasText: melati })
    await row.waitFor()
    for (const words of ['F.M.', 'Kuning', 'Ditutup']) expect(await row.innerText()).toContain(words)
  })
})

describe('5 March 2026: the documents of the second applicant did not come', () => {
  test('the case says that 30 days have passed, and nothing was cancelled by itself', async () => {
    await desk.moveTo('2026-03-05T08:00:00')
    const { page } = desk
    await logInAs(page, 'petugas')
    await openCase(page, teratai)
    await page.getByText('30 hari lewat, terlambat 1 hari').first().waitFor()
    await page.getByText('Petugas yang memutuskan kelanjutannya.').waitFor()
    await card(page, 'Orang').getByText('Paspor ditunda').waitFor()
  })

  test("the proposal to cancel is an officer's decision", async () => {
    const { page } = desk
    await press(page, 'Putuskan pembatalan')
    await heading('Putuskan')
    expect(await textField(page, 'Keputusan').inputValue()).toBe('Permohonan paspor dibatalkan')
    await press(page, 'Simpan keputusan')
    await card(page, 'Orang').getByText('Permohonan paspor dibatalkan').waitFor()
    await expect.poll(text, { timeout: 10_000 }).not.toContain('30 hari lewat')
    expect(desk.problems).toEqual([])
  })
})
