import type { ReactNode } from 'react'
import classes from './timeline.module.css'

export type TimelineItem = {
  id: string
  /** Already in words. */
  date: string
  title: ReactNode
  detail?: ReactNode
  icon?: ReactNode
  gold?: boolean
}

/** What happened, newest first or in the order given. */
export const Timeline = ({ items, label }: { items: readonly TimelineItem[]; label: string }) => (
  <ol className={classes.timeline} aria-label={label}>
    {items.map(({ id, date, title, detail, icon, gold }) => (
      <li key={id} className={classes.item} data-gold={gold || undefined}>
        <span className={classes.date}>{date}</span>
        <span className={classes.dot} aria-hidden="true">
          {icon}
        </span>
        <div className={classes.text}>
          <div className={classes.title}>{title}</div>
          {detail !== undefined && <div className={classes.detail}>{detail}</div>}
        </div>
      </li>
    ))}
  </ol>
)
