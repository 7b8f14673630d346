import { IconAlertCircle } from '@tabler/icons-react'
import type { Task } from '#shared/features/task/task.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { taskDue } from './task-words.ts'
import classes from './task.module.css'

/** When it is due; a task that is over is late no more. */
export const DueMark = ({ task: { dueOn, state } }: { task: Pick<Task, 'dueOn' | 'state'> }) => {
  const t = useT()
  const { day } = useSession()
  const { text, place } = taskDue(t, dueOn, day)
  const shown =
    state === 'open' || dueOn === null ? { text, place } : { text: formatDate(dueOn), place: 'ahead' }
  return (
    <span
      className={classes.due}
      data-place={shown.place}
      {...(dueOn === null ? {} : { title: formatDate(dueOn) })}
    >
      {shown.place === 'late' && <IconAlertCircle size={14} stroke={2} aria-hidden="true" />}
      {shown.text}
    </span>
  )
}
