import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import type { Evidence } from '#shared/features/evidence/evidence.schema.ts'
import { allowed, type Verdict } from '#shared/kernel/errors.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

export type EvidenceId = Evidence['id']

/** Evidence of a case page by page, the newest first. */
export const useEvidenceList = (caseId: string, withdrawn: boolean) =>
  useInfiniteQuery(
    orpc.evidence.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ caseId: caseId as CaseId, withdrawn, cursor, limit: 8 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )

/** The bytes to look at. They are kept only as long as something shows them. */
export const useShownFile = (id: EvidenceId, enabled = true) =>
  useQuery({
    ...orpc.evidence.shown.queryOptions({ input: { id } }),
    enabled,
    staleTime: Infinity,
    gcTime: 30_000,
    retry: false,
  })

/** People of a case to choose from. */
export const useCasePeople = (caseId: string) =>
  useQuery(orpc.subject.ofCase.queryOptions({ input: { caseId: caseId as CaseId, limit: 100 } })).data
    ?.items ?? []

/** Whether the case still takes anything in. */
export const useCaseVerdict = (caseId: string): Verdict => {
  const { data } = useQuery(orpc.case.get.queryOptions({ input: { id: caseId as CaseId } }))
  return data ? canWorkOn(data.case) : allowed
}

/** After a write: whatever shows evidence is read again. */
export const refreshEvidence = async (): Promise<void> => {
  await Promise.all(
    [
      orpc.evidence.list.key(),
      orpc.evidence.get.key(),
      orpc.custody.documents.key(),
      orpc.case.timeline.key(),
      orpc.history.key(),
    ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  )
}
