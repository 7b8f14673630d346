import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Case } from '#shared/features/case/case.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

export type CaseId = Case['id']

/** The clocks of a case that run, the next deadline first; as many as a strip can tell of. */
export const useRunningClocks = (caseId: string) =>
  useQuery(orpc.clock.ofCase.queryOptions({ input: { caseId: caseId as CaseId, limit: 100 } }))

/** All clocks of a case page by page, running or over. */
export const useClocks = (caseId: string, running: boolean) =>
  useInfiniteQuery(
    orpc.clock.ofCase.infiniteOptions({
      input: (cursor: string | undefined) => ({ caseId: caseId as CaseId, running, cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )

/** After a write to clocks: whatever shows deadlines is read again. */
export const refreshClocks = async (): Promise<void> => {
  await Promise.all(
    [orpc.clock.key(), orpc.case.key(), orpc.home.key(), orpc.task.key()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  )
}
