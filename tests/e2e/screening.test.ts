import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWindow, removeData, startProgram, type Program, type Window } from '../support/program.ts'
import { openCaseOffice } from '../support/test-case.ts'
import { testPassword } from '../support/test-office.ts'
import { press } from '../pages/fields.ts'
import { answerYes, row } from '../pages/screening-page.ts'

let program: Program
let window: Window
let path: { case: string; screening: string }

beforeAll(async () => {
  const office = await openCaseOffice()
  const { caseId, subjectId, folder } = office
  path = { case: `/cases/${caseId}`, screening: `/cases/${caseId}/subjects/${subjectId}/screening` }
  office.service.close()
  program = await startProgram({ dataDirectory: folder })
  window = await openWindow(program)
  await logIn(window.page)
})
afterAll(async () => {
  await window.close()
  await program.stop()
  removeData(program)
})

const logIn = async (page: Page): Promise<void> => {
  await page.getByLabel('Nama masuk').fill('petugas')
  await page.getByLabel('Kata sandi').first().fill(testPassword('petugas'))
  await press(page, 'Masuk')
  await page.getByRole('navigation').first().waitFor({ timeout: 20_000 })
}
const open = (page: Page, route: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = `#${to}`
  }, route)

describe('the screening of a deferral that turns out harmless', () => {
  test('is answered by keyboard, kept over a lock, explained indicator by indicator, and finished', async () => {
    const { page } = window
    await open(page, path.screening)
    await page.getByRole('button', { name: 'Mulai penapisan' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    await row(page, 'D01').waitFor()

    for (const itemId of ['D02', 'D08', 'D10']) await answerYes(page, itemId, `dasar ${itemId}`)
    const panel = page.getByRole('complementary', { name: 'Hasil sementara' })
    await panel.getByText('Kuning', { exact: true }).waitFor()
    await page.getByText(/^Tersimpan sebagai draf/).waitFor()

    await page.keyboard.press('Control+l')
    await logIn(page)
    await page.getByText(/^Jawaban yang belum tersimpan/).waitFor()
    await answerYes(page, 'C11', '')
    await page.keyboard.press('Control+Enter')
    await page.getByText('Tulis dasar jawaban “ya” ini.').waitFor()
    await page.keyboard.type('utang keluarga')
    await page.keyboard.press('Control+Enter')

    const result = page.getByRole('complementary', { name: 'Hasil' })
    await result.getByText('Kelompok D positif.').waitFor()
    const words = await result.innerText()
    expect(words).toContain('Hasil ini alat bantu; keputusan oleh pejabat.')
    expect(words).toContain('Positif karena 2 sedang dan 1 lemah.')
    expect(words).toContain('Menjadi positif dengan satu lagi yang kuat.')
    for (const itemId of ['D02', 'D08', 'D10']) expect(words).toContain(itemId)
    expect(words).not.toContain('TPPO')
    await page.getByRole('button', { name: 'Wawancara' }).and(page.locator(':focus')).waitFor()
  })

  test('that is begun again and left by Esc keeps its answers for whoever goes on', async () => {
    const { page } = window
    await press(page, 'Tapis ulang')
    await page.getByRole('button', { name: 'Tapis ulang' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    await answerYes(page, 'D06', 'cap berbeda')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.waitForURL((url) => url.hash === `#${path.case}`)
    await open(page, path.screening)
    await page.getByText('5 dari 71 dijawab').waitFor()
    expect(await page.getByText(/^Jawaban yang belum tersimpan/).count()).toBe(0)
    expect(await row(page, 'D06').getByRole('textbox').inputValue()).toBe('cap berbeda')
  })
})
