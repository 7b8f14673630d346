import type { Locator, Page } from 'playwright'
import { choose, textField } from './fields.ts'

/** What the keyboard is on: the label of a field, or the question of a key with the figure on it. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement)) return ''
    const group = element.closest('[role="radiogroup"]')?.getAttribute('aria-label')
    const label = element.id === '' ? null : document.querySelector(`label[for="${element.id}"]`)
    return group ?? element.getAttribute('aria-label') ?? label?.textContent ?? element.innerText
  })

/** Types into the field the keyboard is on and lets Enter go on; the next field says that it has arrived. */
export const typeAndGoOn = async (page: Page, text: string, next: string): Promise<void> => {
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await arriveAt(page, next)
}

/** Presses one key and waits until the keyboard is where it should be. */
export const pressAndGoOn = async (page: Page, key: string, next: string): Promise<void> => {
  await page.keyboard.press(key)
  await arriveAt(page, next)
}

const arriveAt = async (page: Page, expected: string): Promise<void> => {
  const deadline = Date.now() + 5000
  let found = await focused(page)
  while (found !== expected) {
    if (Date.now() > deadline) throw new Error(`the keyboard is on "${found}" instead of "${expected}"`)
    await page.waitForTimeout(20)
    found = await focused(page)
  }
}

/** Opens a page or an act by its words. */
export const openByPalette = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}

/** Logs in by keyboard; the cursor stands in the first field that is empty. */
export const logInByKeyboard = async (page: Page, password: string, login?: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Nama masuk' }).waitFor()
  if (login !== undefined) {
    await page.keyboard.type(login)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').first().waitFor({ timeout: 20_000 })
}

export type IntakeEntry = {
  nik: string
  fullName: string
  phone?: string
  purpose: string
  country: string
  city: string
  detail: string
  intermediaryPhone?: string
  /** Per question what holds and the line it rests on; every other question is answered with no. */
  yes: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Fills the form in with the mouse, as whoever does not know its keys. */
export const fillIntake = async (page: Page, entry: IntakeEntry): Promise<void> => {
  await textField(page, 'NIK').fill(entry.nik)
  await textField(page, 'Nama lengkap').fill(entry.fullName)
  if (entry.phone !== undefined) await textField(page, 'Telepon').fill(entry.phone)
  await choose(page, 'Tujuan', entry.purpose, true)
  await choose(page, 'Negara tujuan', entry.country, true)
  await textField(page, 'Kota tujuan').fill(entry.city)
  await textField(page, 'Keterangan pemohon').fill(entry.detail)
  if (entry.intermediaryPhone !== undefined)
    await textField(page, 'Telepon pengantar').fill(entry.intermediaryPhone)
  for (const question of await page.locator('li', { has: page.locator('[data-family]') }).all())
    await answerQuestion(question, entry.yes)
}

const answerQuestion = async (question: Locator, yes: IntakeEntry['yes']): Promise<void> => {
  const keys = question.locator('[data-family]').getByRole('radiogroup')
  const items = yes[(await keys.getAttribute('aria-label')) ?? '']
  await choice(keys, items === undefined ? 'no' : 'yes').click()
  if (items === undefined) return
  for (const row of await question.locator('[data-item]').all()) {
    const holds = ((await row.getAttribute('data-item')) ?? '') in items
    await choice(row, holds ? 'yes' : 'no').click()
  }
  for (const [itemId, basis] of Object.entries(items))
    await question.locator(`[data-basis="${itemId}"]`).fill(basis)
}

const choice = (keys: Locator, value: 'yes' | 'no'): Locator => keys.locator(`[data-value="${value}"]`)
