import { useQuery } from '@tanstack/react-query'
import type { HomeReach } from '#shared/features/home/home.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { sessionStore } from '#renderer/app/session.ts'
import { createStore, useStore } from '#renderer/app/store.ts'

type Kept = { officerId: string; reach: HomeReach }

/** Whose work was looked at last, so that the way back leads to the same. Only in memory. */
const store = createStore<Kept | undefined>(undefined)
const officerNow = (): string => sessionStore.get().session?.officerId ?? ''

/** Undefined: what is usual for the officer's roles. */
export const useReach = (): [HomeReach | undefined, (reach: HomeReach) => void] => {
  const kept = useStore(store)
  return [
    kept?.officerId === officerNow() ? kept.reach : undefined,
    (reach) => store.set({ officerId: officerNow(), reach }),
  ]
}

/** What waits today. Read again whenever home is opened; the numbers of the menu may come from the same answer. */
export const useDue = (reach: HomeReach | undefined) =>
  useQuery(
    reach === undefined ? orpc.home.due.queryOptions() : orpc.home.due.queryOptions({ input: { reach } }),
  )

const shownDrafts = 6

/** The officer's own forms that are not submitted yet, the newest first. */
export const useDrafts = () => useQuery(orpc.draft.list.queryOptions({ input: { limit: shownDrafts } }))
