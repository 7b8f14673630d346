import { Skeleton } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { largestGapList, type NumberCounter, type NumberGap } from '#shared/features/number/number.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { useDelayed } from '#renderer/ui/use-delayed.ts'
import { GapDialog } from './gap-dialog.tsx'
import classes from './number-register.module.css'
import { counterName, turnText } from './number-words.ts'
import { digitsOf, usePatterns } from './number.queries.ts'

type CountersPanelProps = {
  query: UseQueryResult<{ counters: NumberCounter[]; years: number[] }>
  year: number
}

/** How far the counters of a year have come, and which numbers are missing in them. */
export const CountersPanel = ({ query, year }: CountersPanelProps) => {
  const t = useT()
  const late = useDelayed(query.isPending)
  const counters = query.data?.counters
  return (
    <section className={classes.panel} aria-label={t('number.counters', { year })}>
      <h2 className={classes.panelTitle}>{t('number.counters', { year })}</h2>
      {query.error && !counters && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {late && <Skeleton height={88} m={16} w="auto" />}
      {counters?.length === 0 && (
        <p className={classes.panelText}>
          {t('number.noCounters')}{' '}
          <AppLink to="/documents/numbers/patterns">{t('number.toPatterns')}</AppLink>
        </p>
      )}
      {counters?.map((counter) => (
        <Counter key={counter.key} counter={counter} />
      ))}
    </section>
  )
}

const Counter = ({ counter }: { counter: NumberCounter }) => {
  const t = useT()
  const { may } = useSession()
  const [asked, setAsked] = useState<NumberGap>()
  const patterns = usePatterns()
  const digits = digitsOf(counter, patterns.data?.patterns ?? [])
  const { lowest, highest, taken, gaps } = counter
  const open = gaps.filter(({ reason }) => reason === null)
  const explained = gaps.filter(({ reason }) => reason !== null)
  const name = counterName(t, counter)
  return (
    <div className={classes.counter}>
      <h3 className={classes.counterName}>
        {name}{' '}
        {counter.year === null && <span className={classes.counterKind}>{t('number.counterEndless')}</span>}
      </h3>
      <p className={classes.next}>
        <span className={classes.nextTurn}>{turnText(digits, counter.next)}</span>
        <span className={classes.nextLabel}>{t('number.counterNext')}</span>
      </p>
      <p className={classes.facts}>
        {lowest === null || highest === null
          ? t('number.counterUnused')
          : t('number.counterTaken', {
              count: formatNumber(taken),
              range: turnText(digits, lowest, highest),
            })}
      </p>
      {gaps.length > 0 && (
        <ul className={classes.gaps}>
          {open.map((gap) => (
            <li key={gap.from} className={classes.gap}>
              <span className={classes.gapIcon}>
                <IconAlertTriangle size={15} stroke={1.9} />
              </span>
              <span>
                <span className={classes.gapRange}>
                  {t('number.gapNumber', { range: turnText(digits, gap.from, gap.to) })}
                </span>
                <span className={classes.gapState}>{t('number.gapOpen')}</span>
              </span>
              <ReasonedButton
                variant="default"
                size="compact-xs"
                verdict={may('document.issue')}
                onClick={() => setAsked(gap)}
              >
                {t('number.explain')}
              </ReasonedButton>
            </li>
          ))}
          {explained.map((gap) => (
            <li key={gap.from} className={classes.gap} data-explained>
              <span className={classes.gapIcon}>
                <IconCheck size={15} stroke={1.9} />
              </span>
              <span className={classes.gapReason} title={gap.reason ?? undefined}>
                {t('number.gapExplained', {
                  range: turnText(digits, gap.from, gap.to),
                  reason: gap.reason ?? '',
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {gaps.length >= largestGapList && (
        <p className={classes.whole}>{t('number.gapsMore', { count: largestGapList })}</p>
      )}
      {asked && (
        <GapDialog
          counter={counter}
          name={`${name} ${counter.year ?? ''}`.trim()}
          gap={asked}
          digits={digits}
          onClose={() => setAsked(undefined)}
        />
      )}
    </div>
  )
}
