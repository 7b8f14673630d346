import { IconCalendarOff, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isServing } from '#shared/features/liaison/liaison.rules.ts'
import type { Assignment } from '#shared/features/liaison/liaison.schema.ts'
import { PeriodList } from '#renderer/features/village/period-list.tsx'
import { RowMenu } from '#renderer/features/village/row-menu.tsx'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { AssignmentDialog } from './assignment-dialog.tsx'
import { EndDialog } from './end-dialog.tsx'
import { gapText, periodText } from './liaison-words.ts'
import classes from './liaison.module.css'
import { refreshLiaisons } from './liaison.queries.ts'

type Task = { kind: 'assign' } | { kind: 'edit' | 'end' | 'remove'; assignment: Assignment }

/** Who looks after a village, who did before, and the days when nobody did. */
export const VillageLiaisonCard = ({ villageId }: { villageId: Assignment['villageId'] }) => {
  const t = useT()
  const { day: today, may } = useSession()
  const { data, error, refetch } = useQuery(orpc.liaison.ofVillage.queryOptions({ input: { villageId } }))
  const [task, setTask] = useState<Task>()
  const mayWrite = may('liaison.write').allowed
  const close = (): void => setTask(undefined)
  return (
    <SectionCard
      title={t('liaison.cardTitle')}
      actions={
        mayWrite && (
          <button type="button" className={classes.link} onClick={() => setTask({ kind: 'assign' })}>
            {t('liaison.assign')}
          </button>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <PeriodList
            empty={t('liaison.nobody')}
            rows={data.assignments.map((assignment) => ({
              id: assignment.id,
              name: <AppLink to={`/liaisons/${assignment.id}`}>{assignment.officerName}</AppLink>,
              detail: detailOf(t, assignment),
              current: isServing(assignment, today),
              menu: mayWrite && <AssignmentMenu assignment={assignment} onTask={setTask} />,
            }))}
          />
          {data.gaps.length > 0 && (
            <ul className={classes.gaps}>
              {data.gaps.map((gap) => (
                <li key={gap.fromOn}>{gapText(t, gap)}</li>
              ))}
            </ul>
          )}
        </>
      )}
      {task && <TaskDialog task={task} villageId={villageId} onClose={close} />}
    </SectionCard>
  )
}

const detailOf = (t: ReturnType<typeof useT>, assignment: Assignment): string =>
  [
    t(assignment.kind === 'main' ? 'liaison.main' : 'liaison.substitute'),
    periodText(t, assignment),
    assignment.officerPhone,
    assignment.endNote,
  ]
    .filter((part) => part !== null)
    .join(' · ')

const AssignmentMenu = ({ assignment, onTask }: { assignment: Assignment; onTask: (task: Task) => void }) => {
  const t = useT()
  const icon = { size: 16, stroke: 1.6 }
  return (
    <RowMenu
      label={t('liaison.actions', { name: assignment.officerName })}
      entries={[
        ...(assignment.untilOn === null
          ? [
              {
                label: t('liaison.end'),
                icon: <IconCalendarOff {...icon} />,
                run: () => onTask({ kind: 'end', assignment }),
              },
            ]
          : []),
        {
          label: t('common.edit'),
          icon: <IconPencil {...icon} />,
          run: () => onTask({ kind: 'edit', assignment }),
        },
        {
          label: t('common.remove'),
          icon: <IconTrash {...icon} />,
          danger: true,
          run: () => onTask({ kind: 'remove', assignment }),
        },
      ]}
    />
  )
}

type TaskDialogProps = { task: Task; villageId: Assignment['villageId']; onClose: () => void }

const TaskDialog = ({ task, villageId, onClose }: TaskDialogProps) => {
  const t = useT()
  if (task.kind === 'assign') return <AssignmentDialog villageId={villageId} onClose={onClose} />
  const { assignment } = task
  if (task.kind === 'edit')
    return <AssignmentDialog villageId={villageId} edited={assignment} onClose={onClose} />
  if (task.kind === 'end') return <EndDialog assignment={assignment} onClose={onClose} />
  const remove = async (reason: string): Promise<void> => {
    await client.liaison.remove({ id: assignment.id, version: assignment.version, reason })
    await refreshLiaisons()
    showDone(t('liaison.removed'))
  }
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      danger
      title={t('liaison.removeTitle', { name: assignment.officerName })}
      confirmLabel={t('common.remove')}
      onConfirm={remove}
    >
      {t('liaison.removeText')}
    </ReasonDialog>
  )
}
