import { useEffect, useRef } from 'react'

/** Whether keys belong to a field or to an open dialog rather than to the page. */
const keysAreTaken = (event: KeyboardEvent): boolean => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true
  const target = event.target instanceof HTMLElement ? event.target : undefined
  if (target?.isContentEditable || target?.matches('input, textarea, select')) return true
  if (target?.closest('[role="menu"], [role="listbox"], [role="dialog"]')) return true
  return isDialogOpen() || overDialog.has(event)
}

const isDialogOpen = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null

/** Keys that were pressed over a dialog: Escape closes it, and it may be gone before the page hears of the key. */
const overDialog = new WeakSet<KeyboardEvent>()
window.addEventListener(
  'keydown',
  (event) => {
    if (isDialogOpen()) overDialog.add(event)
  },
  { capture: true },
)

/** Calls `run` when a key is pressed anywhere on the page, but never while somebody types or a dialog is open. */
export const usePageKey = (key: string, run: (() => void) | undefined): void => {
  const current = useRef(run)
  useEffect(() => {
    current.current = run
  })
  const listens = run !== undefined
  useEffect(() => {
    if (!listens) return
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== key || keysAreTaken(event)) return
      event.preventDefault()
      current.current?.()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [key, listens])
}
