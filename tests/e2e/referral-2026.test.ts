import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addAgency } from '../../src/main/features/referral/referral.test-support.ts'
import { allYes, assess } from '../../src/main/features/screening/screening.test-support.ts'
import { card, openCase } from '../pages/case-page.ts'
import { choose, dialog, menuItem, press, textField } from '../pages/fields.ts'
import { logInAs } from '../pages/office-page.ts'
import { issueAndRead } from '../pages/paper-page.ts'
import {
  chooseAgencies,
  openReferral,
  recordStep,
  referralRow,
  signAndSend,
  takeOtherStep,
  takeStep,
} from '../pages/referral-page.ts'
import { openCaseOffice, type TestCaseOffice } from '../support/test-case.ts'
import { startWorkstation, type Workstation } from '../support/workstation.ts'

const rahmat = 'KNP-2026-0002'
const [police, protection] = ['Polres Contoh', 'BP3MI Contoh']
const [far, near] = ['Dinas Sosial Jauh', 'Dinas Sosial Contoh']
const identity = /Rahmat|6202080511940002|C1234567|0812/

/** The case of S-04 as it stands after the screening, and the directory of the office. */
const prepare = async (office: TestCaseOffice): Promise<void> => {
  const { case: record } = await office.addCase({
    title: 'Tawaran kerja "CS" di Bangkok',
    eventRegionCode: '62.02',
    chronology: 'Uji Rahmat mengaku berlibur ke Bangkok; percakapannya menyebut kerja "CS" dengan USD 900.',
  })
  const subjectId = await office.addSubject(record.id, {
    fullName: 'Uji Rahmat',
    sex: 'male',
    birthOn: '1994-11-05',
    nik: '6202080511940002',
    nikUnknownReason: null,
    passportNumber: 'C1234567',
    contacts: [{ kind: 'phone', value: '0812-0000-0004' }],
  } as never)
  await assess(office.worker, subjectId, { answers: allYes('P03 P09 P11 C01 C02 C04 T02 T09') })
  addAgency(office, { kind: 'police', name: police, regionCodes: ['62.02'] })
  addAgency(office, { kind: 'workerProtection', name: protection, regionCodes: ['62'] })
  addAgency(office, { kind: 'socialOffice', name: far, regionCodes: ['53.71'] })
  addAgency(office, { kind: 'socialOffice', name: near, regionCodes: ['62.02'] })
  await office.head.number.savePattern({
    documentType: 'referralLetter',
    pattern: 'RUJ-{urut}/{tahun}',
    digits: 3,
    counterScope: 'typeAndYear',
    tokens: { kanwil: '', upt: '', klasifikasi: '' },
    version: 0,
  })
}

let desk: Workstation
let replyCode = ''
beforeAll(async () => {
  const office = await openCaseOffice()
  await prepare(office)
  office.service.close()
  desk = await startWorkstation({ now: '2026-11-23T13:00:00', dataDirectory: office.folder })
  await logInAs(desk.page, 'petugas')
})
afterAll(() => desk.close())

const text = (): Promise<string> => desk.page.getByRole('main').innerText()
const heading = (name: string | RegExp) => desk.page.getByRole('heading', { level: 1, name }).waitFor()

