import type { Locator, Page } from 'playwright'

export const row = (page: Page, itemId: string): Locator => page.locator(`[data-item="${itemId}"]`)

/** "Yes" and its basis by the keys alone, from the row the cursor is put into. */
export const answerYes = async (page: Page, itemId: string, basis: string): Promise<void> => {
  await row(page, itemId).locator('[role="radio"][tabindex="0"]').focus()
  await page.keyboard.press('1')
  await row(page, itemId).getByRole('textbox').and(page.locator(':focus')).waitFor()
  await page.keyboard.type(basis)
}
