import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { openWindow, startProgram, type Program, type Window } from '../support/program.ts'
import { openCaseOffice, type TestCaseOffice } from '../support/test-case.ts'
import { testPassword } from '../support/test-office.ts'
import { textField } from '../pages/fields.ts'
import { focused, logInByKeyboard, openByPalette, pressAndGoOn, typeAndGoOn } from '../pages/intake-page.ts'

const knownNik = '6202175403010001'
const phoneOfOthers = '0812-0000-0099'

let office: TestCaseOffice
let program: Program
let window: Window & { problems: string[] }
beforeAll(async () => {
  office = await openCaseOffice()
  office.clock.set(Date.now())
  await addEarlierRecords()
  office.service.close()
  program = await startProgram({ dataDirectory: office.folder })
  window = await openWindow(program)
})
afterAll(async () => {
  await window.close()
  await program.stop()
  rmSync(office.folder, { recursive: true, force: true })
})

/** Somebody whose application was deferred, and a number that stands in two cases. */
const addEarlierRecords = async (): Promise<void> => {
  const earlier = await office.addCase({ title: 'Wawancara paspor – wisata, Malaysia' })
  const known = { fullName: 'Fiktif Melati', nik: knownNik, nikUnknownReason: null, sex: 'female' } as const
  const subjectId = await office.addSubject(earlier.case.id, known)
  await office.worker.decision.decide({
    caseId: earlier.case.id,
    decidedOn: plainDateOfInstant(office.clock.now()),
    choices: [
      {
        subjectIds: [subjectId],
        kind: 'passportDeferred',
        reasonCode: 'documentsMissing',
        ground: null,
        statuteId: null,
        statuteText: null,
        documents: ['Surat undangan'],
        dueOn: null,
        blockedUntil: null,
      },
    ],
    acceptedWarnings: ['DECISION_WITHOUT_SCREENING'],
  })
  for (const caseId of [office.caseId, earlier.case.id])
    await office.worker.entity.link({
      caseId,
      entity: { kind: 'phone', value: phoneOfOthers },
      link: { role: 'contact', source: 'subjectStatement' },
    })
}

const text = (): Promise<string> => window.page.getByRole('main').innerText()
const panel = () => window.page.getByRole('complementary')
const field = (label: string) => textField(window.page, label)
const heading = (name: string | RegExp) => window.page.getByRole('heading', { level: 1, name }).waitFor()
const keptAsDraft = () =>
  panel()
    .getByText(/^Tersimpan sebagai draf \d\d\.\d\d\.\d\d$/)
    .waitFor()

