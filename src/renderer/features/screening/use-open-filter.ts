import { useState } from 'react'
import type { ItemGroup } from './assessment-groups.tsx'
import type { RowItem } from './assessment-row.tsx'
import type { AssessmentAnswers } from './use-assessment-answers.ts'

export const shownRows = ['all', 'open', 'yes'] as const
export type ShownRows = (typeof shownRows)[number]

export type OpenFilter = {
  shown: ShownRows
  setShown: (shown: ShownRows) => void
  toggleOpen: () => void
  /** Remembers the row the cursor is in, so that it stays while it is worked on. */
  keepRow: (target: EventTarget) => void
  /** Groups with at least one row to show. */
  groups: { group: ItemGroup; shown: readonly RowItem[] }[]
}

/** "Belum dijawab": a "yes" without its line counts as open, and the row at hand never vanishes. */
export const useOpenFilter = (groups: readonly ItemGroup[], state: AssessmentAnswers): OpenFilter => {
  const [shown, setShown] = useState<ShownRows>('all')
  const [kept, setKept] = useState<string>()
  const isShown = ({ id }: RowItem): boolean => {
    if (shown === 'all' || id === kept) return true
    if (shown === 'yes') return state.answers.get(id)?.value === 'yes'
    return !state.answers.has(id) || state.missing.has(id)
  }
  const show = (next: ShownRows): void => {
    setKept(undefined)
    setShown(next)
  }
  return {
    shown,
    setShown: show,
    toggleOpen: () => show(shown === 'open' ? 'all' : 'open'),
    keepRow: (target) => {
      if (target instanceof HTMLElement) setKept(target.closest<HTMLElement>('[data-item]')?.dataset['item'])
    },
    groups: groups
      .map((group) => ({ group, shown: group.items.filter(isShown) }))
      .filter((each) => each.shown.length > 0),
  }
}
