import { Button, SegmentedControl } from '@mantine/core'
import { IconChecklist, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Task, TaskCounts } from '#shared/features/task/task.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { DueMark } from './due-mark.tsx'
import { type OpenTask, TaskDialogs } from './task-dialogs.tsx'
import { TaskFormDialog } from './task-form-dialog.tsx'
import { taskQuestion, useTaskQuestion } from './task-list-state.ts'
import { assigneeText, taskKindKey, taskTitle } from './task-words.ts'
import classes from './task.module.css'
import { useTasks } from './task.queries.ts'

const views = ['mine', 'section', 'office'] as const satisfies readonly (keyof TaskCounts)[]

/** What is to be done: by me, by my section, by the office. */
export const TaskListPage = () => {
  const t = useT()
  const { may } = useSession()
  const [question, change] = useTaskQuestion()
  const [adding, setAdding] = useState(false)
  const [open, setOpen] = useState<OpenTask>()
  const { data: counts } = useQuery(orpc.task.counts.queryOptions())
  const pages = useTasks(question)
  const mayWrite = may('task.write')
  const add = (): void => setAdding(true)
  const { view, due, state } = question
  const addButton = (
    <ReasonedButton verdict={mayWrite} leftSection={<IconPlus size={16} />} onClick={add}>
      {t('task.add')}
    </ReasonedButton>
  )
  return (
    <Page fill>
      <PageHeader
        title={t('common.navTasks')}
        line={t('task.listLine')}
        primary={addButton}
        otherSteps={[
          { label: t('task.handOver'), verdict: may('case.assign'), run: () => goTo('/tasks/hand-over') },
        ]}
      />
      <div className={classes.tools}>
        <div className={classes.views} role="group" aria-label={t('task.views')}>
          {views.map((each) => (
            <button
              key={each}
              type="button"
              className={classes.view}
              aria-pressed={each === view}
              onClick={() => change({ view: each })}
            >
              {t(`task.view.${each}`)}
              <span className={classes.count}>{counts === undefined ? '' : formatNumber(counts[each])}</span>
            </button>
          ))}
        </div>
        <div className={classes.filters}>
          <SegmentedControl
            aria-label={t('task.due')}
            disabled={state === 'finished'}
            data={(['all', 'overdue', 'thisWeek'] as const).map((value) => ({
              value,
              label: t(`task.dueFilter.${value}`),
            }))}
            value={state === 'finished' ? 'all' : due}
            onChange={(value) => change({ due: taskQuestion.shape.due.parse(value) })}
          />
          <SegmentedControl
            aria-label={t('task.state')}
            data={(['open', 'finished'] as const).map((value) => ({
              value,
              label: t(`task.stateFilter.${value}`),
            }))}
            value={state}
            onChange={(value) => change({ state: taskQuestion.shape.state.parse(value), due: 'all' })}
          />
        </div>
      </div>
      <DataTable
        label={t('common.navTasks')}
        columns={columnsOf(t, view)}
        query={pages}
        rowKey={({ id }) => id}
        onOpen={(task) => setOpen({ task, act: 'look' })}
        isFaded={(task) => task.state === 'cancelled'}
        {...(mayWrite.allowed ? { onNew: add } : {})}
        empty={
          <EmptyView
            finished={state === 'finished'}
            due={due}
            onAll={() => change({ due: 'all', view: 'office' })}
          />
        }
      />
      <TaskDialogs open={open} onChange={setOpen} />
      {adding && <TaskFormDialog caseId={null} onClose={() => setAdding(false)} />}
    </Page>
  )
}

type EmptyViewProps = { finished: boolean; due: string; onAll: () => void }

const EmptyView = ({ finished, due, onAll }: EmptyViewProps) => {
  const t = useT()
  const title = finished ? 'task.noneFinished' : due === 'all' ? 'task.none' : 'task.noneDue'
  return (
    <EmptyState
      icon={<IconChecklist />}
      title={t(title)}
      text={t('task.noneText')}
      action={
        <Button variant="default" onClick={onAll}>
          {t('task.showOffice')}
        </Button>
      }
    />
  )
}

const TitleCell = ({ task }: { task: Task }) => {
  const t = useT()
  return (
    <span className={classes.title}>
      {task.kind !== 'ordinary' && <span className={classes.kind}>{t(taskKindKey(task.kind))}</span>}
      <span className={classes.titleText}>{taskTitle(t, task)}</span>
    </span>
  )
}

const RecordCell = ({
  task: { caseId, caseNumber, villageReportId, villageReportTicket },
}: {
  task: Task
}) => {
  const t = useT()
  if (caseId !== null) {
    return (
      <AppLink to={`/cases/${caseId}`} tabIndex={-1} className="figures">
        {caseNumber}
      </AppLink>
    )
  }
  if (villageReportId === null) return t('common.emptyValue')
  return (
    <AppLink to={`/village-reports/${villageReportId}`} tabIndex={-1} className="figures">
      {villageReportTicket}
    </AppLink>
  )
}

const columnsOf = (t: Translate, view: string): Column<Task>[] => [
  { id: 'due', label: t('task.due'), width: 172, render: (task) => <DueMark task={task} /> },
  { id: 'title', label: t('task.what'), width: '3fr', render: (task) => <TitleCell task={task} /> },
  { id: 'record', label: t('task.record'), width: 150, render: (task) => <RecordCell task={task} /> },
  {
    id: 'assignee',
    label: t('task.assignee'),
    width: '1.3fr',
    ...(view === 'mine' ? { hiddenAtFirst: true } : {}),
    render: (task) => assigneeText(t, task),
  },
  { id: 'givenBy', label: t('task.givenBy'), width: '1.3fr', render: ({ createdByName }) => createdByName },
]
