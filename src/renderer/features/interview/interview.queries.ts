import { useQuery } from '@tanstack/react-query'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import type { InterviewId } from '#shared/features/interview/interview.schema.ts'
import type { MaskedSubject } from '#shared/features/subject/subject.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

export const useInterview = (id: string) =>
  useQuery(orpc.interview.get.queryOptions({ input: { id: id as InterviewId } }))

/** More than this nobody looks through on one page; the list says how many there are. */
const shownAtOnce = 100

export const useInterviews = (caseId: CaseId) =>
  useQuery(orpc.interview.ofCase.queryOptions({ input: { caseId, limit: shownAtOnce } }))

/** Everybody in a case: a group is chosen from the whole of it. */
export const useEverybody = (caseId: CaseId) =>
  useQuery({
    queryKey: [...orpc.subject.ofCase.key(), 'everybody', caseId],
    queryFn: async () => {
      const everybody: MaskedSubject[] = []
      let cursor: string | undefined
      do {
        const page = await client.subject.ofCase({ caseId, limit: 100, ...(cursor ? { cursor } : {}) })
        everybody.push(...page.items)
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      return everybody
    },
  })

export const interviewPath = (caseId: string, id: string): string => `/cases/${caseId}/interviews/${id}`
export const newInterviewPath = (caseId: string, subjectId?: string, follows?: string): string =>
  `/cases/${caseId}/interviews/new${subjectId === undefined ? '' : `?subject=${subjectId}`}${follows === undefined ? '' : `&follows=${follows}`}`

/** Everything that an interview shows up in. */
export const interviewsChanged = async (): Promise<void> => {
  await Promise.all(
    [
      orpc.interview.key(),
      orpc.case.key(),
      orpc.clock.key(),
      orpc.document.key(),
      orpc.history.key(),
      orpc.home.key(),
    ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  )
}
