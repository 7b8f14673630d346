import { useQuery } from '@tanstack/react-query'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { useSession } from '#renderer/app/session.ts'

/** What is told of a sealed case; asked only where the case itself was not found. */
export const useDoor = (caseId: CaseId, wanted: boolean) => {
  const { may } = useSession()
  return useQuery({
    ...orpc.access.door.queryOptions({ input: { caseId } }),
    enabled: wanted && may('case.open').allowed,
    retry: false,
  })
}

/** The cases that this login has open. They end by themselves, so they are asked for again and again. */
export const useRunning = () => {
  const { may } = useSession()
  return useQuery({
    ...orpc.access.running.queryOptions(),
    enabled: may('case.open').allowed,
    refetchInterval: 30_000,
  })
}

export const useNotices = () => useQuery(orpc.access.notices.queryOptions())

/** With an opening everything that is shown of cases may be another. */
export const refreshAccess = (): Promise<void> => queryClient.invalidateQueries()
