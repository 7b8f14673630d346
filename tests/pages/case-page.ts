import type { Locator, Page } from 'playwright'
import { choose, dialog, menuItem, press, textField } from './fields.ts'

export const openCase = async (page: Page, number: string): Promise<void> => {
  await menuItem(page, 'Kasus')
  // Not "Semua terbuka": the count follows at once.
  await press(page, /^Semua\s*\d/)
  await page.getByRole('link', { name: number }).click()
  await page.getByRole('heading', { level: 1, name: number }).waitFor()
}

/** A card of a page, by its heading. */
export const card = (page: Page, title: string | RegExp): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: title }) })

/** The head of the section lets an officer see the case that is open. */
export const nameOfficer = async (page: Page, fullName: string): Promise<void> => {
  const named = card(page, 'Petugas yang disebut')
  await press(named, 'Sebut petugas')
  await choose(dialog(page), 'Petugas', fullName)
  await press(dialog(page), 'Sebut')
  await named.getByText(fullName).waitFor()
}

/** Prepares the paper of that kind from the page of a case. */
export const preparePaper = async (page: Page, kind: string): Promise<void> => {
  await press(card(page, 'Surat').getByRole('listitem').filter({ hasText: kind }), 'Siapkan')
}

export type NewEntity = {
  typed: string
  /** As the program takes it, unasked. */
  kind: string
  /** As lists cover it. */
  shown: string
  choices?: Readonly<Record<string, string | RegExp>>
  /** Where the kind has one. */
  bank?: string
}

/** Puts somebody or a number into the case, in the one field there is for it. */
export const addEntity = async (
  page: Page,
  { typed, kind, shown, choices = {}, bank }: NewEntity,
): Promise<void> => {
  const entities = card(page, 'Pihak terduga dan petunjuk')
  const entry = textField(entities, 'Tambah pihak atau nomor')
  await entry.fill(typed)
  const guessed = await textField(entities, 'Jenis').inputValue()
  if (guessed !== kind) throw new Error(`"${typed}" was taken for ${guessed} instead of ${kind}`)
  if (bank !== undefined) await textField(entities, 'Bank atau dompet').fill(bank)
  for (const [label, option] of Object.entries(choices)) await choose(entities, label, option)
  await press(entities, 'Tambah')
  await entities.getByRole('listitem').filter({ hasText: shown }).first().waitFor()
}
