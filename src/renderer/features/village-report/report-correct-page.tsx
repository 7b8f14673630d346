import { Alert, Skeleton } from '@mantine/core'
import { IconMessage2Exclamation } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { z } from 'zod'
import type { DraftBody } from '#shared/features/draft/draft.schema.ts'
import { canTakeReportStep } from '#shared/features/village-report/village-report.rules.ts'
import type { Reporter, VillageReport } from '#shared/features/village-report/village-report.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useDraft } from '#renderer/app/use-draft.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { ReportForm } from './report-form.tsx'
import { readValues, type ReportValues, valuesOfReport } from './report-values.ts'
import { keepReport, reportDraftKind, useReport, useReporter } from './village-report.queries.ts'
import classes from './village-report.module.css'

/** What was typed is put right; a report that was sent back is submitted again by it. */
export const ReportCorrectPage = () => {
  const { data, error, refetch } = useReport()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <OpenedReport key={data.id} report={data} /> : null
}

const OpenedReport = ({ report }: { report: VillageReport }) => {
  const { data, error, refetch } = useReporter(report.id)
  // The version that was on screen when typing began, whatever is read again meanwhile.
  const [opened] = useState(report)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <CorrectReport report={opened} reporter={data} /> : null
}

/** The version it began with is kept with the form: what somebody else saved meanwhile is not overwritten. */
type Correction = { version: number; values: ReportValues }
const versionOf = z.object({ version: z.number().int() })

const readCorrection = (body: DraftBody): Correction | undefined => {
  const version = versionOf.safeParse(body).data?.version
  const held = z.object({ values: z.json() }).safeParse(body).data
  const values = held && readValues(held.values)
  return version === undefined || !values ? undefined : { version, values }
}

const CorrectReport = ({ report, reporter }: { report: VillageReport; reporter: Reporter }) => {
  const t = useT()
  const { may } = useSession()
  const { id, ticket, correctionNote } = report
  const own = `/village-reports/${id}`
  const [initial] = useState<Correction>(() => ({
    version: report.version,
    values: valuesOfReport(report, reporter),
  }))
  const draft = useDraft<Correction>({
    kind: reportDraftKind,
    recordKey: id,
    label: `${ticket} · ${report.villageTitle}`,
    initial,
    read: readCorrection,
  })
  const begun = draft.found.state === 'found' ? draft.found.value : initial
  const { version } = begun
  const keptOf = useCallback((values: ReportValues): Correction => ({ version, values }), [version])
  return (
    <Page width="form">
      <PageHeader
        title={t('villageReport.correctTitle')}
        line={t('villageReport.correctLine')}
        back={{ to: own, label: ticket }}
      />
      {correctionNote !== null && (
        <Alert
          color="yellow"
          variant="light"
          icon={<IconMessage2Exclamation size={18} />}
          title={t('villageReport.correctionAsked')}
          classNames={{ title: classes.alertTitle }}
        >
          {correctionNote}
        </Alert>
      )}
      <SectionCard>
        {draft.found.state === 'looking' ? (
          <Skeleton height={320} />
        ) : (
          <ReportForm
            initialValues={begun.values}
            receivedAt={report.receivedAt}
            draft={draft}
            keptOf={keptOf}
            verdict={
              [may('villageReport.write'), canTakeReportStep(report, 'correct')].find(
                ({ allowed }) => !allowed,
              ) ?? may('villageReport.write')
            }
            submitLabel={t(
              report.state === 'correctionAsked'
                ? 'villageReport.submitAgain'
                : 'villageReport.saveCorrection',
            )}
            send={(input, acceptedWarnings) =>
              client.villageReport.correct({ ...input, id, version, acceptedWarnings })
            }
            onSaved={async (saved) => {
              await keepReport(saved)
              showDone(t('villageReport.corrected'))
            }}
            back={own}
          />
        )}
      </SectionCard>
    </Page>
  )
}
