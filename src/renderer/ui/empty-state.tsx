import type { ReactNode } from 'react'
import classes from './states.module.css'

type EmptyStateProps = {
  icon?: ReactNode
  title: string
  text?: string
  /** The one thing to do. */
  action?: ReactNode
}

/** What stands where a list has no rows or a screen has no content yet. */
export const EmptyState = ({ icon, title, text, action }: EmptyStateProps) => (
  <div className={classes.state}>
    {icon && <div className={classes.icon}>{icon}</div>}
    <p className={classes.title}>{title}</p>
    {text !== undefined && <p className={classes.text}>{text}</p>}
    {action && <div className={classes.action}>{action}</div>}
  </div>
)
