import { useEffect, useState } from 'react'
import { goTo } from '#renderer/ui/app-link.tsx'

/** Leaves a form once it no longer counts as unsaved, so that its guard does not ask about what was just saved. */
export const useLeaveAfterSave = (dirty: boolean): ((path: string) => void) => {
  const [path, leaveTo] = useState<string>()
  useEffect(() => {
    if (path !== undefined && !dirty) goTo(path)
  }, [path, dirty])
  return leaveTo
}
