import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCalendarWeek, IconHourglass } from '@tabler/icons-react'
import { type ComponentType, useState } from 'react'
import type { HomeColumn, HomeDue, HomeItem } from '#shared/features/home/home.schema.ts'
import { daysLateFor } from '#shared/features/home/home.rules.ts'
import { daysBetween } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatListDate, formatNumber } from '#renderer/i18n/format.ts'
import { useT, type MessageKey } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import classes from './home.module.css'
import { pathOfSource, sourceKey, wordsOfItem } from './home-words.ts'

type Look = {
  title: MessageKey
  nothing: MessageKey
  icon: ComponentType<{ size?: number; stroke?: number }>
}

const looks: Record<HomeColumn, Look> = {
  overdue: { title: 'home.overdue', nothing: 'home.overdueNothing', icon: IconAlertTriangle },
  thisWeek: { title: 'home.thisWeek', nothing: 'home.thisWeekNothing', icon: IconCalendarWeek },
  waiting: { title: 'home.waiting', nothing: 'home.waitingNothing', icon: IconHourglass },
}

const shownAtFirst = 6

/** One column of work: what, whose, since when, and the step that comes next. */
export const WorkColumn = ({ column, due }: { column: HomeColumn; due: HomeDue }) => {
  const t = useT()
  const [all, setAll] = useState(false)
  const { title, nothing, icon: Icon } = looks[column]
  const { items, total } = due[column]
  const shown = all ? items : items.slice(0, shownAtFirst)
  const headingId = `home-${column}`
  return (
    <section className={classes.column} aria-labelledby={headingId} data-column={column}>
      <h2 className={classes.columnTitle} id={headingId} data-empty={total === 0 || undefined}>
        <Icon size={17} stroke={1.9} />
        {t(title)}
        <span className={classes.count}>{formatNumber(total)}</span>
      </h2>
      <Sources column={column} due={due} />
      {total === 0 ? (
        <p className={classes.nothing}>{t(nothing)}</p>
      ) : (
        <ul className={classes.items}>
          {shown.map((item) => (
            <WorkItem key={`${item.kind} ${item.recordId} ${item.whose ?? ''}`} item={item} column={column} />
          ))}
        </ul>
      )}
      {!all && total > shownAtFirst && (
        <Button variant="subtle" size="xs" className={classes.more} onClick={() => setAll(true)}>
          {t('home.showAll', { count: formatNumber(total) })}
        </Button>
      )}
      {all && total > items.length && (
        <p className={classes.nothing}>
          {t('home.shownOf', { count: items.length, total: formatNumber(total) })}
        </p>
      )}
    </section>
  )
}

/** The lists the column is made of, each with its number. */
const Sources = ({ column, due }: { column: HomeColumn; due: HomeDue }) => {
  const t = useT()
  const { officerId } = useSession()
  const { sources } = due[column]
  if (sources.length === 0) return null
  return (
    <ul className={classes.sources}>
      {sources.map(({ source, total }) => (
        <li key={source}>
          <AppLink to={pathOfSource(source, column, due, officerId)}>
            {t(sourceKey(source), { count: formatNumber(total) })}
          </AppLink>
        </li>
      ))}
    </ul>
  )
}

const WorkItem = ({ item, column }: { item: HomeItem; column: HomeColumn }) => {
  const t = useT()
  const { matter, what, step, path } = wordsOfItem(t, item)
  const { whose } = item
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <span className={classes.matter}>{matter}</span>
        <When item={item} column={column} />
      </div>
      {whose !== null && what !== '' && <div className={classes.what}>{what}</div>}
      <div className={classes.foot}>
        {whose === null ? <div className={classes.what}>{what}</div> : <Whose item={item} />}
        <Button variant="default" size="compact-sm" flex="none" onClick={() => goTo(path)}>
          {step}
        </Button>
      </div>
    </li>
  )
}

const Whose = ({ item: { whose, count, isPerson } }: { item: HomeItem }) => {
  const t = useT()
  return (
    <div className={classes.whose} data-private={isPerson || undefined}>
      {count > 1 && whose !== null
        ? t('home.andOthers', { name: whose, count: formatNumber(count - 1) })
        : whose}
    </div>
  )
}

/** How long it is late, when it is due, or since when it waits. */
const When = ({ item, column }: { item: HomeItem; column: HomeColumn }) => {
  const t = useT()
  const { day } = useSession()
  const { since, dueOn } = item
  if (column === 'overdue') {
    const days = daysLateFor(item, day)
    return (
      <span className={classes.late}>
        {days === 0 ? t('home.lateToday') : t('home.late', { days: formatNumber(days) })}
      </span>
    )
  }
  if (dueOn !== null) {
    const days = daysBetween(day, dueOn)
    return (
      <span className={classes.when}>
        {days <= 0
          ? t('common.today')
          : days === 1
            ? t('home.tomorrow')
            : t('home.inDays', { days: formatNumber(days), on: formatListDate(dueOn) })}
      </span>
    )
  }
  return since === null ? null : (
    <span className={classes.when}>{t('home.since', { on: formatListDate(since) })}</span>
  )
}
