import type { Locator, Page } from 'playwright'
import { menuItem, press } from './fields.ts'

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

/** Prepares the paper of that kind from the page of a case. */
export const preparePaper = async (page: Page, kind: string): Promise<void> => {
  await press(card(page, 'Surat').getByRole('listitem').filter({ hasText: kind }), 'Siapkan')
}
