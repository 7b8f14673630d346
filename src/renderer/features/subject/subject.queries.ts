import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { MaskedSubject } from '#shared/features/subject/subject.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

/** The subject of the address. */
export const useSubject = () => {
  const { subjectId = '' } = useParams({ strict: false })
  return useQuery(orpc.subject.get.queryOptions({ input: { id: subjectId as MaskedSubject['id'] } }))
}

/** After a write: everything on screen about people and their cases is read again. */
export const refreshSubjects = async (): Promise<void> => {
  await Promise.all(
    [orpc.subject.key(), orpc.case.key(), orpc.document.key(), orpc.history.key(), orpc.home.key()].map(
      (queryKey) => queryClient.invalidateQueries({ queryKey }),
    ),
  )
}
