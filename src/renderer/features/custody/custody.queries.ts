import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import type { PresentedDocument } from '#shared/features/custody/custody.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

export type SubjectId = PresentedDocument['subject']['id']

type Documents = { caseId: string; subjectId?: string; held?: boolean }

/** Documents of a person or a case page by page, in the order of writing. */
export const useDocuments = ({ caseId, subjectId, held = false }: Documents) =>
  useInfiniteQuery(
    orpc.custody.documents.infiniteOptions({
      input: (cursor: string | undefined) => ({
        caseId: caseId as CaseId,
        subjectId: (subjectId ?? null) as SubjectId | null,
        held,
        cursor,
        limit: 50,
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )

/** What changed hands in a case, the newest first. */
export const useHandovers = (caseId: string) =>
  useInfiniteQuery(
    orpc.custody.handovers.infiniteOptions({
      input: (cursor: string | undefined) => ({ caseId: caseId as CaseId, cursor, limit: 8 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )

/** After a write: documents, handovers, their papers, and what the case tells of them. */
export const refreshCustody = async (): Promise<void> => {
  await Promise.all(
    [
      orpc.custody.key(),
      orpc.document.key(),
      orpc.case.key(),
      orpc.clock.key(),
      orpc.history.key(),
      orpc.home.key(),
    ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  )
}
