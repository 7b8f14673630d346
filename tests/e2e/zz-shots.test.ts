import { afterAll, beforeAll, test } from 'vitest'
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

const heading = (name: string | RegExp) => desk.page.getByRole('heading', { level: 1, name }).waitFor()
const dir = '/tmp/scratch-referral/shots'
const shot = async (name: string, full = true): Promise<void> => {
  const { page } = desk
  for (const [w, h] of [
    [1366, 768],
    [1920, 1080],
  ] as const)
    for (const scheme of ['light', 'dark'] as const) {
      if (w === 1920 && scheme === 'dark' && !full) continue
      await page.setViewportSize({ width: w, height: h })
      await page.emulateMedia({ colorScheme: scheme })
      await page.waitForTimeout(200)
      await page.screenshot({ path: `${dir}/${name}-${w}-${scheme}.png`, fullPage: false })
    }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1366, height: 768 })
}
const scrolled = async (name: string, y: number): Promise<void> => {
  const { page } = desk
  await page.evaluate((to) => {
    for (const el of document.querySelectorAll('*'))
      if (el.scrollHeight > el.clientHeight + 200 && getComputedStyle(el).overflowY !== 'visible')
        el.scrollTop = to
  }, y)
  await shot(name, false)
}
const open = async (path: string): Promise<void> => {
  const { page } = desk
  await page.evaluate((to) => {
    location.hash = to
  }, path)
  await page.waitForTimeout(900)
}
test('shots', async () => {
  const { page } = desk
  await openCase(page, rahmat)
  await press(card(page, 'Rujukan'), 'Rujukan baru')
  await heading('Rujukan baru')
  await chooseAgencies(page, [police, protection, far])
  await shot('01-new')
  await scrolled('02-new-scrolled', 420)
  await scrolled('03-new-bottom', 5000)
  await choose(page, 'Persetujuan 1', 'Setuju')
  await press(page, 'Siapkan 3 rujukan')
  await dialog(page).waitFor()
  await shot('04-warning', false)
  await textField(dialog(page), 'Mengapa tetap ke instansi ini').fill('Keluarganya pindah ke sana')
  await press(dialog(page), 'Tetap simpan')
  await heading(rahmat)
  await openReferral(page, rahmat, far)
  await shot('05-referral-prepared')
  await scrolled('06-referral-prepared-scrolled', 600)
  await openReferral(page, rahmat, police)
  for (const [n, paper] of [
    ['08', 'Surat rujukan'],
    ['09', 'Lampiran tertutup'],
    ['10', 'Lembar balasan'],
  ] as const) {
    await card(page, 'Naskah').getByRole('link', { name: paper }).click()
    await heading(/^Terbitkan/)
    await page.waitForTimeout(900)
    await shot(`${n}-paper`, n === '08')
    await openReferral(page, rahmat, police)
  }
  for (const agency of [police, protection, far]) {
    await openReferral(page, rahmat, agency)
    await takeStep(page, 'Catat tanda tangan')
    await press(page, 'Catat pengiriman')
    if (agency === police) await shot('11-send', false)
    await recordStep(page, 'Catat pengiriman', {
      choices: { 'Cara pengiriman': 'Diantar' },
      texts: { 'Bukti kirim': 'Agenda 12' },
    })
  }
  replyCode = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(await card(page, 'Naskah').innerText())?.[0] ?? ''
  await desk.moveTo('2026-11-27T08:00:00')
  await logInAs(desk.page, 'petugas')
  await desk.page.waitForTimeout(500)
  await shot('12-home', false)
  await menuItem(desk.page, 'Rujukan')
  await desk.page.waitForTimeout(500)
  await shot('13-list')
  await press(desk.page, 'Catat lembar balasan')
  await heading('Lembar balasan')
  await shot('14-reply', false)
  await textField(desk.page, 'Kode lembar balasan').fill(replyCode)
  await press(desk.page, 'Cari rujukan')
  await heading(far)
  await dialog(desk.page).waitFor()
  await shot('15-reply-dialog', false)
  await press(dialog(desk.page), 'Batal')
  await shot('16-referral-late')
  await scrolled('17-referral-late-scrolled', 500)
  await scrolled('17b-referral-late-bottom', 5000)
  await press(desk.page, 'Tanyakan kabar')
  await shot('18-ask', false)
  await press(dialog(desk.page), 'Batal')
  await takeOtherStep(desk.page, 'Instansi menolak', { texts: { Alasan: 'Bukan wilayah kerja kami' } })
  await press(desk.page, 'Rujuk ke instansi lain')
  await shot('19-rerefer', false)
  await press(dialog(desk.page), 'Batal')
  await open('/agencies')
  await shot('20-agencies')
  await desk.page.getByRole('link', { name: police }).first().click()
  await heading(police)
  await desk.page.waitForTimeout(400)
  await shot('21-agency')
  await open('/agencies/new')
  await shot('22-agency-new', false)
  await open('/agencies/import')
  await shot('23-agency-import', false)
  await open('/settings/need-routes')
  await shot('24-need-routes', false)
}, 240000)
