import { Chip, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import { weekEndOf } from '#shared/features/case/case.rules.ts'
import type { Task, TaskAssignee } from '#shared/features/task/task.schema.ts'
import { addDays, type PlainDate } from '#shared/kernel/plain-date.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { ActDialog } from '#renderer/features/case/act-dialog.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { AssigneeSelect, assigneeOf } from './assignee-select.tsx'
import { taskTitle } from './task-words.ts'
import classes from './task.module.css'
import { refreshTasks } from './task.queries.ts'

type TaskFormDialogProps = {
  /** The case a new task belongs to. */
  caseId: CaseId | null
  /** The task that is changed. */
  before?: Task
  onClose: () => void
}

/** What is to be done, until when, by whom. */
export const TaskFormDialog = ({ caseId, before, onClose }: TaskFormDialogProps) => {
  const t = useT()
  const { officerId } = useSession()
  const [title, setTitle] = useState(before?.title ?? '')
  const [dueOn, setDueOn] = useState<PlainDate | null>(before?.dueOn ?? null)
  const [assignee, setAssignee] = useState<TaskAssignee | undefined>(
    before ? assigneeOf(before) : { kind: 'officer', officerId },
  )
  const [asked, setAsked] = useState(false)
  const isWorded = before !== undefined && before.kind !== 'ordinary'
  const save = async (): Promise<boolean> => {
    setAsked(true)
    if (!assignee || (!isWorded && title.trim() === '')) return false
    if (before) {
      const { id, version } = before
      // The words of a task the program made follow its kind; the title is not kept.
      const words = isWorded ? taskTitle(t, before) : title
      await client.task.change({ id, version, title: words, dueOn, assignee })
    } else await client.task.add({ title, dueOn, caseId, assignee })
    await refreshTasks()
    showDone(t(before ? 'task.changed' : 'task.added'))
    return true
  }
  return (
    <ActDialog
      opened
      onClose={onClose}
      title={t(before ? 'task.change' : 'task.add')}
      {...(before && isWorded ? { text: taskTitle(t, before) } : {})}
      confirmLabel={t('common.save')}
      onConfirm={save}
    >
      <Stack gap="md">
        {!isWorded && (
          <Textarea
            label={t('task.what')}
            placeholder={t('task.whatHint')}
            required
            autosize
            minRows={2}
            maxRows={4}
            maxLength={200}
            data-autofocus
            value={title}
            error={asked && title.trim() === '' ? t('common.valueRequired') : undefined}
            onChange={({ currentTarget }) => setTitle(currentTarget.value.replaceAll('\n', ' '))}
          />
        )}
        <div>
          <PlainDateField label={t('task.due')} value={dueOn} onChange={setDueOn} />
          <QuickDays value={dueOn} onChange={setDueOn} />
        </div>
        <AssigneeSelect
          value={assignee}
          onChange={setAssignee}
          error={asked && !assignee ? t('common.valueRequired') : undefined}
        />
      </Stack>
    </ActDialog>
  )
}

type QuickDaysProps = { value: PlainDate | null; onChange: (day: PlainDate | null) => void }

const QuickDays = ({ value, onChange }: QuickDaysProps) => {
  const t = useT()
  const { day } = useSession()
  const days = [
    [t('common.today'), day],
    [t('task.tomorrow'), addDays(day, 1)],
    [t('task.endOfWeek'), addDays(weekEndOf(day), -2)],
    [t('task.inAWeek'), addDays(day, 7)],
  ] as const
  // On a Saturday the end of the working week is over already.
  const open = days.filter(([, quick], place) => quick > day || place === 0)
  return (
    <div className={classes.days}>
      {open.map(([label, quick]) => (
        <Chip key={label} size="xs" checked={value === quick} onChange={() => onChange(quick)}>
          {label}
        </Chip>
      ))}
    </div>
  )
}
