import { useQuery } from '@tanstack/react-query'
import type { Village } from '#shared/features/village/village.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatListDate, formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { reportStateKey, reportStateTones } from './village-report-words.ts'
import classes from './village-report.module.css'

const shown = 3

/** What the village told: how much is open or late, and the newest of it. */
export const VillageReportsCard = ({ villageId, title }: { villageId: Village['id']; title: string }) => {
  const t = useT()
  const { may } = useSession()
  const mayRead = may('villageReport.read').allowed
  const { data, error, refetch } = useQuery({
    ...orpc.villageReport.list.queryOptions({ input: { villageId, view: 'all', limit: shown } }),
    enabled: mayRead,
  })
  if (!mayRead) return null
  return (
    <SectionCard
      title={t('common.navVillageReports')}
      {...(data && data.total > 0
        ? {
            line: t('villageReport.cardLine', {
              total: formatNumber(data.counts.all ?? 0),
              open: formatNumber(data.counts.open ?? 0),
              overdue: formatNumber(data.counts.overdue ?? 0),
            }),
          }
        : {})}
      actions={
        <ReasonedButton
          size="xs"
          variant="default"
          verdict={may('villageReport.write')}
          onClick={() => goTo(`/village-reports/new?village=${villageId}`)}
        >
          {t('villageReport.new')}
        </ReasonedButton>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.total === 0 && <p className={classes.nothing}>{t('villageReport.cardNone')}</p>}
      {data && data.total > 0 && (
        <ul className={classes.cardRows}>
          {data.items.map((report) => (
            <li key={report.id} className={classes.cardRow}>
              <span className={classes.cardHead}>
                <AppLink to={`/village-reports/${report.id}`} className={classes.cardTitle}>
                  {report.title}
                </AppLink>
                <StateBadge tone={reportStateTones[report.state]}>
                  {t(reportStateKey(report.state))}
                </StateBadge>
              </span>
              <span className={`${classes.small} figures`}>
                {report.ticket} · {formatListDate(plainDateOfInstant(report.receivedAt.getTime()))}
              </span>
            </li>
          ))}
        </ul>
      )}
      {data && data.total > shown && (
        <AppLink
          to={`/village-reports?village=${villageId}&title=${encodeURIComponent(title)}`}
          className={classes.link}
        >
          {t('villageReport.cardAll', { count: formatNumber(data.total) })}
        </AppLink>
      )}
    </SectionCard>
  )
}
