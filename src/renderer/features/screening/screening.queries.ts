import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

/** Everything that a finished or changed screening shows up in. */
export const refreshScreening = (): Promise<void> =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: orpc.screening.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.case.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.subject.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.task.key() }),
  ]).then(() => undefined)

export const screeningPath = (caseId: string, subjectId: string): string =>
  `/cases/${caseId}/subjects/${subjectId}/screening`

export const assessmentPath = (caseId: string, subjectId: string, assessmentId: string): string =>
  `${screeningPath(caseId, subjectId)}/${assessmentId}`
