import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import { citationOf } from '#shared/features/decision/decision.rules.ts'
import type { DecidableSubject, DecisionState } from '#shared/features/decision/decision.schema.ts'
import type { Statute } from '#shared/features/decision/statute.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

/** Everybody of a case with what can be decided about each. */
export const useDesk = (caseId: string) =>
  useQuery(orpc.decision.desk.queryOptions({ input: { caseId: caseId as CaseId } }))

/** Decisions of a case or of one of its persons, the newest first, page by page. */
export const useDecisions = (
  caseId: string,
  states: readonly DecisionState[],
  { subjectId = null, enabled = true }: { subjectId?: DecidableSubject['id'] | null; enabled?: boolean } = {},
) =>
  useInfiniteQuery(
    orpc.decision.ofCase.infiniteOptions({
      input: (cursor: string | undefined) => ({
        caseId: caseId as CaseId,
        subjectId,
        states: [...states],
        cursor,
        limit: 100,
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
      enabled,
    }),
  )

/** Articles a decision can stand on: those of the day it is made first, then those of the day of the act. */
export const useArticles = (decidedOn: PlainDate, eventOn: PlainDate | null): Statute[] => {
  const input = (day: PlainDate) => ({ day, limit: 100 })
  const now = useQuery(orpc.decision.statutes.queryOptions({ input: input(decidedOn) })).data?.items ?? []
  const then = useQuery({
    ...orpc.decision.statutes.queryOptions({ input: input(eventOn ?? decidedOn) }),
    enabled: eventOn !== null && eventOn !== decidedOn,
  }).data?.items
  const cited = new Set(now.map(citationOf))
  return [...now, ...(eventOn === null ? [] : (then ?? [])).filter((one) => !cited.has(citationOf(one)))]
}

/** After a decision: whatever tells of cases, people, deadlines, tasks or papers is read again. */
export const refreshDecisions = async (): Promise<void> => {
  const keys = [
    orpc.decision.key(),
    orpc.case.key(),
    orpc.subject.key(),
    orpc.clock.key(),
    orpc.task.key(),
    orpc.document.key(),
    orpc.home.key(),
    orpc.history.key(),
  ]
  await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
}
