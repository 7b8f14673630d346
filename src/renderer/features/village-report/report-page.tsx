import { Alert } from '@mantine/core'
import { IconCircleX, IconFolderOpen, IconMessage2Exclamation } from '@tabler/icons-react'
import { useState } from 'react'
import type { ReportState, VillageReport } from '#shared/features/village-report/village-report.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { type Step, StepLine } from '#renderer/ui/step-line.tsx'
import { usePageKey } from '#renderer/ui/use-page-key.ts'
import { ReportClocksCard } from './report-clocks-card.tsx'
import { ReportStepDialogs } from './report-dialogs.tsx'
import { ReportFactsCard } from './report-facts-card.tsx'
import { ReportFilesCard } from './report-files-card.tsx'
import { ReporterCard } from './reporter-card.tsx'
import { type OpenStep, useReportSteps } from './use-report-steps.tsx'
import { categoryKey, interventionKey, reportStateKey, reportStateTones } from './village-report-words.ts'
import { useReport } from './village-report.queries.ts'
import classes from './village-report.module.css'

export const ReportPage = () => {
  const { data, error, refetch } = useReport()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <ReportView key={data.id} report={data} /> : null
}

const ReportView = ({ report }: { report: VillageReport }) => {
  const t = useT()
  const { may } = useSession()
  const [open, setOpen] = useState<OpenStep>()
  const { primary, otherSteps } = useReportSteps(report, setOpen)
  const isTyped = report.state === 'submitted' || report.state === 'correctionAsked'
  const correct =
    isTyped && may('villageReport.write').allowed
      ? () => goTo(`/village-reports/${report.id}/correct`)
      : undefined
  usePageKey('e', correct)
  return (
    <Page>
      <PageHeader
        title={report.ticket}
        badge={
          <>
            <StateBadge tone={reportStateTones[report.state]}>{t(reportStateKey(report.state))}</StateBadge>
            {report.category === 'traffickingSign' && (
              <StateBadge tone="bad">{t(categoryKey(report.category))}</StateBadge>
            )}
          </>
        }
        line={
          <span className={classes.headerLine}>
            <span className={classes.matter}>{report.title}</span>
            <AppLink to={`/villages/${report.villageId}`}>{report.villageTitle}</AppLink>
            {report.registerNumber !== null && <span className="figures">{report.registerNumber}</span>}
          </span>
        }
        back={{ to: '/village-reports', label: t('common.navVillageReports') }}
        primary={primary}
        otherSteps={otherSteps}
      />
      <Banner report={report} />
      <StepLine label={t('villageReport.steps')} steps={stepsOf(t, report)} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <ReportFactsCard report={report} onCorrect={correct} />
          <FollowUpCard report={report} />
        </div>
        <div className={classes.column}>
          <ReportClocksCard report={report} />
          <ReporterCard report={report} />
          <ReportFilesCard report={report} />
        </div>
      </div>
      <ReportStepDialogs open={open} report={report} onClose={() => setOpen(undefined)} />
    </Page>
  )
}

const order = ['submitted', 'verified', 'followedUp', 'done'] as const

/** The state as a way: received, verified, followed up, done; a report that was sent back or rejected stands where it left. */
const stepsOf = (t: Translate, report: VillageReport): Step[] => {
  const { state, receivedAt, verifiedAt, followedUpAt } = report
  const at: Partial<Record<ReportState, Date | null>> = {
    submitted: receivedAt,
    verified: verifiedAt,
    followedUp: followedUpAt,
  }
  const stood = state === 'rejected' ? (verifiedAt ? 'verified' : 'submitted') : state
  const place = stood === 'correctionAsked' ? 0 : order.indexOf(stood)
  const isOver = state === 'done'
  const way: Step[] = order.map((each, index) => {
    const isPast = index < place || isOver || (state === 'rejected' && index <= place)
    const when = index <= place ? at[each] : undefined
    return {
      id: each,
      label: t(index === 0 && state === 'correctionAsked' ? reportStateKey(state) : reportStateKey(each)),
      state: isPast ? 'done' : index === place ? 'current' : 'ahead',
      ...(when ? { detail: formatInstant(when) } : {}),
    }
  })
  if (state !== 'rejected') return way
  return [
    ...way.slice(0, place + 1),
    { id: 'rejected', label: t(reportStateKey('rejected')), state: 'current' },
  ]
}

/** What whoever opens the report must know first. */
const Banner = ({ report }: { report: VillageReport }) => {
  const t = useT()
  const { state, correctionNote, rejectionReason, caseId, caseNumber } = report
  if (state === 'correctionAsked' && correctionNote !== null) {
    return (
      <Alert
        color="yellow"
        variant="light"
        icon={<IconMessage2Exclamation size={18} />}
        title={t('villageReport.correctionAsked')}
        classNames={{ title: classes.alertTitle }}
      >
        <span className={classes.said}>{correctionNote}</span>
      </Alert>
    )
  }
  if (state === 'rejected') {
    return (
      <Alert
        color="gray"
        variant="light"
        icon={<IconCircleX size={18} />}
        title={t('villageReport.rejectedTitle')}
      >
        <span className={classes.said}>{rejectionReason}</span>
      </Alert>
    )
  }
  if (caseId === null) return null
  return (
    <Alert variant="light" icon={<IconFolderOpen size={18} />}>
      {t('villageReport.becameCase')}{' '}
      <AppLink to={`/cases/${caseId}`}>
        <span className="figures">{caseNumber}</span>
      </AppLink>
    </Alert>
  )
}

/** What the office did with it. */
const FollowUpCard = ({ report: { intervention, summary, followedUpAt } }: { report: VillageReport }) => {
  const t = useT()
  if (followedUpAt === null) return null
  return (
    <SectionCard
      title={t('villageReport.followUpCard')}
      line={[intervention && t(interventionKey(intervention)), formatInstant(followedUpAt)]
        .filter(Boolean)
        .join(' · ')}
    >
      {summary === null ? (
        <p className={classes.nothing}>{t('villageReport.noSummary')}</p>
      ) : (
        <p className={classes.text} data-private>
          {summary}
        </p>
      )}
    </SectionCard>
  )
}
