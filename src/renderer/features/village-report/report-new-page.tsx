import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import type { Village } from '#shared/features/village/village.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useDraft } from '#renderer/app/use-draft.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { ReportForm } from './report-form.tsx'
import { emptyReport, readValues, type ReportValues } from './report-values.ts'
import { keepReport, reportDraftKind, type ReportId } from './village-report.queries.ts'

/** A report typed afterwards. Its id stands in the address, so that the draft is found again after a lock. */
export const ReportNewPage = () => {
  const { draft, village } = useSearch({ strict: false })
  const named = useQuery({
    ...orpc.village.get.queryOptions({ input: { id: (village ?? '') as Village['id'] } }),
    enabled: village !== undefined,
    retry: false,
  })
  if (draft === undefined || (village !== undefined && named.isPending))
    return <Page width="form">{null}</Page>
  const found = named.data?.village
  return (
    <NewReport
      key={draft}
      id={draft as ReportId}
      village={{ villageId: found?.id ?? null, villageTitle: found ? villageTitle(found) : null }}
    />
  )
}

type NewReportProps = { id: ReportId; village: Pick<ReportValues, 'villageId' | 'villageTitle'> }

/** What stands in the list of drafts: village and matter, never a person. */
const labelOf = (t: Translate, { villageTitle: village, title }: ReportValues): string =>
  [village, title.trim()].filter(Boolean).join(' · ') || t('villageReport.new')

const itself = (values: ReportValues): ReportValues => values

const NewReport = ({ id, village }: NewReportProps) => {
  const t = useT()
  const { may } = useSession()
  const [empty] = useState(() => emptyReport(new Date(), village))
  const [label, setLabel] = useState(() => labelOf(t, empty))
  const nameDraft = useCallback((values: ReportValues) => setLabel(labelOf(t, values)), [t])
  const draft = useDraft<ReportValues>({
    kind: reportDraftKind,
    recordKey: id,
    label,
    initial: empty,
    read: readValues,
  })
  return (
    <Page width="form">
      <PageHeader
        title={t('villageReport.newTitle')}
        line={t('villageReport.newLine')}
        back={{ to: '/village-reports', label: t('common.navVillageReports') }}
      />
      <SectionCard>
        {draft.found.state === 'looking' ? (
          <Skeleton height={320} />
        ) : (
          <ReportForm
            initialValues={draft.found.state === 'found' ? draft.found.value : empty}
            draft={draft}
            keptOf={itself}
            onTyped={nameDraft}
            verdict={may('villageReport.write')}
            submitLabel={t('villageReport.record')}
            send={(input, acceptedWarnings) =>
              client.villageReport.record({ ...input, submissionId: id, acceptedWarnings })
            }
            onSaved={async (report) => {
              await keepReport(report)
              showDone(t('villageReport.recorded', { ticket: report.ticket }))
            }}
            back="/village-reports"
          />
        )}
      </SectionCard>
    </Page>
  )
}
