import { Button } from '@mantine/core'
import { useState } from 'react'
import type { SalvageReport } from '#shared/features/backup/salvage.schema.ts'
import { client } from '#renderer/app/client.ts'
import { describeError } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './backup.module.css'

/** The second way beside a backup: reading and printing what the damaged data still holds. */
export const SalvageOffer = ({
  credentials,
  isOnlyWay,
  onSaved,
}: {
  credentials: { login: string; password: string; code?: string }
  isOnlyWay: boolean
  onSaved: (report: SalvageReport) => void
}) => {
  const t = useT()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const save = async (): Promise<void> => {
    setPending(true)
    setProblem(undefined)
    try {
      onSaved((await client.backup.salvage(credentials)).report)
    } catch (error) {
      setProblem(describeError(error).sentence)
      setPending(false)
    }
  }
  return (
    <section className={classes.offer}>
      <p className={classes.remark}>{t(isOnlyWay ? 'backup.salvageLineNone' : 'backup.salvageLine')}</p>
      <Button
        mt="sm"
        size="xs"
        variant={isOnlyWay ? 'filled' : 'default'}
        loading={pending}
        onClick={() => void save()}
      >
        {t('backup.salvage')}
      </Button>
      {pending && (
        <p className={classes.remark} role="status">
          {t('backup.salvageRunning')}
        </p>
      )}
      {problem !== undefined && (
        <p className={classes.alert} role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}
