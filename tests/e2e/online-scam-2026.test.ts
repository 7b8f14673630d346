import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addEntity, card, openCase, preparePaper } from '../pages/case-page.ts'
import { choose, dialog, menuItem, press, step, textField } from '../pages/fields.ts'
import { fillIntake } from '../pages/intake-page.ts'
import { changeTo, logInAs } from '../pages/office-page.ts'
import { issueAndRead } from '../pages/paper-page.ts'
import { confirmPassword } from '../pages/question-page.ts'
import { answerYes, row } from '../pages/screening-page.ts'
import { openCaseOffice } from '../support/test-case.ts'
import { testPassword } from '../support/test-password.ts'
import { startWorkstation, type Workstation } from '../support/workstation.ts'

const [other, rahmat] = ['KNP-2026-0001', 'KNP-2026-0002']
const entities = 'Pihak terduga dan petunjuk'

let desk: Workstation
beforeAll(async () => {
  const office = await openCaseOffice()
  office.service.close()
  desk = await startWorkstation({ now: '2026-11-23T13:00:00', dataDirectory: office.folder })
  await logInAs(desk.page, 'petugas')
})
afterAll(() => desk.close())

const text = (): Promise<string> => desk.page.getByRole('main').innerText()
const heading = (name: string | RegExp) => desk.page.getByRole('heading', { level: 1, name }).waitFor()

/** Decides about the one person of the case, for suspected trafficking. */
const decide = async (kind: string): Promise<void> => {
  const { page } = desk
  await press(card(page, 'Keputusan'), 'Putuskan')
  await choose(page, 'Keputusan', kind)
  await choose(page, 'Sebab', 'Dugaan TPPO')
  await press(page, 'Simpan keputusan')
  await heading(rahmat)
}

