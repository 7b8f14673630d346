import { ActionIcon, Button, Text, Tooltip } from '@mantine/core'
import { IconCheck, IconCircle, IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import { canFinishTask } from '#shared/features/task/task.rules.ts'
import type { Task } from '#shared/features/task/task.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { verdictReason } from '#renderer/app/show-error.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { DueMark } from './due-mark.tsx'
import { type OpenTask, TaskDialogs } from './task-dialogs.tsx'
import { TaskFormDialog } from './task-form-dialog.tsx'
import { assigneeText, taskTitle } from './task-words.ts'
import classes from './task.module.css'
import { useTaskReader, useTasks } from './task.queries.ts'

const shownAtFirst = 4

/** What is to be done in a case, the nearest day first. For the page of the case. */
export const CaseTasksCard = ({ caseId, isOpen }: { caseId: CaseId; isOpen: boolean }) => {
  const t = useT()
  const { may } = useSession()
  const [finished, setFinished] = useState(false)
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState<OpenTask>()
  const [limit, setLimit] = useState(shownAtFirst)
  const query = useTasks({ caseId, state: finished ? 'finished' : 'open' })
  if (!may('task.read').allowed) return null
  const tasks = query.data?.pages.flatMap(({ items }) => items) ?? []
  const total = query.data?.pages[0]?.total ?? 0
  const shown = tasks.slice(0, limit)
  const showMore = (): void => {
    setLimit(limit + 50)
    if (query.hasNextPage && tasks.length < limit + 50) void query.fetchNextPage()
  }
  return (
    <SectionCard
      title={t('task.cardTitle')}
      actions={
        isOpen &&
        may('task.write').allowed && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={15} stroke={1.7} />}
            onClick={() => setAdding(true)}
          >
            {t('common.add')}
          </Button>
        )
      }
    >
      {query.error && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && total === 0 && (
        <Text c="dimmed">{t(finished ? 'task.noneFinished' : 'task.cardNone')}</Text>
      )}
      <ul className={classes.rows}>
        {shown.map((task) => (
          <TaskRow key={task.id} task={task} onOpen={setOpen} />
        ))}
      </ul>
      {total > shown.length && (
        <Button variant="subtle" size="compact-sm" mt={6} onClick={showMore}>
          {t('task.more', { count: formatNumber(total - shown.length) })}
        </Button>
      )}
      {query.data && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          mt={6}
          onClick={() => {
            setFinished(!finished)
            setLimit(shownAtFirst)
          }}
        >
          {t(finished ? 'task.showOpen' : 'task.showFinished')}
        </Button>
      )}
      <TaskDialogs open={open} onChange={setOpen} />
      {adding && <TaskFormDialog caseId={caseId} onClose={() => setAdding(false)} />}
    </SectionCard>
  )
}

const TaskRow = ({ task, onOpen }: { task: Task; onOpen: (open: OpenTask) => void }) => {
  const t = useT()
  return (
    <li className={classes.row} data-over={task.state !== 'open' || undefined}>
      <StateSign task={task} onOpen={onOpen} />
      <div className={classes.rowText}>
        <button type="button" className={classes.rowTitle} onClick={() => onOpen({ task, act: 'look' })}>
          {taskTitle(t, task)}
        </button>
        <div className={classes.meta}>
          <DueMark task={task} />
          <span>{assigneeText(t, task)}</span>
        </div>
        {task.state !== 'open' && task.result !== null && (
          <p className={`${classes.small} ${classes.result}`} data-private>
            {task.result}
          </p>
        )}
      </div>
    </li>
  )
}

/** The circle that ends a task, or how it ended. */
const StateSign = ({ task, onOpen }: { task: Task; onOpen: (open: OpenTask) => void }) => {
  const t = useT()
  const { may } = useSession()
  const reader = useTaskReader()
  if (task.state === 'done')
    return <IconCheck size={18} stroke={2} aria-label={t('task.stateFilter.finished')} />
  if (task.state === 'cancelled') return <IconX size={18} stroke={1.8} aria-label={t('task.cancelledBy')} />
  const verdict = [may('task.write'), canFinishTask(task, reader, t('task.result'))].find(
    ({ allowed }) => !allowed,
  )
  const label = t('task.finishNamed', { title: taskTitle(t, task) })
  if (verdict) {
    return (
      <Tooltip label={verdictReason(verdict)} multiline maw={280}>
        <IconCircle size={18} stroke={1.4} style={{ flex: 'none', opacity: 0.4 }} aria-hidden="true" />
      </Tooltip>
    )
  }
  return (
    <Tooltip label={t('task.finish')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={20}
        aria-label={label}
        onClick={() => onOpen({ task, act: 'finish' })}
      >
        <IconCircle size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  )
}
