import type { Locator, Page } from 'playwright'
import { dialog, press, textField, typeDate } from './fields.ts'

/** A heading of a page. */
export const heading = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor()

/** A card of a page by its title. */
export const card = (page: Page, title: string | RegExp): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: title }) })

/** Picks an entry of a list that is searched by typing. */
export const pick = async (
  scope: Page | Locator,
  page: Page,
  label: string,
  entry: string,
): Promise<void> => {
  await textField(scope, label).click()
  await page.getByRole('option', { name: entry, exact: true }).click()
}

/** Types a day and a time of day, whatever stands there. */
export const typeMoment = async (
  scope: Page | Locator,
  dayLabel: string,
  timeLabel: string,
  moment: Date,
): Promise<void> => {
  const two = (figure: number): string => String(figure).padStart(2, '0')
  const day = `${two(moment.getDate())}${two(moment.getMonth() + 1)}${moment.getFullYear()}`
  await typeDate(scope, dayLabel, day)
  await textField(scope, timeLabel).fill(`${two(moment.getHours())}.${two(moment.getMinutes())}`)
}

/** Opens a register and has its rows checked. */
export const checkRegister = async (page: Page, name: string, lines: readonly string[]): Promise<void> => {
  await page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`),
  })
  await press(page, 'Periksa daftar')
  await page.getByRole('heading', { name: 'Hasil pemeriksaan' }).waitFor()
}

/** A figure of the report by what it counts. */
export const registerCount = (page: Page, label: string): Promise<string> =>
  page.locator('dl > div').filter({ hasText: label }).first().locator('dd').innerText()

/** Types a lead into the field of the case page and waits until it stands in the list. */
export const addLead = async (page: Page, value: string, role?: string): Promise<void> => {
  const leads = card(page, 'Pihak terduga dan petunjuk')
  const entry = textField(leads, 'Tambah pihak atau nomor')
  await entry.fill(value)
  if (role !== undefined) await pick(leads, page, 'Peran', role)
  await entry.press('Enter')
  await page.waitForFunction(
    (field) => field instanceof HTMLInputElement && field.value === '',
    await entry.elementHandle(),
  )
}

export type Yes = { itemId: string; kind: 'observation' | 'document' | 'statement'; basis: string }

/** Answers "yes" by the keys of the row and writes what it rests on. */
export const answerYes = async (page: Page, { itemId, kind, basis }: Yes): Promise<void> => {
  const row = page.locator(`[data-item="${itemId}"]`)
  await row.locator('[role="radio"][tabindex="0"]').focus()
  await page.keyboard.press('1')
  await row.getByRole('textbox').and(page.locator(':focus')).waitFor()
  await row.getByRole('combobox').selectOption(kind)
  await row.getByRole('textbox').fill(basis)
}

/** Finishes the screening on screen; answers the colour with the reasons beside it, and the whole result. */
export const finishScreening = async (page: Page): Promise<{ colour: string; words: string }> => {
  await page.keyboard.press('Control+Enter')
  const result = page.getByRole('complementary', { name: 'Hasil', exact: true })
  await result.waitFor()
  return { colour: await result.getByRole('status').innerText(), words: await result.innerText() }
}

/** Answers the interview that is open, question after question, and finishes it as not signed yet. */
export const answerInterview = async (page: Page, answers: readonly string[]): Promise<void> => {
  for (const [index, answer] of answers.entries()) await textField(page, `Jawaban ${index + 1}`).fill(answer)
  await press(page, 'Selesaikan')
  await typeMoment(dialog(page), 'Tanggal selesai', 'Pukul selesai', new Date())
  await press(dialog(page), 'Selesaikan')
  await dialog(page).waitFor({ state: 'hidden' })
}

/** Rows of the people of a case as text, in the order they stand in. */
export const peopleRows = async (page: Page): Promise<string[]> => {
  const people = card(page, /^Orang/)
  await people.getByRole('listitem').first().waitFor()
  return rowTexts(people.getByRole('listitem'))
}

/** The texts of elements, also of what is not painted because it is outside of the window. */
const textsOf = (elements: Element[]): string[] => {
  const words = (node: Node): string[] =>
    node.nodeType === Node.TEXT_NODE ? [node.textContent ?? ''] : [...node.childNodes].flatMap(words)
  return elements.map((element) => words(element).join(' ').replaceAll(/\s+/g, ' ').trim())
}

export const rowTexts = (rows: Locator): Promise<string[]> => rows.evaluateAll(textsOf)
