import type { Locator, Page } from 'playwright'
import { card, openCase } from './case-page.ts'
import { choose, dialog, press, step, textField } from './fields.ts'

/** Opens the referral of a case to an agency from the page of the case. */
export const openReferral = async (page: Page, caseNumber: string, agency: string): Promise<void> => {
  await openCase(page, caseNumber)
  await card(page, 'Rujukan').getByRole('link', { name: agency }).first().click()
  await page.getByRole('heading', { level: 1, name: agency }).waitFor()
}

/** The line of a referral on the page of its case. */
export const referralRow = (page: Page, agency: string): Locator =>
  card(page, 'Rujukan').getByRole('listitem').filter({ hasText: agency })

export const chooseAgencies = async (page: Page, names: readonly string[]): Promise<void> => {
  for (const name of names) {
    await textField(page, 'Instansi tujuan').fill(name)
    await page.getByRole('option', { name }).first().click()
  }
  await page.keyboard.press('Escape')
}

type Said = { texts?: Readonly<Record<string, string>>; choices?: Readonly<Record<string, string>> }

/** Answers the open dialog of a step and waits until it is done. */
export const recordStep = async (
  page: Page,
  confirm: string,
  { texts = {}, choices = {} }: Said = {},
): Promise<void> => {
  for (const [label, choice] of Object.entries(choices)) await choose(dialog(page), label, choice)
  for (const [label, text] of Object.entries(texts)) await textField(dialog(page), label).fill(text)
  await press(dialog(page), confirm)
  await dialog(page).waitFor({ state: 'hidden' })
}

/** Takes a step that is the main button of the referral. */
export const takeStep = async (page: Page, name: string, said?: Said): Promise<void> => {
  await press(page, name)
  await recordStep(page, name, said)
}

/** Takes one of the other steps. */
export const takeOtherStep = async (page: Page, name: string, said?: Said): Promise<void> => {
  await step(page, name)
  await recordStep(page, name, said)
}

/** The office signs the letter and hands it over. */
export const signAndSend = async (page: Page, proof: string): Promise<void> => {
  await takeStep(page, 'Catat tanda tangan')
  await takeStep(page, 'Catat pengiriman', {
    choices: { 'Cara pengiriman': 'Diantar' },
    texts: { 'Bukti kirim': proof },
  })
}