describe('an applicant at the counter, registered without a mouse', () => {
  test('the form opens from the palette with the keyboard in the NIK', async () => {
    const { page } = window
    await logInByKeyboard(page, testPassword('petugas'), 'petugas')
    await openByPalette(page, 'penerimaan cepat')
    await heading('Penerimaan cepat')
    await expect.poll(() => focused(page)).toBe('NIK')
  })

  test('a NIK with month 13 is refused while it is typed, and cannot be handed in', async () => {
    const { page } = window
    await page.keyboard.type('6202083013990001')
    await page.getByText('bulan 13 tidak ada').waitFor()
    expect(await field('Tanggal lahir').inputValue()).toBe('')
    await page.keyboard.press('Control+Enter')
    expect(await focused(page)).toBe('NIK')
    expect(await field('NIK').getAttribute('aria-invalid')).toBe('true')
  })

  test('an earlier record of the NIK that is typed appears with its reason', async () => {
    const { page } = window
    await page.keyboard.press('Control+a')
    await page.keyboard.type(knownNik)
    const now = new Date()
    const month = `${String(now.getMonth() + 1).padStart(2, '0')}-${now.getFullYear()}`
    await panel().getByText(`Pernah ditunda ${month}`).waitFor()
    const found = await panel().innerText()
    for (const words of ['NIK sama', 'F.M.', '620217******0001', 'KNP-']) expect(found).toContain(words)
    expect(found).not.toContain('Fiktif Melati')
    expect(await text()).toContain('lahir 14 Maret 2001 · perempuan · Telaga Antang')
  })

  test('another NIK takes its own birth date and sex, and its district is only warned about', async () => {
    const { page } = window
    await page.keyboard.press('Control+a')
    await page.keyboard.type('6202182512900003')
    await panel().getByText('62.02.18').waitFor()
    expect(await field('Tanggal lahir').inputValue()).toBe('25 Desember 1990')
    expect(await page.getByRole('radio', { name: 'laki-laki' }).getAttribute('aria-checked')).toBe('true')
    expect(await field('NIK').getAttribute('aria-invalid')).not.toBe('true')
  })

  test('Enter goes from field to field and passes over what the NIK has filled in', async () => {
    const { page } = window
    await pressAndGoOn(page, 'Enter', 'Nama lengkap')
    await typeAndGoOn(page, 'Uji Kenanga', 'Telepon')
    await typeAndGoOn(page, '0812-0000-0001', 'Nomor paspor lama')
    await pressAndGoOn(page, 'Enter', 'Tujuan')
    await typeAndGoOn(page, 'kun', 'Negara tujuan')
    await typeAndGoOn(page, 'malay', 'Kota tujuan')
    await typeAndGoOn(page, 'Kuching', 'Keterangan pemohon')
    await typeAndGoOn(page, 'Menjenguk kakak', 'Telepon pengantar')
    await typeAndGoOn(page, phoneOfOthers, 'Keselarasan identitas dan dokumen')
    await panel().getByText('Nomor pengantar ini ada di 2 kasus.').waitFor()
    expect(await panel().innerText()).toContain('Surat undangan atau jaminan')
    expect(await field('Tujuan').inputValue()).toBe('Kunjungan keluarga')
  })

  test('1, 2 and 3 answer; a yes goes through its items and the line each rests on', async () => {
    const { page } = window
    await pressAndGoOn(page, '2', 'Kejelasan tujuan')
    await pressAndGoOn(
      page,
      '1',
      'Tidak dapat menjelaskan tempat tujuan, tuan rumah, rute, atau tanggal pulang',
    )
    await pressAndGoOn(page, '1', 'Dasar jawaban D02')
    await page.keyboard.press('Enter')
    await page.getByText('Tulis dasar jawaban “ya” ini.').waitFor()
    await page.keyboard.type('Tidak tahu alamat kakaknya')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toMatch(/^Mengaku akan bekerja/)
    await keptAsDraft()
  })

  test('after a lock the same officer finds the form as it was', async () => {
    const { page } = window
    await page.keyboard.press('Control+l')
    await page.getByRole('heading', { name: 'Terkunci' }).waitFor()
    expect(await page.locator('body').innerText()).not.toContain('Kuching')
    await logInByKeyboard(page, testPassword('petugas'))
    await heading('Penerimaan cepat')
    await expect.poll(() => field('Nama lengkap').inputValue()).toBe('Uji Kenanga')
    expect(await field('Negara tujuan').inputValue()).toBe('Malaysia')
    expect(await textField(page, 'Dasar jawaban D02').inputValue()).toBe('Tidak tahu alamat kakaknya')
    await keptAsDraft()
  })

  test('saving leads to what is still missing, and the colour is shown as an aid', async () => {
    const { page } = window
    await page.keyboard.press('Control+Enter')
    await expect.poll(() => focused(page)).toMatch(/^Mengaku akan bekerja/)
    await page.keyboard.press('1')
    await expect.poll(() => focused(page)).toBe('Dasar jawaban D04')
    await page.keyboard.type('Mengaku diajak bekerja di kebun')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toMatch(/^Jenis pekerjaan/)
    await pressAndGoOn(page, '3', 'Ketergantungan pada pihak lain')
    await pressAndGoOn(page, '2', 'Perilaku')
    await pressAndGoOn(page, '2', 'Pola keberangkatan')
    await pressAndGoOn(page, '1', 'Dasar jawaban U04')
    await typeAndGoOn(page, 'Tiket besok pagi', 'Data intelijen')
    await pressAndGoOn(page, '2', 'Daftarkan kasus')
    const shown = await panel().innerText()
    for (const words of ['Kuning', 'mendesak', 'Hasil ini alat bantu; keputusan oleh pejabat.'])
      expect(shown).toContain(words)
  })

  test('warnings are read first, overruled by hand, and the case stands with its next step', async () => {
    const { page } = window
    await page.keyboard.press('Control+Enter')
    const ask = page.getByRole('dialog')
    await ask.waitFor()
    expect(await ask.innerText()).toContain('62.02.18')
    await pressAndGoOn(page, 'Shift+Tab', 'Tetap simpan')
    await page.keyboard.press('Enter')
    await heading(/^KNP-\d{4}-0003$/)
    await page.getByRole('button', { name: 'Wawancara' }).first().waitFor()
    await page.getByText('Penerbitan paspor').first().waitFor()
    const shown = await text()
    for (const words of ['Kuning', 'Mendesak', 'Wawancara paspor – kunjungan keluarga, Malaysia'])
      expect(shown).toContain(words)
    expect(shown).not.toContain('Uji Kenanga')
  })

  test('the list has it with initials, nothing is left to continue, and no screen reported a fault', async () => {
    const { page } = window
    await openByPalette(page, 'kasus daftar kerja')
    await heading('Kasus')
    const row = page.getByRole('row').filter({ hasText: /KNP-\d{4}-0003/ })
    await row.waitFor()
    expect(await row.innerText()).toMatch(/U\.K\./)
    await openByPalette(page, 'beranda')
    await heading('Beranda')
    expect(await text()).not.toContain('Lanjutkan draf')
    expect(window.problems).toEqual([])
  })

  test('what was overruled stays with the record', async () => {
    await program.stop()
    office.restart()
    const officer = await office.login('petugas', testPassword('petugas'))
    const [newest] = (await officer.case.list({ view: 'all', sort: 'updated', descending: true })).items
    if (!newest) throw new Error('there is a case')
    const [subject] = (await officer.subject.ofCase({ caseId: newest.id })).items
    if (!subject) throw new Error('there is an applicant')
    const { warnings } = await officer.subject.get({ id: subject.id })
    expect(warnings).toMatchObject([{ code: 'NIK_REGION_UNKNOWN' }])
    office.service.close()
  })
})
