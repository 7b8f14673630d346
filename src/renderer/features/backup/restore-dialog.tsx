import { Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { RestoreSource } from '#shared/features/backup/backup.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import classes from './backup.module.css'
import { PreviewCard } from './preview-card.tsx'

/** Shows a backup before it is put in the place of the data, and asks why. Afterwards the program is locked. */
export const RestoreDialog = ({ source, onClose }: { source: RestoreSource; onClose: () => void }) => {
  const t = useT()
  const { data, error } = useQuery(
    orpc.backup.preview.queryOptions({ input: { source }, staleTime: 0, gcTime: 0, retry: false }),
  )
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title={t('backup.restoreTitle')}
      confirmLabel={t('backup.restoreConfirm')}
      danger
      reasonLabel={t('backup.restoreReason')}
      canConfirm={data !== undefined}
      unmet={t('backup.restoreReading')}
      onConfirm={async (reason) => {
        const { lacksAttachments } = await client.backup.restore({ source, reason })
        showDone(t('backup.restoreDone'))
        if (lacksAttachments) showDone(t('backup.lacksAttachments'))
      }}
    >
      {error && <ErrorState error={error} />}
      {!data && !error && (
        <div className={classes.bar} role="status">
          <Loader size="xs" />
          {t('backup.restoreReading')}
        </div>
      )}
      {data && (
        <>
          <p className={classes.remark}>{t('backup.restoreWhat', { at: formatInstant(data.madeAt) })}</p>
          <PreviewCard preview={data} />
        </>
      )}
    </ReasonDialog>
  )
}