describe('23 November 2026: somebody with strong signs is referred to three agencies at once', () => {
  test('the decision says so, and the letter starts with initials and with what was seen', async () => {
    const { page } = desk
    await openCase(page, rahmat)
    await press(card(page, 'Keputusan'), 'Putuskan')
    await choose(page, 'Keputusan', 'Dirujuk')
    await choose(page, 'Sebab', 'Dugaan TPPO')
    await press(page, 'Simpan keputusan')
    await heading(rahmat)
    await press(card(page, 'Rujukan'), 'Rujukan baru')
    await heading('Rujukan baru')
    expect(await textField(page, 'Kronologi ringkas').inputValue()).toMatch(/^U\.R\. mengaku berlibur/)
    const seen = await textField(page, 'Yang terlihat atau dikatakan').inputValue()
    expect(seen.split('\n')).toHaveLength(8)
    expect(seen).not.toMatch(/merah|kuat|skor|penapisan|dasar/i)
    expect(await text()).not.toMatch(identity)
  })

  test('agencies of the home stand first; consent and every field that leaves are chosen', async () => {
    const { page } = desk
    await textField(page, 'Instansi tujuan').click()
    const home = page.getByRole('group', { name: 'Sesuai wilayah asal: Kabupaten Kotawaringin Timur' })
    await home.getByRole('option', { name: police }).waitFor()
    await chooseAgencies(page, [police, protection, far])
    await choose(page, 'Persetujuan 1', 'Setuju')
    const people = card(page, 'Siapa yang dirujuk')
    await people.getByRole('button', { name: /^\d+ data$/ }).click()
    await page.getByRole('checkbox', { name: 'Kontak', exact: true }).uncheck()
    await page.keyboard.press('Escape')
    await expect.poll(() => people.innerText()).toMatch(/NIK/)
    expect(await people.innerText()).not.toContain('Kontak')
  })

  test('an agency outside its area is asked about, and why it is written to all the same is kept', async () => {
    const { page } = desk
    await press(page, 'Siapkan 3 rujukan')
    const warning = `Wilayah kerja ${far} tidak mencakup Kabupaten Kotawaringin Timur`
    await dialog(page).getByText(warning).waitFor()
    await press(dialog(page), 'Tetap simpan')
    expect(await dialog(page).innerText()).toContain('Wajib diisi')
    await textField(dialog(page), 'Mengapa tetap ke instansi ini').fill('Keluarganya pindah ke sana')
    await press(dialog(page), 'Tetap simpan')
    await heading(rahmat)
    for (const agency of [police, protection, far])
      await referralRow(page, agency).getByText('Disiapkan').waitFor()
    await openReferral(page, rahmat, far)
    const kept = card(page, 'Instansi')
    await kept.getByText(warning).waitFor()
    expect(await kept.innerText()).toMatch(/Petugas petugas, 23 November 2026.*: Keluarganya pindah ke sana/)
    expect(await card(page, 'Rujukan terkait').innerText()).toContain(police)
  })

  test('the letter carries initials only, and leads to what was asked', async () => {
    const { page } = desk
    await openReferral(page, rahmat, police)
    await card(page, 'Naskah').getByRole('link', { name: 'Surat rujukan' }).click()
    await heading(/^Terbitkan/)
    await page.getByRole('radiogroup', { name: 'Nomor' }).getByText('Pola kantor').click()
    const letter = await issueAndRead(page)
    expect(letter).toMatchObject({ standard: '2B', hasOutputIntent: true })
    const printed = letter.pages.join(' ')
    for (const words of ['RUJ-001/2026', `Kepala ${police}`, 'U.R.', 'Rahasia', 'Menyetujui'])
      expect(printed).toContain(words)
    expect(printed).not.toMatch(identity)
    expect(printed).not.toMatch(/merah|skor/i)
  })

  test('the annex is a paper of its own, with the identity and with nothing that was not ticked', async () => {
    const { page } = desk
    await openReferral(page, rahmat, police)
    await card(page, 'Naskah').getByRole('link', { name: 'Lampiran tertutup' }).click()
    const annex = (await issueAndRead(page)).pages.join(' ')
    for (const words of ['Uji Rahmat', '6202080511940002', 'C1234567']) expect(annex).toContain(words)
    expect(annex).not.toContain('0812')
  })

  test('the reply slip carries the code of its referral and no name', async () => {
    const { page } = desk
    await openReferral(page, rahmat, police)
    replyCode = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await card(page, 'Naskah').innerText())?.[0] ?? ''
    await card(page, 'Naskah').getByRole('link', { name: 'Lembar balasan' }).click()
    const slip = (await issueAndRead(page)).pages.join(' ')
    expect(slip).toContain(replyCode)
    expect(slip).not.toMatch(identity)
  })

  test('all three are signed and sent on a day, and word is expected by the third working day', async () => {
    const { page } = desk
    for (const agency of [police, protection, far]) {
      await openReferral(page, rahmat, agency)
      await signAndSend(page, `Agenda ${agency}`)
      await page.getByText('Kabar ditunggu sampai 26 November 2026').waitFor()
    }
    await openCase(page, rahmat)
    await page.getByText('Menunggu instansi').first().waitFor()
  })
})

