import { useState } from 'react'

export type Dialog<Value> = {
  value: Value | undefined
  opened: boolean
  /** New with every opening, so that a dialog starts afresh. */
  key: number
  open: (value: Value) => void
  close: () => void
}

/** Which dialog is open. It stays drawn while it closes: Esc closes it and reaches nothing behind it. */
export const useDialog = <Value>(): Dialog<Value> => {
  const [{ value, opened, key }, setState] = useState<Pick<Dialog<Value>, 'value' | 'opened' | 'key'>>({
    value: undefined,
    opened: false,
    key: 0,
  })
  return {
    value,
    opened,
    key,
    open: (next) => setState((before) => ({ value: next, opened: true, key: before.key + 1 })),
    close: () => setState((before) => ({ ...before, opened: false })),
  }
}
