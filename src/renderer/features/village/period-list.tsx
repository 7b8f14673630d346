import type { ReactNode } from 'react'
import classes from './period-list.module.css'

export type PeriodRow = {
  id: string
  name: ReactNode
  detail: ReactNode
  /** Holds today. */
  current: boolean
  menu?: ReactNode
}

/** People and the time they served, newest first; the one of today stands out. */
export const PeriodList = ({ rows, empty }: { rows: readonly PeriodRow[]; empty: string }) =>
  rows.length === 0 ? (
    <p className={classes.empty}>{empty}</p>
  ) : (
    <ul className={classes.list}>
      {rows.map(({ id, name, detail, current, menu }) => (
        <li key={id} className={classes.row} data-current={current || undefined}>
          <span className={classes.text}>
            <span className={classes.name} data-private>
              {name}
            </span>
            <span className={`${classes.detail} figures`} data-private>
              {detail}
            </span>
          </span>
          {menu}
        </li>
      ))}
    </ul>
  )
