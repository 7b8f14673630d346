import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import type { EntityId, EntityInput } from '#shared/features/entity/entity.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

/** The entries of a case page by page, in the order they were made. */
export const useCaseEntities = (caseId: CaseId) =>
  useInfiniteQuery(
    orpc.entity.ofCase.infiniteOptions({
      input: (cursor: string | undefined) => ({ caseId, cursor, limit: 100 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )

/** People of the case, for who told it or whom it concerns. */
export const useCaseSubjects = (caseId: CaseId) =>
  useQuery(orpc.subject.ofCase.queryOptions({ input: { caseId, limit: 100 } })).data?.items ?? []

const shortestValue = 2

/** What the office knows of something that is being typed. */
export const useKnown = (entity: EntityInput, caseId: CaseId) =>
  useQuery(
    orpc.entity.known.queryOptions({
      input: { ...entity, caseId },
      enabled: entity.value.trim().length >= shortestValue,
    }),
  )

/** The entity of the address. */
export const useEntity = () => {
  const { entityId = '' } = useParams({ strict: false })
  return useQuery(orpc.entity.get.queryOptions({ input: { id: entityId as EntityId } }))
}

/** After a write: everything on screen about entities is read again, and the timelines of their cases. */
export const refreshEntities = async (): Promise<void> => {
  await Promise.all(
    [orpc.entity.key(), orpc.case.key(), orpc.history.key()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  )
}
