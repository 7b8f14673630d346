import { SegmentedControl, Skeleton } from '@mantine/core'
import { homeColumns, type HomeDue, homeReach } from '#shared/features/home/home.schema.ts'
import { nextBeginningStep } from '#shared/features/home/home.rules.ts'
import { weekdayName } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatDate, formatNumber } from '#renderer/i18n/format.ts'
import { useLanguage, useT, type Translate } from '#renderer/i18n/t.ts'
import { OpeningNoticesCard } from '#renderer/features/access/notices-card.tsx'
import { BackupHomeCard } from '#renderer/features/backup/home-card.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { useDelayed } from '#renderer/ui/use-delayed.ts'
import { BeginningCard } from './beginning-card.tsx'
import { DraftsCard } from './drafts-card.tsx'
import { reachKey } from './home-words.ts'
import classes from './home.module.css'
import { useDue, useReach } from './home.queries.ts'
import { WatchCards } from './watch-cards.tsx'
import { WorkColumn } from './work-column.tsx'

/** The work that waits: late, this week, with others. No charts. */
export const HomePage = () => {
  const t = useT()
  const language = useLanguage()
  const { day, may } = useSession()
  const [reach, setReach] = useReach()
  const { data, error, refetch, isPending } = useDue(reach)
  const late = useDelayed(isPending)
  const today = `${weekdayName(day, language)}, ${formatDate(day)}`
  return (
    <Page width="full">
      <PageHeader
        title={t('common.navHome')}
        line={data ? `${today} · ${summary(t, data)}` : today}
        primary={
          may('case.read').allowed && (
            <SegmentedControl
              aria-label={t('home.reach')}
              data={homeReach.options.map((value) => ({ value, label: t(reachKey(value)) }))}
              value={reach ?? data?.reach ?? 'mine'}
              onChange={(value) => setReach(homeReach.parse(value))}
            />
          )
        }
      />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {late && <Skeleton height={220} />}
      <OpeningNoticesCard />
      <BackupHomeCard place="above" />
      {data && <Due due={data} />}
      <BackupHomeCard place="below" />
    </Page>
  )
}

const summary = (t: Translate, { overdue, thisWeek }: HomeDue): string => {
  if (overdue.total === 0 && thisWeek.total === 0) return t('home.summaryCalm')
  return t('home.summary', { overdue: formatNumber(overdue.total), thisWeek: formatNumber(thisWeek.total) })
}

const Due = ({ due }: { due: HomeDue }) => {
  const begun = due.beginning.villages > 0
  const hasWork = homeColumns.some((column) => due[column].total > 0)
  const beginning = nextBeginningStep(due.beginning) !== undefined && <BeginningCard due={due} />
  return (
    <>
      {!hasWork && beginning}
      {(begun || hasWork) && (
        <div className={classes.columns}>
          {homeColumns.map((column) => (
            <div key={`${due.reach} ${column}`} className={classes.stack}>
              <WorkColumn column={column} due={due} />
              {column === 'waiting' && <DraftsCard />}
            </div>
          ))}
        </div>
      )}
      {!begun && !hasWork && <DraftsCard />}
      {hasWork && beginning}
      {begun && <WatchCards due={due} />}
    </>
  )
}
