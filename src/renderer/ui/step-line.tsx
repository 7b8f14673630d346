import { IconCheck } from '@tabler/icons-react'
import { useT } from '#renderer/i18n/t.ts'
import classes from './step-line.module.css'

export type Step = {
  id: string
  label: string
  state: 'done' | 'current' | 'ahead'
  /** A date, mostly. */ detail?: string
}

/** How far something has come: candidate → … → active. */
export const StepLine = ({ steps, label }: { steps: readonly Step[]; label: string }) => {
  const t = useT()
  const words = { done: t('common.stepDone'), current: t('common.stepCurrent'), ahead: t('common.stepAhead') }
  return (
    <ol className={classes.line} aria-label={label}>
      {steps.map(({ id, label: name, state, detail }) => (
        <li
          key={id}
          className={classes.step}
          data-state={state}
          {...(state === 'current' ? { 'aria-current': 'step' as const } : {})}
        >
          <span className={classes.dot} aria-hidden="true">
            {state === 'done' && <IconCheck size={12} stroke={3} />}
          </span>
          <span className={classes.name}>{name}</span>
          <span className={classes.detail}>{detail ?? words[state]}</span>
        </li>
      ))}
    </ol>
  )
}
