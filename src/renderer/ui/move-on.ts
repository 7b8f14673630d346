import type { KeyboardEvent } from 'react'

const fields =
  'input:not([type=hidden]):not([type=file]):not(:disabled):not([tabindex="-1"]), textarea:not(:disabled), select:not(:disabled), button[type=submit]:not(:disabled)'

/** Enter in a field goes to the next one; from the last field the browser's own Enter sends the form. */
export const moveOn = (event: KeyboardEvent<HTMLElement>): void => {
  const target = event.target
  if (!(target instanceof HTMLInputElement) || target.type === 'submit') return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(fields)]
  const next = all[all.indexOf(target) + 1]
  if (!next || next instanceof HTMLButtonElement) return
  event.preventDefault()
  next.focus()
  if (next instanceof HTMLInputElement && next.type === 'text') next.select()
}
