import { useCallback, useEffect, useRef, useState } from 'react'
import { largestTemplate } from '#shared/features/template/template.schema.ts'
import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import { showDone, showError } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import type { WorkingCopy } from './use-working-copy.ts'

/** Whether there is something to save that may be saved. */
export const saveVerdict = (text: string, dirty: boolean): Verdict => {
  if (!dirty) return refused('TEMPLATE_NOTHING_TO_SAVE')
  if (text === '') return refused('TEMPLATE_EMPTY')
  return text.length > largestTemplate ? refused('TEMPLATE_TOO_LONG', { maximum: largestTemplate }) : allowed
}

/** Saves the draft by the button or with Ctrl+S anywhere on the screen, one save after the other. */
export const useSaver = (copy: WorkingCopy | undefined, text: string, dirty: boolean) => {
  const t = useT()
  const [pending, setPending] = useState(false)
  const latest = useRef({ copy, text, dirty, pending })
  useEffect(() => {
    latest.current = { copy, text, dirty, pending }
  })
  const save = useCallback(async (): Promise<void> => {
    const now = latest.current
    if (!now.copy || now.pending || !saveVerdict(now.text, now.dirty).allowed) return
    setPending(true)
    try {
      await now.copy.save(now.text)
      // What was typed while it was being saved is no part of it.
      if (latest.current.text !== now.text) latest.current.copy?.keep(latest.current.text)
      showDone(t('common.saved'))
    } catch (error) {
      showError(error)
    } finally {
      setPending(false)
    }
  }, [t])

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      void save()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [save])
  return { pending, save: () => void save() }
}
