import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { refreshCases } from '#renderer/features/case/case.queries.ts'
import { refreshScreening } from '#renderer/features/screening/screening.queries.ts'

export const draftKind = 'intake'

export const refreshDrafts = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: orpc.draft.key() })

/** Everything that a registered applicant shows up in. */
export const refreshAfterIntake = (): Promise<unknown> =>
  Promise.all([refreshCases(), refreshScreening(), refreshDrafts()])
