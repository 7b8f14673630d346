import { rmSync } from 'node:fs'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { card } from '../pages/case-page.ts'
import { choose, dialog, menuItem, press, step, textField } from '../pages/fields.ts'
import { changeTo, logInAs } from '../pages/office-page.ts'
import { approveAs, confirmPassword } from '../pages/question-page.ts'
import { logIn } from '../pages/setup-page.ts'
import { openWindow, startProgram, type Program, type Window } from '../support/program.ts'
import { openCaseOffice, type TestCaseOffice } from '../support/test-case.ts'
import { sampitSetup, testPassword } from '../support/test-office.ts'

/** Of the one whom the secret case is about; everybody is fictitious. */
const nik = '6202175403010001'
const person = 'Fiktif Kenanga'
/** Chosen by the section head himself: nobody approves with a password that was given to him. */
const ownPassword = 'tikar kelapa layar sepeda'
const headPassword = sampitSetup().officer.password

let office: TestCaseOffice
let program: Program
let window: Window & { problems: string[] }
const hidden = { id: '', number: '', subjectId: '', evidenceId: '' }

beforeAll(async () => {
  office = await openCaseOffice()
  office.clock.set(Date.now())
  const { case: record } = await office.addCase({ title: 'Laporan keluarga', confidentiality: 'secret' })
  const identity = { fullName: person, nik, nikUnknownReason: null, sex: 'female' } as const
  const subjectId = await office.addSubject(record.id, identity)
  const evidence = await office.worker.evidence.add({
    caseId: record.id,
    title: 'Percakapan dengan perekrut',
    kind: 'chat',
    source: 'Keluarga',
    obtainedOn: null,
    subjectId: null,
    note: null,
    file: new File(['%PDF-1.7\n%%EOF'], 'percakapan.pdf', { type: 'application/pdf' }),
  })
  Object.assign(hidden, { id: record.id, number: record.number, subjectId, evidenceId: evidence.id })
  await office.sectionHead.session.changePassword({
    oldPassword: testPassword('kasi'),
    newPassword: ownPassword,
  })
  office.service.close()
  program = await startProgram({ dataDirectory: office.folder })
  window = await openWindow(program)
})
afterAll(async () => {
  await window.close()
  await program.stop()
  rmSync(office.folder, { recursive: true, force: true })
})

const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash
  }, `#${path}`)
const main = (page: Page): Promise<string> => page.getByRole('main').innerText()
const lock = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+l')
  await page.getByRole('heading', { name: 'Terkunci' }).waitFor()
}

