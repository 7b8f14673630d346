import type { Locator, Page } from 'playwright'

type Scope = Page | Locator

/** A field one types into; one with suggestions is a combobox to the accessibility tree. */
export const textField = (scope: Scope, label: string): Locator =>
  scope
    .getByRole('textbox', { name: label, exact: true })
    .or(scope.getByRole('combobox', { name: label, exact: true }))
    .first()

/** Types a date the short way and moves on, as officers do. */
export const typeDate = async (scope: Scope, label: string, typed: string): Promise<void> => {
  await textField(scope, label).fill(typed)
  await textField(scope, label).press('Tab')
}

/** Picks an entry of a drop-down. */
export const choose = async (
  scope: Scope,
  label: string,
  entry: string | RegExp,
  exact = false,
): Promise<void> => {
  const field = textField(scope, label)
  await field.click()
  // Drop-downs stand beside the dialog they belong to.
  await field.page().getByRole('option', { name: entry, exact }).first().click()
}

/** The first of that name: an empty list offers its one action a second time. */
export const press = async (scope: Scope, button: string | RegExp): Promise<void> => {
  await scope
    .getByRole('button', { name: button, exact: typeof button === 'string' })
    .first()
    .click()
}

export const dialog = (page: Page): Locator => page.getByRole('dialog').last()

export const menuItem = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('link', { name }).first().click()
}

export const step = async (page: Page, name: string | RegExp): Promise<void> => {
  await press(page, 'Langkah lain')
  await page.getByRole('menuitem', { name }).click()
}
