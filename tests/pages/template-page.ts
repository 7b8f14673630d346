import type { Locator, Page } from 'playwright'
import { dialog, press } from './fields.ts'

export const openTemplates = async (page: Page): Promise<void> => {
  await page.evaluate(() => {
    location.hash = '#/templates'
  })
  await page.getByRole('heading', { level: 1, name: 'Templat naskah' }).waitFor()
}

export const openTemplate = async (page: Page, paper: string): Promise<void> => {
  await openTemplates(page)
  await page.getByRole('rowheader').getByRole('link', { name: paper, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: paper, exact: true }).waitFor()
}

export const templateText = (page: Page): Locator => page.getByRole('textbox', { name: 'Teks templat' })

/** Finds a text with the editor's own search and types another in its place. */
export const replaceInTemplate = async (page: Page, old: string, now: string): Promise<void> => {
  await templateText(page).click()
  await page.keyboard.press('Control+f')
  await page.keyboard.type(old)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.type(now)
}

export const findings = (page: Page): Locator => page.getByRole('region', { name: 'Temuan' })

/** Waits until the paper is the one of the typed text. */
export const previewSheet = async (page: Page): Promise<Buffer> => {
  const preview = page.getByRole('region', { name: 'Pratinjau' })
  await page.waitForFunction(
    () => document.querySelector('section[aria-label="Pratinjau"]')?.getAttribute('aria-busy') === 'false',
  )
  const sheet = preview.locator('[data-sheet]').first()
  await sheet.waitFor()
  return sheet.screenshot()
}

export const submitTemplate = async (page: Page, note: string): Promise<void> => {
  await press(page, 'Ajukan persetujuan')
  await dialog(page).getByLabel('Yang berubah').fill(note)
  await press(dialog(page), 'Ajukan persetujuan')
  await page.getByText('Menunggu persetujuan').first().waitFor({ timeout: 60_000 })
}
