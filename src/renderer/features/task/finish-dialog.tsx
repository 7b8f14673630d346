import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { needsResult } from '#shared/features/task/task.rules.ts'
import type { Task } from '#shared/features/task/task.schema.ts'
import { client } from '#renderer/app/client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { ActDialog } from '#renderer/features/case/act-dialog.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { taskTitle } from './task-words.ts'
import { refreshTasks } from './task.queries.ts'

/** Done, and what came of it. A task that asks for a judgement needs a word on it. */
export const FinishDialog = ({ task, onClose }: { task: Task; onClose: () => void }) => {
  const t = useT()
  const [result, setResult] = useState('')
  const [asked, setAsked] = useState(false)
  const needed = needsResult(task)
  const empty = result.trim() === ''
  const finish = async (): Promise<boolean> => {
    setAsked(true)
    if (needed && empty) return false
    const { id, version } = task
    await client.task.finish({ id, version, result: empty ? null : result })
    await refreshTasks()
    showDone(t('task.finished'))
    return true
  }
  return (
    <ActDialog
      opened
      onClose={onClose}
      title={t('task.finishTitle')}
      text={taskTitle(t, task)}
      confirmLabel={t('task.finish')}
      onConfirm={finish}
    >
      <Textarea
        label={t('task.result')}
        placeholder={t('task.resultHint')}
        required={needed}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={1000}
        data-autofocus
        value={result}
        error={asked && needed && empty ? t('common.valueRequired') : undefined}
        onChange={({ currentTarget }) => setResult(currentTarget.value)}
      />
    </ActDialog>
  )
}
