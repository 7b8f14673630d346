import type { KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'

/** Everything Enter stops at, in the order of reading; a group of keys is one stop. */
const stopSelector = [
  'input:not([type=hidden]):not(:disabled):not([tabindex="-1"])',
  'textarea:not(:disabled)',
  'select:not(:disabled)',
  '[role="radio"][tabindex="0"]',
  'button[type="submit"]',
].join(',')

/** Fields that hold something already (`data-settled` around them) are passed over: Tab still goes to them. */
const stopsOf = (form: Element): HTMLElement[] =>
  [...form.querySelectorAll<HTMLElement>(stopSelector)].filter(
    (stop) => stop.closest('[data-settled]') === null,
  )

const focus = (stop: HTMLElement): void => {
  stop.focus()
  if (stop instanceof HTMLInputElement && stop.type === 'text') stop.select()
}

/** Goes to the stop behind an element, over the other keys of its own group. */
export const goOnFrom = (from: Element): void => {
  const form = from.closest('form')
  const here = from.closest('[role="radiogroup"]') ?? from
  const next = form && stopsOf(form).find((stop) => isBehind(here, stop) && !here.contains(stop))
  if (next) focus(next)
}

const isBehind = (here: Element, stop: Element): boolean =>
  (here.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0

/** Enter goes on, except in a text of several lines and on the button that saves. */
export const onEnterGoOn = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key !== 'Enter' || event.defaultPrevented || event.ctrlKey || event.metaKey) return
  const { target } = event
  if (!(target instanceof HTMLElement) || event.nativeEvent.isComposing) return
  if (!target.matches('input, select, [role="radio"]')) return
  event.preventDefault()
  // What Enter has just settled may take away or bring the field that comes next.
  flushSync(() => {})
  goOnFrom(target)
}
