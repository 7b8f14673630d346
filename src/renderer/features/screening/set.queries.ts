import { useQuery } from '@tanstack/react-query'
import type { ScreeningSet } from '#shared/features/screening/screening-set.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { goTo } from '#renderer/ui/app-link.tsx'

export const setPath = (id: string): string => `/settings/screening/${id}`

/** After a write: the answer is shown at once, and lists are read again. */
export const refreshSets = async (set?: ScreeningSet): Promise<void> => {
  if (set) queryClient.setQueryData(orpc.screening.set.queryKey({ input: { id: set.id } }), set)
  await queryClient.invalidateQueries({ queryKey: orpc.screening.key() })
}

/** Versions, the newest first. An office makes one now and then: a hundred are more than there will be. */
export const useSets = () => useQuery(orpc.screening.sets.queryOptions({ input: { limit: 100 } }))

/** Opens the next version, or goes on with the one that is being worked on. */
export const openDraft = async (): Promise<void> => {
  const draft = await client.screening.draftSet()
  await refreshSets(draft)
  goTo(setPath(draft.id))
}
