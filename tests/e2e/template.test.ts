import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addFormerHead,
  addVillage,
  certificateOf,
  decideDecree,
  sampitToday,
} from '#main/features/document/document.test-support.ts'
import { dialog, press } from '../pages/fields.ts'
import { logInAs } from '../pages/office-page.ts'
import { issueAndRead } from '../pages/paper-page.ts'
import { logIn } from '../pages/setup-page.ts'
import {
  findings,
  openTemplate,
  openTemplates,
  previewSheet,
  replaceInTemplate,
  submitTemplate,
  templateText,
} from '../pages/template-page.ts'
import { openWindow, startProgram, type Program, type Window } from '../support/program.ts'
import { openTestOffice, type TestOffice } from '../support/test-office.ts'

let office: TestOffice
let program: Program
let window: Window & { problems: string[] }
let designationId: string

beforeAll(async () => {
  office = await openTestOffice(sampitToday())
  const { head } = office
  await addFormerHead(head)
  const decree = await decideDecree(head, [await addVillage(head, '62.02.17.2015')])
  designationId = certificateOf(decree).subjectId
  await office.officer('loket', ['operator', 'sectionHead'])
  office.service.close()
  program = await startProgram({ dataDirectory: office.folder })
  window = await openWindow(program)
})
afterAll(async () => {
  await window.close()
  await program.stop()
  office.close()
})

test('an operator copies the certificate, mends an error at its line and hands the draft in', async () => {
  const { page } = window
  await logInAs(page, 'loket')
  await openTemplate(page, 'Piagam')
  await press(page, 'Buat templat kantor')
  const before = await previewSheet(page)

  await replaceInTemplate(page, 'Diberikan kepada', 'Dianugerahkan kepada')
  await page.getByText('Belum disimpan', { exact: true }).waitFor()
  await expect.poll(async () => (await previewSheet(page)).equals(before), { timeout: 20_000 }).toBe(false)

  await page.keyboard.press('Control+End')
  await page.keyboard.type('\n#dta.villageName')
  await findings(page).getByText('Nama “dta” tidak dikenal').waitFor()
  await findings(page).getByText('unknown variable: dta').waitFor()
  await page.locator('.cm-lint-marker-error').waitFor()
  expect(
    await page.getByRole('region', { name: 'Pratinjau' }).locator('[data-sheet]').count(),
  ).toBeGreaterThan(0)
  const submit = page.getByRole('button', { name: 'Ajukan persetujuan' })
  expect(await submit.getAttribute('aria-disabled')).toBe('true')

  await page.keyboard.press('Control+Home')
  const line = findings(page).getByRole('button', { name: /^Baris \d+/ })
  const place = /Baris \d+/.exec(await line.innerText())?.[0] ?? ''
  await line.click()
  await page.getByText(new RegExp(`^${place}, kolom \\d+$`)).waitFor()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+End')
  await page.keyboard.press('Delete')
  await findings(page).getByText('Tidak ada temuan.').waitFor()

  await page.keyboard.press('Control+s')
  await page.getByText('Draf tersimpan', { exact: true }).waitFor()
  await press(page, 'Periksa semua')
  await page.getByText('Lulus semua pemeriksaan.').waitFor({ timeout: 60_000 })
  await submitTemplate(page, 'Kata pembuka diganti')
})

test('whoever wrote it does not approve it and reads why', async () => {
  const { page } = window
  await openTemplate(page, 'Piagam')
  const approve = page.getByRole('button', { name: 'Setujui' })
  expect(await approve.getAttribute('aria-disabled')).toBe('true')
  await approve.hover()
  await page.getByRole('tooltip').getByText('Orang kedua yang belum pernah mengubahnya').waitFor()
})

test('what is typed and not saved waits for its officer behind the lock', async () => {
  const { page } = window
  await press(page, 'Tarik kembali')
  await press(dialog(page), 'Tarik kembali')
  await press(page, /Lanjutkan draf/)
  await templateText(page).click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('// Catatan\n')
  await page.getByText(/salinan terjaga/).waitFor()
  await page.keyboard.press('Control+l')
  await page.getByRole('heading', { name: 'Terkunci' }).waitFor()
  await logInAs(page, 'loket')
  expect(await templateText(page).innerText()).toMatch(/^\/\/ Catatan/)
  await submitTemplate(page, 'Kata pembuka diganti')
})

test('the head approves it, and the next certificate carries the new word', async () => {
  const { page } = window
  await page.keyboard.press('Control+l')
  await page.getByRole('heading', { name: 'Terkunci' }).waitFor()
  const { login, password } = sampitToday().officer
  await logIn(page, login, password)
  await openTemplates(page)
  await page.getByText('1 templat menunggu persetujuan Anda').waitFor()
  await page
    .getByRole('alert')
    .getByRole('link', { name: /^Piagam/ })
    .click()
  await page.getByRole('group', { name: 'Perbandingan' }).getByText('Dianugerahkan kepada').waitFor()
  await press(page, 'Setujui')
  await press(dialog(page), 'Setujui')
  await page.getByText('Templat kantor versi 1').waitFor({ timeout: 60_000 })

  await page.evaluate((subject) => {
    location.hash = `#/documents/issue?type=certificate&subject=${subject}`
  }, designationId)
  const { pages } = await issueAndRead(page)
  expect(pages[0]).toContain('Dianugerahkan kepada')
  expect(pages[0]).not.toContain('Diberikan kepada')
  expect(window.problems).toEqual([])
})
