import { Button, VisuallyHidden } from '@mantine/core'
import type { DraftControl } from '#renderer/app/use-draft.ts'
import { describeError } from '#renderer/app/show-error.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './draft-mark.module.css'

/** `10.42.07` today; with the day before it otherwise. */
const timeOf = (instant: Date): string => {
  const parts = [instant.getHours(), instant.getMinutes(), instant.getSeconds()]
  return instant.toDateString() === new Date().toDateString()
    ? parts.map((part) => String(part).padStart(2, '0')).join('.')
    : formatInstant(instant)
}

type DraftMarkProps = {
  draft: Pick<DraftControl<unknown>, 'status' | 'savedAt' | 'failure' | 'saveNow'>
}

/** Whether what is typed is kept, and since when. A failure says why and offers to try again. */
export const DraftMark = ({ draft: { status, savedAt, failure, saveNow } }: DraftMarkProps) => {
  const t = useT()
  if (status === 'failed') {
    return (
      <div className={classes.mark} data-tone="bad">
        <span className={classes.dot} />
        <span role="alert">
          {t('draft.failed')} {describeError(failure).sentence}
        </span>
        <Button size="compact-xs" variant="light" color="red" onClick={() => void saveNow()}>
          {t('draft.retry')}
        </Button>
      </div>
    )
  }
  const isOpen = status === 'waiting' || status === 'saving'
  const words = savedAt
    ? t('draft.savedAt', { time: timeOf(savedAt) })
    : t(isOpen ? 'draft.saving' : 'draft.keepsItself')
  return (
    <div className={classes.mark} data-tone={isOpen ? 'waiting' : savedAt ? 'good' : 'idle'}>
      <span className={classes.dot} />
      <span className="figures" aria-hidden="true">
        {words}
      </span>
      {/* The time changes every other second; aloud it is enough that it is kept. */}
      <VisuallyHidden aria-live="polite">
        {savedAt ? t('draft.saved') : t('draft.keepsItself')}
      </VisuallyHidden>
    </div>
  )
}
