import type { ReactNode } from 'react'
import classes from './page.module.css'

type SectionCardProps = {
  title?: string
  /** One line under the title. */
  line?: ReactNode
  /** Small actions at the right of the title. */
  actions?: ReactNode
  /** Content that reaches the edges: a table or a list of rows. */
  flush?: boolean
  children: ReactNode
}

/** A sheet on the page: the only level of shadow there is. Never put one into another. */
export const SectionCard = ({ title, line, actions, flush = false, children }: SectionCardProps) => (
  <section className={classes.card}>
    {title !== undefined && (
      <div className={classes.cardHeader}>
        <h2 className={classes.cardTitle}>{title}</h2>
        <div style={{ flex: 1 }} />
        {actions}
      </div>
    )}
    {line !== undefined && <p className={classes.cardLine}>{line}</p>}
    <div className={classes.cardBody} data-flush={flush || undefined}>
      {children}
    </div>
  </section>
)
