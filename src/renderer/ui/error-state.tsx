import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { describeError } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './states.module.css'

type ErrorStateProps = { error: unknown; onRetry?: () => void }

/** What stands where something could not be read: what is safe, what to do, and the number of the incident. */
export const ErrorState = ({ error, onRetry }: ErrorStateProps) => {
  const t = useT()
  const { sentence, incident } = describeError(error)
  return (
    <div className={classes.state} role="alert">
      <div className={classes.icon} data-tone="bad">
        <IconAlertTriangle />
      </div>
      <p className={classes.title}>{t('common.errorTitle')}</p>
      <p className={classes.text}>{sentence}</p>
      {incident !== undefined && <p className={classes.incident}>{t('common.incident', { incident })}</p>}
      {onRetry && (
        <div className={classes.action}>
          <Button variant="default" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        </div>
      )}
    </div>
  )
}