describe('27 November 2026: nobody confirmed receipt', () => {
  test('home says so under what is late, and leads to the referral', async () => {
    await desk.moveTo('2026-11-27T08:00:00')
    const { page } = desk
    await logInAs(page, 'petugas')
    const late = page.locator('[data-column="overdue"]')
    await late.getByText(police).waitFor()
    expect(await late.innerText()).toContain('3 rujukan')
    await press(late.getByRole('listitem').filter({ hasText: police }), 'Tanyakan')
    await heading(police)
    await page.getByText('4 hari tanpa tanda terima').first().waitFor()
    // Escape closes the dialog and does not lead back from the page behind it.
    await press(page, 'Tanyakan kabar')
    await dialog(page).waitFor()
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'hidden' })
    await heading(police)
    await press(page, 'Tanyakan kabar')
    await textField(dialog(page), 'Isi percakapan').fill('Surat ada di meja Kasatreskrim.')
    await press(dialog(page), 'Simpan catatan')
    await dialog(page).waitFor({ state: 'hidden' })
    await card(page, /^Catatan$/)
      .getByText('Surat ada di meja Kasatreskrim.')
      .waitFor()
  })

  test('a slip that came back leads by its code to the answer, and a mistyped one does not', async () => {
    const { page } = desk
    await menuItem(page, 'Rujukan')
    await press(page, 'Catat lembar balasan')
    await heading('Lembar balasan')
    const code = textField(page, 'Kode lembar balasan')
    await code.fill(`${replyCode.slice(0, -1)}${replyCode.endsWith('0') ? '1' : '0'}`)
    await press(page, 'Cari rujukan')
    await page.getByText('Kode ini salah ketik.').waitFor()
    await code.fill(replyCode.toLowerCase())
    await press(page, 'Cari rujukan')
    await heading(police)
    await recordStep(page, 'Instansi mulai menangani', {
      choices: { 'Isi jawaban': 'Instansi mulai menangani' },
      texts: { 'Siapa yang menjawab': 'Aiptu Contoh' },
    })
    const entries = card(page, /^Catatan$/)
    await entries.getByText('Aiptu Contoh').waitFor()
    expect(await entries.innerText()).toContain('Lembar balasan')
  })

  test('the number of the police report is kept as the result', async () => {
    const { page } = desk
    await textField(card(page, 'Hasil'), 'Nomor laporan polisi (LP)').fill('LP/00/FIKTIF')
    await press(card(page, 'Hasil'), 'Simpan')
    await page.getByText('Hasil disimpan').waitFor()
    await takeStep(page, 'Instansi selesai', { texts: { Keterangan: 'Berangkatnya dicegah' } })
    await page.getByText('Selesai', { exact: true }).first().waitFor()
    expect(await textField(card(page, 'Hasil'), 'Nomor laporan polisi (LP)').inputValue()).toBe(
      'LP/00/FIKTIF',
    )
  })

  test('an agency declines with a reason, and the same letter goes to another one', async () => {
    const { page } = desk
    await openReferral(page, rahmat, far)
    await takeOtherStep(page, 'Instansi menolak', { texts: { Alasan: 'Bukan wilayah kerja kami' } })
    await press(page, 'Rujuk ke instansi lain')
    expect(await textField(dialog(page), 'Alasan').inputValue()).toBe('Bukan wilayah kerja kami')
    await recordStep(page, 'Rujuk ke instansi lain', { choices: { 'Instansi tujuan': near } })
    await heading(near)
    expect(await card(page, 'Rujukan terkait').innerText()).toMatch(new RegExp(`${far}[^]*Menggantikan`))
    expect(await card(page, 'Isi surat').innerText()).toContain('U.R. mengaku berlibur')
    await signAndSend(page, 'Diantar langsung')
    await takeOtherStep(page, 'Instansi selesai', { texts: { Keterangan: 'Keluarga sudah didampingi' } })
  })
})

describe('the case is closed when every agency has answered', () => {
  const close = async (): Promise<void> => {
    const { page } = desk
    await choose(dialog(page), 'Temuan', 'Tidak cukup bukti')
    await choose(dialog(page), 'Hasil akhir', 'Dicegah dan diberi edukasi')
    await textField(dialog(page), 'Uraian penutupan').fill('Tidak jadi berangkat.')
    await press(dialog(page), 'Tutup kasus')
  }

  test('as long as one has not, closing asks', async () => {
    const { page } = desk
    await openCase(page, rahmat)
    await referralRow(page, far).getByText('Dirujuk ulang').waitFor()
    await press(page, 'Langkah lain')
    await page.getByRole('menuitem', { name: 'Tutup kasus' }).click()
    await close()
    await page.getByText('Masih ada 1 rujukan yang belum selesai.').waitFor()
    await press(dialog(page), 'Periksa lagi')
    await press(dialog(page), 'Batal')
    await openReferral(page, rahmat, protection)
    await takeOtherStep(page, 'Instansi selesai', { texts: { Keterangan: 'Terverifikasi nonprosedural' } })
    await choose(card(page, 'Hasil'), 'Hasil verifikasi', 'Nonprosedural')
    await press(card(page, 'Hasil'), 'Simpan')
    await page.getByText('Hasil disimpan').waitFor()
  })

  test('then it closes, and list and agency tell what became of the letters', async () => {
    const { page } = desk
    await openCase(page, rahmat)
    await press(page, 'Langkah lain')
    await page.getByRole('menuitem', { name: 'Tutup kasus' }).click()
    await close()
    await page.getByText('Ditutup 27 November 2026: Tidak cukup bukti').waitFor()
    await menuItem(page, 'Rujukan')
    await press(page, /^Berakhir\s*4/)
    await page.getByRole('row').filter({ hasText: protection }).getByText('Selesai').waitFor()
    await menuItem(page, 'Instansi')
    await page.getByRole('link', { name: police }).first().click()
    await heading(police)
    const ofAgency = card(page, 'Rujukan ke instansi ini')
    await ofAgency.getByText('Selesai', { exact: true }).waitFor()
    expect(await ofAgency.innerText()).toMatch(/Semua\s+1\s+Belum selesai\s+0\s+Lewat waktu\s+0/)
    await ofAgency.getByRole('link', { name: 'Buka daftar rujukan' }).click()
    await heading('Rujukan')
    await page.getByRole('row').filter({ hasText: police }).waitFor()
    await expect.poll(() => page.getByRole('row').filter({ hasText: rahmat }).count()).toBe(1)
    expect(desk.problems).toEqual([])
  })
})
