import type { Page } from 'playwright'

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
