import { Skeleton } from '@mantine/core'
import { homeColumns, type HomeDue } from '#shared/features/home/home.schema.ts'
import { nextBeginningStep } from '#shared/features/home/home.rules.ts'
import { weekdayName } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { OpenIntakes } from '#renderer/features/intake/open-intakes.tsx'
import { formatDate, formatNumber } from '#renderer/i18n/format.ts'
import { useLanguage, useT, type Translate } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { useDelayed } from '#renderer/ui/use-delayed.ts'
import { BeginningCard } from './beginning-card.tsx'
import classes from './home.module.css'
import { useDue } from './home.queries.ts'
import { WatchCards } from './watch-cards.tsx'
import { WorkColumn } from './work-column.tsx'

/** The work that waits: late, this week, with others. No charts. */
export const HomePage = () => {
  const t = useT()
  const language = useLanguage()
  const { day } = useSession()
  const { data, error, refetch, isPending } = useDue()
  const late = useDelayed(isPending)
  const today = `${weekdayName(day, language)}, ${formatDate(day)}`
  return (
    <Page width="full">
      <PageHeader title={t('common.navHome')} line={data ? `${today} · ${summary(t, data)}` : today} />
      <OpenIntakes />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {late && <Skeleton height={220} />}
      {data && <Due due={data} />}
    </Page>
  )
}

const summary = (t: Translate, { overdue, thisWeek }: HomeDue): string => {
  if (overdue.total === 0 && thisWeek.total === 0) return t('home.summaryCalm')
  return t('home.summary', { overdue: formatNumber(overdue.total), thisWeek: formatNumber(thisWeek.total) })
}

const Due = ({ due }: { due: HomeDue }) => {
  const begun = due.beginning.villages > 0
  return (
    <>
      {nextBeginningStep(due.beginning) !== undefined && <BeginningCard due={due} />}
      {begun && (
        <div className={classes.columns}>
          {homeColumns.map((column) => (
            <WorkColumn key={column} column={column} work={due[column]} />
          ))}
        </div>
      )}
      {begun && <WatchCards due={due} />}
    </>
  )
}