describe('an offer of work as "CS", told at the counter as a holiday in Bangkok', () => {
  test('what is asked at the counter makes it yellow and no more', async () => {
    const { page } = desk
    await menuItem(page, 'Penerimaan')
    await fillIntake(page, {
      nik: '6202080511940002',
      fullName: 'Uji Rahmat',
      phone: '0812-0000-0004',
      purpose: 'Wisata',
      country: 'Thailand',
      city: 'Bangkok',
      detail: 'Berlibur',
      yes: {
        'Keselarasan identitas dan dokumen': { D01: 'Percakapan menyebut kerja "CS", USD 900' },
        'Kejelasan tujuan': { C02: 'Tempat akhirnya Myawaddy' },
        'Ketergantungan pada pihak lain': { P03: 'Tiket dibelikan' },
        Perilaku: { C15: 'Disuruh menjawab berlibur' },
        'Data intelijen': { P12: 'Telegram, perusahaan tidak ada' },
      },
    })
    const panel = page.getByRole('complementary')
    await panel.getByText('Kuning', { exact: true }).waitFor()
    await expect.poll(() => panel.innerText()).toMatch(/Thailand\s+Peringatan/)
    await press(page, 'Daftarkan kasus')
    await heading(rahmat)
    expect(await text()).not.toContain('Mendesak')
  })

  test('the whole screening makes it red: process, means and purpose, and nothing beside', async () => {
    const { page } = desk
    await card(page, 'Orang').getByRole('link', { name: 'U.R.' }).click()
    await step(page, 'Penapisan')
    await press(page, 'Tapis ulang')
    for (const [itemId, basis] of [
      ['P09', 'Tiket terputus lewat Don Mueang'],
      ['P11', 'Tujuan akhir Myanmar'],
      ['C01', 'USD 900 tanpa keahlian'],
      ['C04', 'Utang Rp12.000.000 dipotong gaji'],
      ['T02', 'Alamat kompleks penipuan daring'],
      ['T09', 'Tanpa visa kerja'],
    ] as const)
      await answerYes(page, itemId, basis)
    const leavesToday = row(page, 'U04').getByRole('radio', { name: /Tidak$/ })
    expect(await leavesToday.getAttribute('aria-checked')).toBe('true')
    await press(page, 'Selesaikan penapisan')
    await heading('Hasil penapisan subjek 1')
    const result = await page.getByRole('complementary', { name: 'Hasil' }).innerText()
    for (const words of [
      'Merah',
      'Dugaan kuat TPPO',
      'Proses (P), cara (C), dan tujuan (T) positif.',
      'Positif karena 3 sedang atau lebih.',
      'Positif karena 1 kuat dan 1 lainnya.',
      'Hasil ini alat bantu; keputusan oleh pejabat.',
    ])
      expect(result).toContain(words)
    expect(result.match(/^Positif$/gm)).toHaveLength(3)
    expect(result).not.toMatch(/Dugaan TPPM|Mendesak/)
  })

  test('a departure in three days is a note, and the case is not urgent', async () => {
    const { page } = desk
    await openCase(page, rahmat)
    await press(page, 'Tambah catatan')
    await textField(dialog(page), 'Catatan').fill('Berangkat tiga hari lagi menurut tiketnya.')
    await press(dialog(page), 'Simpan')
    await card(page, 'Garis waktu').getByText('Berangkat tiga hari lagi menurut tiketnya.').waitFor()
    const shown = await text()
    expect(shown).toContain('Merah')
    expect(shown).not.toMatch(/Mendesak|TPPM/)
  })

  test('whoever sent him and every number are entered in one field, and shown covered', async () => {
    const { page } = desk
    await addEntity(page, { typed: 'Boss Coba', kind: 'Orang', shown: 'C.', choices: { Peran: 'Perekrut' } })
    await addEntity(page, {
      typed: '0812-0000-0099',
      kind: 'Telepon',
      shown: '****0099',
      choices: { Pemegang: 'C. · Perekrut', Sumber: 'Percakapan (chat)' },
    })
    // The holder stays for what follows, as several numbers come from one statement.
    await addEntity(page, {
      typed: '1234567890',
      kind: 'Rekening atau dompet',
      shown: '****7890',
      bank: 'Bank Contoh',
    })
    await addEntity(page, {
      typed: '@agen_fiktif',
      kind: 'Akun media sosial',
      shown: '@a****if',
      choices: { Layanan: 'Telegram' },
    })
    await addEntity(page, { typed: 'FIKTF4', kind: 'Kode booking', shown: 'FIKTF4' })
    const shown = await card(page, entities).innerText()
    for (const words of ['****0099', '****7890', 'Bank Contoh', '@a****if', 'Telegram', 'FIKTF4'])
      expect(shown).toContain(words)
    expect(shown).not.toMatch(/Boss|1234567890|00000099|agen_fiktif/)
  })

  test('the same phone in another case says at once that one case has it, and which', async () => {
    const { page } = desk
    await openCase(page, other)
    const entry = textField(card(page, entities), 'Tambah pihak atau nomor')
    await entry.fill('+62 812 0000 0099')
    await card(page, entities).getByText('Tercatat dalam 1 kasus').waitFor()
    await card(page, entities).getByRole('link', { name: rahmat }).waitFor()
    await entry.press('Enter')
    await card(page, entities).getByRole('link', { name: 'dalam 2 kasus' }).waitFor()
  })

  test('the same name is nobody else unasked: the one who is meant is chosen', async () => {
    const { page } = desk
    const shown = card(page, entities)
    await textField(shown, 'Tambah pihak atau nomor').fill('boss coba')
    await shown.getByText('Nama yang sama tercatat. Pilih bila orangnya sama.').waitFor()
    await press(shown, 'Orang yang sama')
    await choose(shown, 'Peran', 'Penyandang dana')
    await press(shown, 'Tambah')
    await shown.getByText('Orang · Penyandang dana').waitFor()
  })

  test('deferral and referral hold at once, the report to the police waits for a second person', async () => {
    const { page } = desk
    await openCase(page, rahmat)
    await decide('Paspor ditunda')
    await card(page, 'Keputusan').getByText('sampai 23-12-2026').waitFor()
    await decide('Dirujuk')
    await decide('Dilaporkan ke polisi')
    const decisions = card(page, 'Keputusan')
    await decisions.getByText('Menunggu persetujuan').waitFor()
    await decisions.getByRole('button', { name: 'Tarik usulan' }).waitFor()
    expect(await decisions.getByRole('button', { name: 'Setujui' }).count()).toBe(0)
    expect(await text()).toContain('Menunggu atasan')
  })

  test('the notice for the applicant says nothing of what is suspected', async () => {
    const { page } = desk
    await preparePaper(page, 'Pemberitahuan penundaan')
    const notice = await issueAndRead(page)
    expect(notice).toMatchObject({ standard: '2B', hasOutputIntent: true })
    const printed = notice.pages.join(' ')
    expect(printed).toContain('Rabu, 23 Desember 2026')
    expect(printed).not.toMatch(/merah|duga|TPPO|perdagangan|polisi|Dirujuk|Coba|KNP-/i)
  })
})

