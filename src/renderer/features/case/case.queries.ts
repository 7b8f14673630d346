import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

/** The case of the address. */
export const useCase = () => {
  const { caseId = '' } = useParams({ strict: false })
  return useQuery(orpc.case.get.queryOptions({ input: { id: caseId as CaseId } }))
}

/** Officers who can be given a case. */
export const useColleagues = () => useQuery(orpc.officer.colleagues.queryOptions())

/** Sections that are not ended, with those a record still names. */
export const useSections = () => useQuery(orpc.office.get.queryOptions()).data?.sections ?? []

/** After a write: everything on screen about cases is read again. */
export const refreshCases = async (detail?: CaseDetail): Promise<void> => {
  if (detail) {
    queryClient.setQueryData(orpc.case.get.queryKey({ input: { id: detail.case.id } }), detail)
  }
  await Promise.all(
    [orpc.case.key(), orpc.history.key(), orpc.home.key()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  )
}
