import { Button, Group, Modal } from '@mantine/core'
import { IconArrowRight, IconCheck } from '@tabler/icons-react'
import { canChangeTask, canFinishTask } from '#shared/features/task/task.rules.ts'
import type { Task } from '#shared/features/task/task.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { DueMark } from './due-mark.tsx'
import { FinishDialog } from './finish-dialog.tsx'
import { assigneeText, taskKindKey, taskPath, taskStepKey, taskTitle } from './task-words.ts'
import { refreshTasks, useTaskReader } from './task.queries.ts'
import { TaskFormDialog } from './task-form-dialog.tsx'

export type OpenTask = { task: Task; act: 'look' | 'finish' | 'change' | 'cancel' }

type TaskDialogsProps = { open: OpenTask | undefined; onChange: (open: OpenTask | undefined) => void }

/** One task and what can be done with it; used by the list and by the card of a case. */
export const TaskDialogs = ({ open, onChange }: TaskDialogsProps) => {
  const t = useT()
  if (!open) return null
  const { task, act } = open
  const close = (): void => onChange(undefined)
  const cancel = async (reason: string): Promise<void> => {
    await client.task.cancel({ id: task.id, version: task.version, reason })
    await refreshTasks()
    showDone(t('task.cancelled'))
  }
  switch (act) {
    case 'look':
      return <LookDialog task={task} onAct={(next) => onChange({ task, act: next })} onClose={close} />
    case 'finish':
      return <FinishDialog task={task} onClose={close} />
    case 'change':
      return <TaskFormDialog caseId={task.caseId} before={task} onClose={close} />
    case 'cancel':
      return (
        <ReasonDialog
          opened
          onClose={close}
          title={t('task.cancelTitle')}
          confirmLabel={t('task.cancel')}
          danger
          onConfirm={cancel}
        >
          {taskTitle(t, task)}
        </ReasonDialog>
      )
  }
}

type LookDialogProps = { task: Task; onAct: (act: OpenTask['act']) => void; onClose: () => void }

const LookDialog = ({ task, onAct, onClose }: LookDialogProps) => {
  const t = useT()
  const { may } = useSession()
  const reader = useTaskReader()
  const path = taskPath(task)
  const isOpen = task.state === 'open'
  const isOrdinary = task.kind === 'ordinary'
  const mayWrite = may('task.write')
  const change = [mayWrite, canChangeTask(task, reader)]
  // What came of it is asked in the next dialog.
  const finish = [mayWrite, canFinishTask(task, reader, t('task.result'))]
  return (
    <Modal opened onClose={onClose} size={520} title={taskTitle(t, task)}>
      <FactList
        facts={[
          ...(isOrdinary ? [] : [{ label: t('task.kindLabel'), value: t(taskKindKey(task.kind)) }]),
          { label: t('task.due'), value: <DueMark task={task} /> },
          { label: t('task.assignee'), value: assigneeText(t, task) },
          ...(task.caseId === null
            ? []
            : [
                {
                  label: t('task.case'),
                  value: <AppLink to={`/cases/${task.caseId}`}>{task.caseNumber}</AppLink>,
                },
              ]),
          ...(task.villageReportId === null
            ? []
            : [
                {
                  label: t('task.villageReport'),
                  value: (
                    <AppLink to={`/village-reports/${task.villageReportId}`}>
                      {task.villageReportTicket}
                    </AppLink>
                  ),
                },
              ]),
          { label: t('task.givenBy'), value: `${task.createdByName} · ${formatInstant(task.recordedAt)}` },
          ...(task.finishedAt === null
            ? []
            : [
                {
                  label: t(task.state === 'done' ? 'task.doneBy' : 'task.cancelledBy'),
                  value: [task.finishedByName, formatInstant(task.finishedAt)].filter(Boolean).join(' · '),
                },
              ]),
          ...(task.result === null ? [] : [{ label: t('task.result'), value: task.result, private: true }]),
        ]}
      />
      <Group justify="flex-end" gap="sm" mt="xl">
        {isOpen && (
          <>
            <ReasonedButton variant="default" verdict={change} onClick={() => onAct('cancel')}>
              {t('task.cancel')}
            </ReasonedButton>
            <ReasonedButton variant="default" verdict={change} onClick={() => onAct('change')}>
              {t('common.edit')}
            </ReasonedButton>
            {task.kind !== 'confirmDecision' && (
              <ReasonedButton
                verdict={finish}
                {...(isOrdinary ? {} : { variant: 'default' })}
                leftSection={<IconCheck size={16} stroke={1.9} />}
                onClick={() => onAct('finish')}
              >
                {t('task.finish')}
              </ReasonedButton>
            )}
          </>
        )}
        {path !== undefined && !(isOpen && isOrdinary) && (
          <Button
            data-autofocus
            leftSection={<IconArrowRight size={16} stroke={1.9} />}
            onClick={() => goTo(path)}
          >
            {t(isOpen ? taskStepKey(task.kind) : 'task.step.ordinary')}
          </Button>
        )}
      </Group>
    </Modal>
  )
}