describe('a case that only one of two officers may know', () => {
  test('is in the list, the search and the suggestions of the one who answers for it', async () => {
    const { page } = window
    await logInAs(page, 'petugas')
    await menuItem(page, 'Kasus')
    await press(page, /^Semua\s*2/)
    await page.getByRole('link', { name: hidden.number }).waitFor()
    await page.getByPlaceholder('Cari nomor kasus atau nama orang').fill('Kenanga')
    await page.getByRole('link', { name: hidden.number }).waitFor()
    await goTo(page, '/intake')
    await textField(page, 'NIK').fill(nik)
    await page.getByRole('complementary').getByText('NIK sama').waitFor()
    await textField(page, 'NIK').fill('')
  })

  test('is nowhere for his colleague: not in list, count, search, suggestion or behind its link', async () => {
    const { page } = window
    await changeTo(page, 'rekan')
    await menuItem(page, 'Kasus')
    await press(page, /^Semua\s*0/)
    await page.getByPlaceholder('Cari nomor kasus atau nama orang').fill('Kenanga')
    await expect.poll(() => main(page)).not.toContain(hidden.number)
    await goTo(page, '/intake')
    await textField(page, 'NIK').fill(nik)
    await page.getByRole('complementary').getByText('Belum ada catatan dengan data ini.').waitFor()
    await textField(page, 'NIK').fill('')
    for (const path of [`/cases/${hidden.id}`, `/cases/${hidden.id}/subjects/${hidden.subjectId}`]) {
      await goTo(page, path)
      await page
        .getByText(/tidak ditemukan|tidak ada/i)
        .first()
        .waitFor()
      expect(await main(page)).not.toMatch(/Kenanga|Laporan keluarga/)
    }
  })

  test('is told to the head of the section, who has no key to it, and what he can do', async () => {
    const { page } = window
    await lock(page)
    await logIn(page, 'kasi', ownPassword)
    await menuItem(page, 'Kasus')
    await press(page, /^Semua\s*1/)
    expect(await main(page)).not.toContain(hidden.number)
    await goTo(page, `/cases/${hidden.id}`)
    await page.getByText('Kasus ini tersegel').waitFor()
    expect(await main(page)).not.toContain('Laporan keluarga')
    const refused = page.getByRole('button', { name: 'Buka dengan alasan' })
    await refused.focus()
    await page.getByText('Minta kepala kantor membukanya').first().waitFor()
  })

  test('opens to the head of the office with a reason, and not before', async () => {
    const { page } = window
    await lock(page)
    await logIn(page, 'kepala', headPassword)
    await goTo(page, `/cases/${hidden.id}`)
    await page.getByText('Kasus ini tersegel').waitFor()
    expect(await main(page)).not.toContain('Laporan keluarga')
    await press(page, 'Buka dengan alasan')
    await textField(dialog(page), 'Alasan').fill('Rapat dengan Polres Contoh')
    await press(dialog(page), /^Buka selama/)
    await page.getByText('Kasus tersegel ini terbuka untuk Anda').waitFor()
  })

  test('shows a covered value only after the password again; who lets it be has changed nothing', async () => {
    const { page } = window
    await goTo(page, `/cases/${hidden.id}/subjects/${hidden.subjectId}`)
    const identity = card(page, 'Identitas')
    await identity.getByText('620217******0001').waitFor()
    await press(page, 'Tampilkan NIK')
    await press(dialog(page), 'Menyusun surat atau laporan')
    await press(dialog(page), 'Tampilkan')
    const question = page.getByRole('dialog', { name: 'Isi kata sandi lagi' })
    await question.waitFor()
    expect(await question.innerText()).toContain('Membuka data tersamar')
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'hidden' })
    // The reason stands where it was, and the value is still covered.
    expect(await textField(dialog(page), 'Alasan').inputValue()).toBe('Menyusun surat atau laporan')
    expect(await identity.innerText()).not.toContain(nik)
    await press(dialog(page), 'Tampilkan')
    await question.getByLabel('Kata sandi', { exact: true }).fill('bukan kata sandi saya')
    await press(question, 'Lanjutkan')
    await question.getByText(/kata sandi.*salah|tidak cocok/i).waitFor()
    await confirmPassword(page, headPassword)
    await identity.getByText(nik).waitFor()
  })

  test('tells the officer who answers for it that it was opened, by whom and why', async () => {
    const { page } = window
    await changeTo(page, 'petugas')
    await goTo(page, '/')
    const notices = card(page, /^Kasus dibuka dengan alasan/)
    await notices.getByText('Rapat dengan Polres Contoh').waitFor()
    expect(await notices.innerText()).toContain('dibuka oleh Kepala Contoh')
  })

  test('gives a piece of evidence out when a second person approves it on the same screen', async () => {
    const { page } = window
    await goTo(page, `/cases/${hidden.id}/evidence/${hidden.evidenceId}`)
    await step(page, /^Keluarkan berkas asli/)
    await textField(dialog(page), 'Untuk apa dan siapa yang meminta').fill('Permintaan Polres Contoh')
    const download = page.waitForEvent('download')
    await press(dialog(page), 'Keluarkan')
    await confirmPassword(page, testPassword('petugas'))
    const second = page.getByRole('dialog', { name: 'Perlu persetujuan orang kedua' })
    await textField(second, 'Nama masuk rekan').fill('petugas')
    await second.getByLabel('Kata sandi rekan', { exact: true }).fill(testPassword('petugas'))
    await press(second, 'Setujui')
    await second.getByText('Yang menyetujui harus orang lain.').waitFor()
    await approveAs(page, 'kasi', ownPassword)
    expect((await download).suggestedFilename()).toContain('percakapan')
    // He is still the one at work.
    await page.getByRole('button', { name: /Petugas petugas/ }).waitFor()
  })

  test('leaves both names where the auditor looks', async () => {
    const { page } = window
    await lock(page)
    await logIn(page, 'kepala', headPassword)
    await goTo(page, '/settings/history')
    const given = page.getByRole('row').filter({ hasText: 'disetujui oleh Petugas kasi' })
    await given.waitFor()
    expect(await given.innerText()).toMatch(
      /Petugas petugas[^]*Mengeluarkan bukti|Mengeluarkan bukti[^]*Petugas petugas/,
    )
    expect(window.problems).toEqual([])
  })
})

describe('a lock in the middle of a long form', () => {
  const typed = { 'Nama lengkap': 'Uji Melur', Telepon: '0812-0000-0001', 'Kota tujuan': 'Kuching' } as const
  const story = 'Menjenguk kakak yang melahirkan; diantar seorang perempuan yang tidak dikenalnya. '
    .repeat(2)
    .trim()
  const held = async (page: Page): Promise<Record<string, string>> => {
    const found: Record<string, string> = {}
    for (const label of [...Object.keys(typed), 'Keterangan pemohon'])
      found[label] = await textField(page, label).inputValue()
    return found
  }
  const whole = { ...typed, 'Keterangan pemohon': story }

  test('that comes a moment after the last letter leaves it whole to the same officer', async () => {
    const { page } = window
    await changeTo(page, 'petugas')
    await goTo(page, '/intake')
    await textField(page, 'NIK').fill('6202182512900003')
    for (const [label, value] of Object.entries(typed)) await textField(page, label).fill(value)
    await choose(page, 'Tujuan', 'Kunjungan keluarga', true)
    await textField(page, 'Keterangan pemohon').fill(story)
    await lock(page)
    expect(await page.locator('body').innerText()).not.toMatch(/Melur|Kuching/)
    await logInAs(page, 'petugas')
    await textField(page, 'Nama lengkap').waitFor()
    expect(await held(page)).toEqual(whole)
  })

  test('shows nothing of it to the other officer who comes next', async () => {
    const { page } = window
    await changeTo(page, 'loket')
    await goTo(page, '/intake')
    await textField(page, 'NIK').waitFor()
    expect(await textField(page, 'Nama lengkap').inputValue()).toBe('')
    expect(await page.locator('body').innerText()).not.toMatch(/Melur|Lanjutkan draf/)
  })

  test('is taken up again by its officer after the other one, and after the machine went off', async () => {
    const { page } = window
    await changeTo(page, 'petugas')
    await goTo(page, '/intake')
    await press(page.getByRole('region', { name: 'Lanjutkan draf' }), 'Lanjutkan')
    await expect.poll(() => held(page)).toEqual(whole)
    process.kill(program.servicePid(), 'SIGKILL')
    await page.getByText('Layanan berhenti mendadak dan sudah berjalan lagi.').waitFor()
    await logInAs(page, 'petugas')
    await expect.poll(() => held(page)).toEqual(whole)
    expect(await textField(page, 'NIK').inputValue()).toBe('6202182512900003')
  })
})
