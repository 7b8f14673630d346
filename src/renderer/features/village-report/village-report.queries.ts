import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { VillageReport } from '#shared/features/village-report/village-report.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

export type ReportId = VillageReport['id']

/** Under which the form of a report is kept, new or under correction; the service ends it with the report. */
export const reportDraftKind = 'villageReport'

/** The report of the address. */
export const useReport = () => {
  const { reportId = '' } = useParams({ strict: false })
  return useQuery(orpc.villageReport.get.queryOptions({ input: { id: reportId as ReportId } }))
}

/** Who reported, in clear, for the form of a correction: asked once, because it leaves an act. */
export const useReporter = (id: ReportId) =>
  useQuery({
    queryKey: [...orpc.villageReport.openForCorrection.key(), id],
    queryFn: () => client.villageReport.openForCorrection({ id }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })

export const useReportDrafts = () =>
  useQuery(orpc.draft.list.queryOptions({ input: { kind: reportDraftKind, limit: 20 } })).data?.items

/** After a write: the report is known, and whatever shows reports, deadlines or cases is read again. */
export const keepReport = async (report: VillageReport): Promise<void> => {
  queryClient.setQueryData(orpc.villageReport.get.queryKey({ input: { id: report.id } }), report)
  await refreshReports()
}

export const refreshReports = async (): Promise<void> => {
  await Promise.all(
    [orpc.villageReport.list.key(), orpc.draft.key(), orpc.case.key(), orpc.home.key(), orpc.task.key()].map(
      (queryKey) => queryClient.invalidateQueries({ queryKey }),
    ),
  )
}
