import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import type { AssessmentDetail, AssessmentId } from '#shared/features/screening/screening.schema.ts'
import type { MaskedSubject } from '#shared/features/subject/subject.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { useCase } from '#renderer/features/case/case.queries.ts'

/** Everything that a finished or changed screening shows up in. */
export const refreshScreening = (): Promise<void> =>
  Promise.all(
    [
      orpc.screening.key(),
      orpc.case.key(),
      orpc.subject.key(),
      orpc.task.key(),
      orpc.draft.key(),
      orpc.home.key(),
    ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  ).then(() => undefined)

/** What the service answered to a write is what the screen shows from now on. */
export const keepDetail = (detail: AssessmentDetail): void => {
  const { queryKey } = orpc.screening.explain.queryOptions({ input: { id: detail.assessment.id } })
  queryClient.setQueryData(queryKey, detail)
}

export const screeningPath = (caseId: string, subjectId: string): string =>
  `/cases/${caseId}/subjects/${subjectId}/screening`

const assessmentPath = (caseId: string, subjectId: string, assessmentId: string): string =>
  `${screeningPath(caseId, subjectId)}/${assessmentId}`

/** Ids and paths of the screens of one subject's screening. */
export const useScreeningPlace = () => {
  const { caseId = '', subjectId = '', assessmentId = '' } = useParams({ strict: false })
  return {
    subjectId: subjectId as MaskedSubject['id'],
    assessmentId: assessmentId as AssessmentId,
    casePath: `/cases/${caseId}`,
    workPath: screeningPath(caseId, subjectId),
    pathOf: (id: string) => assessmentPath(caseId, subjectId, id),
    workPathOf: (otherSubjectId: string) => screeningPath(caseId, otherSubjectId),
  }
}

/** Everybody in the case of the address, in the order of entry: the first hundred. */
export const useGroup = () => {
  const { caseId = '' } = useParams({ strict: false })
  const record = useCase()
  const subjects = useQuery(
    orpc.subject.ofCase.queryOptions({ input: { caseId: caseId as CaseId, limit: 100 } }),
  )
  return { record, subjects }
}