describe('the head of the section, at the same computer', () => {
  test('finds the proposal on the first page and confirms it under the own name', async () => {
    const { page } = desk
    await changeTo(page, 'kasi')
    await page.getByText('Setujui atau tolak: Dilaporkan ke polisi untuk subjek 1').waitFor()
    await press(page, 'Periksa keputusan')
    await heading(rahmat)
    await press(card(page, 'Keputusan'), 'Setujui')
    await press(dialog(page), 'Setujui')
    await dialog(page).waitFor({ state: 'hidden' })
    await press(card(page, 'Keputusan'), 'Rincian: Dilaporkan ke polisi')
    const decided = await card(page, 'Keputusan').innerText()
    expect(decided).toMatch(/Pemutus atau pengusul\s+Petugas petugas\s+Penyetuju\s+Petugas kasi/)
    expect(decided).not.toContain('Menunggu persetujuan')
  })

  test('the summary of the case carries initials and masked numbers only', async () => {
    const { page } = desk
    await preparePaper(page, 'Ringkasan kasus')
    const summary = await issueAndRead(page)
    expect(summary).toMatchObject({ standard: '2B', hasOutputIntent: true })
    const printed = summary.pages.join(' ')
    for (const words of [rahmat, 'U.R.', '620208******0002', 'Merah']) expect(printed).toContain(words)
    expect(printed).not.toMatch(/Rahmat|6202080511940002|Boss|1234567890|81200000004|81200000099/)
  })

  test('the NIK opens with a reason, and the opening is an act of its own', async () => {
    const { page } = desk
    await openCase(page, rahmat)
    await card(page, 'Orang').getByRole('link', { name: 'U.R.' }).click()
    await card(page, 'Identitas').getByText('620208******0002').waitFor()
    await press(page, 'Tampilkan NIK')
    await press(dialog(page), 'Menyusun surat atau laporan')
    await press(dialog(page), 'Tampilkan')
    await confirmPassword(page, testPassword('kasi'))
    await card(page, 'Identitas').getByText('6202080511940002').waitFor()
    await openCase(page, rahmat)
    await expect
      .poll(() => card(page, 'Garis waktu').innerText())
      .toMatch(/Data tersamar dibuka\s+U\.R\.\s+NIK · dilihat\s+Petugas kasi/)
  })

  test('whoever turns out to be a witness is one in this case, and stays what he was in the other', async () => {
    const { page } = desk
    const shown = card(page, entities)
    await press(shown, 'Tindakan untuk C.')
    await page.getByRole('menuitem', { name: 'Ubah peran dan sumber' }).click()
    await choose(dialog(page), 'Peran', 'Saksi')
    await press(dialog(page), 'Simpan')
    await shown.getByText('Orang · Saksi').waitFor()
    await press(shown, 'Tindakan untuk C.')
    await page.getByRole('menuitem', { name: 'Buka semua kasusnya' }).click()
    await heading('C.')
    for (const [number, role] of [
      [other, 'Penyandang dana'],
      [rahmat, 'Saksi'],
    ] as const)
      await page.getByRole('row').filter({ hasText: number }).getByText(role, { exact: true }).waitFor()
    const held = card(page, 'Nomor dan barang yang dipegang')
    for (const number of ['****0099', '****7890', '@a****if', 'FIKTF4'])
      await held.getByText(number).waitFor()
  })
})

describe('sixty days later', () => {
  test('the officer cancels the application that was withdrawn and closes the case as not proven', async () => {
    await desk.moveTo('2027-01-22T09:00:00')
    const { page } = desk
    await logInAs(page, 'petugas')
    await openCase(page, rahmat)
    await press(page, 'Putuskan pembatalan')
    await choose(page, 'Sebab', 'Pemohon mengundurkan diri')
    await press(page, 'Simpan keputusan')
    await heading(rahmat)
    await step(page, 'Mulai pemantauan')
    await press(dialog(page), 'Ya, lanjutkan')
    await press(page, 'Tutup kasus')
    await choose(dialog(page), 'Temuan', 'Tidak cukup bukti')
    await choose(dialog(page), 'Hasil akhir', 'Dicegah dan diberi edukasi')
    await textField(dialog(page), 'Uraian penutupan').fill(
      'Tidak jadi berangkat; pengirimnya belum ditemukan.',
    )
    await press(dialog(page), 'Tutup kasus')
    await page.getByText('Ditutup 22 Januari 2027: Tidak cukup bukti · Dicegah dan diberi edukasi').waitFor()
  })

  test('an officer cannot reopen it; the head of the section does, with a reason', async () => {
    const { page } = desk
    await press(page, 'Langkah lain')
    const reopen = page.getByRole('menuitem', { name: /^Buka kembali/ })
    expect(await reopen.innerText()).toContain('Peran Anda tidak mencakup tindakan ini.')
    await page.keyboard.press('Escape')
    await changeTo(page, 'kasi')
    await openCase(page, rahmat)
    await press(page, 'Buka kembali')
    await textField(dialog(page), 'Alasan').fill('LP/00/FIKTIF: penyidik menemukan pengirimnya.')
    await press(dialog(page), 'Buka kembali')
    await page.getByText('Asesmen', { exact: true }).waitFor()
  })

  test('it is closed again as trafficking confirmed, and the timeline keeps both endings', async () => {
    const { page } = desk
    await step(page, 'Tutup kasus')
    await choose(dialog(page), 'Temuan', 'TPPO terbukti')
    await choose(dialog(page), 'Hasil akhir', 'Laporan polisi dibuat')
    await textField(dialog(page), 'Uraian penutupan').fill('LP/00/FIKTIF: pengirim menjadi tersangka.')
    await press(dialog(page), 'Tutup kasus')
    await page.getByText('Ditutup 22 Januari 2027: TPPO terbukti · Laporan polisi dibuat').waitFor()
    const timeline = card(page, 'Garis waktu')
    await expect
      .poll(() => timeline.innerText())
      .toMatch(/Kasus ditutup\s+TPPO terbukti[^]*Kasus dibuka kembali[^]*Kasus ditutup\s+Tidak cukup bukti/)
    expect(desk.problems).toEqual([])
  })
})
