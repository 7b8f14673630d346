import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { readPdf, type PrintedPdf } from '../support/pdf.ts'
import { dialog, press } from './fields.ts'

/** Saves the open paper as the file that is kept. */
export const savePaper = async (page: Page): Promise<Buffer> => {
  const download = page.waitForEvent('download')
  await press(page, 'Simpan PDF')
  return readFileSync(await (await download).path())
}

/** Issues the paper that is previewed, and reads the kept file. */
export const issueAndRead = async (page: Page): Promise<PrintedPdf> => {
  await page.getByRole('heading', { level: 1, name: /^Terbitkan/ }).waitFor()
  await press(page, 'Terbitkan')
  await press(dialog(page), 'Terbitkan')
  await page.getByText('Belum dicetak').first().waitFor()
  return readPdf(await savePaper(page))
}
