import { useState } from 'react'
import type { ItemGroup } from './assessment-groups.tsx'
import type { RowItem } from './assessment-row.tsx'
import type { AssessmentAnswers } from './use-assessment-answers.ts'

export type OpenFilter = {
  onlyOpen: boolean
  setOnlyOpen: (only: boolean) => void
  toggle: () => void
  /** Remembers the row the cursor is in, so that it stays while it is worked on. */
  keepRow: (target: EventTarget) => void
  /** Groups with at least one row to show. */
  groups: { group: ItemGroup; shown: readonly RowItem[] }[]
}

/** "Hanya yang belum dijawab": a "yes" without its line counts as open, and the row at hand never vanishes. */
export const useOpenFilter = (groups: readonly ItemGroup[], state: AssessmentAnswers): OpenFilter => {
  const [onlyOpen, setOnlyOpen] = useState(false)
  const [kept, setKept] = useState<string>()
  const isShown = ({ id }: RowItem): boolean =>
    !onlyOpen || id === kept || !state.answers.has(id) || state.missing.has(id)
  return {
    onlyOpen,
    setOnlyOpen,
    toggle: () => setOnlyOpen((only) => !only),
    keepRow: (target) => {
      if (target instanceof HTMLElement) setKept(target.closest<HTMLElement>('[data-item]')?.dataset['item'])
    },
    groups: groups
      .map((group) => ({ group, shown: group.items.filter(isShown) }))
      .filter(({ shown }) => shown.length > 0),
  }
}
