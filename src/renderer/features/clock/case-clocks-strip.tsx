import { Button } from '@mantine/core'
import { IconClockHour4 } from '@tabler/icons-react'
import { useState } from 'react'
import type { ClockOfCase } from '#shared/features/clock/clock.schema.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { useNow } from '#renderer/features/case/use-now.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { clockKey, clockSays, lacksCause } from './clock-words.ts'
import { useRunningClocks } from './clock.queries.ts'
import classes from './clock.module.css'
import { ClocksDialog } from './clocks-dialog.tsx'

const dayOf = (instant: Date): string => formatListDate(plainDateOfInstant(instant.getTime()))

/** Clocks of one kind that end on one day are told as one: seven people with one decision have one deadline. */
const grouped = (clocks: readonly ClockOfCase[]): [ClockOfCase, ...ClockOfCase[]][] => {
  const groups = new Map<string, [ClockOfCase, ...ClockOfCase[]]>()
  for (const clock of clocks) {
    const key = `${clock.kind} ${clock.dueAt.getTime()}`
    const group = groups.get(key)
    if (group) group.push(clock)
    else groups.set(key, [clock])
  }
  return [...groups.values()]
}

/** The deadlines of a case in one line, the nearest first. */
export const CaseClocksStrip = ({ caseId, isOpen }: { caseId: string; isOpen: boolean }) => {
  const t = useT()
  const now = useNow()
  const [managing, setManaging] = useState(false)
  const { data, error, refetch } = useRunningClocks(caseId)
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const groups = grouped(data.items)
  return (
    <section className={classes.strip} aria-label={t('clock.deadlines')}>
      {groups.length === 0 && <span className={classes.nothing}>{t('clock.noneRunning')}</span>}
      <ul className={classes.items}>
        {groups.map((group) => {
          const [clock] = group
          const { words, tone } = clockSays(t, clock, now)
          return (
            <li key={clock.id} className={classes.item} data-tone={tone}>
              <span className={classes.kind}>
                {t(clockKey(clock.kind))}
                {group.length > 1 && (
                  <span className={classes.count}> {t('clock.persons', { count: group.length })}</span>
                )}
              </span>
              <span className={classes.says}>
                <StateBadge tone={tone}>{words}</StateBadge>
                <span className={classes.day}>{dayOf(clock.dueAt)}</span>
              </span>
              {lacksCause(clock, now) && <span className={classes.lack}>{t('clock.causeMissing')}</span>}
            </li>
          )
        })}
      </ul>
      <Button
        variant="subtle"
        size="compact-sm"
        className={classes.manage}
        leftSection={<IconClockHour4 size={15} stroke={1.7} />}
        onClick={() => setManaging(true)}
      >
        {t(isOpen ? 'clock.manage' : 'clock.show')}
      </Button>
      <ClocksDialog caseId={caseId} isOpen={isOpen} opened={managing} onClose={() => setManaging(false)} />
    </section>
  )
}
