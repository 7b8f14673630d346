import { Button, VisuallyHidden } from '@mantine/core'
import type { BackupOverview, BackupState, RestoreSource } from '#shared/features/backup/backup.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatFileSize, formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge, type Tone } from '#renderer/ui/state-badge.tsx'
import classes from './backup.module.css'

const tones: Record<BackupState, Tone> = {
  verified: 'good',
  damaged: 'bad',
  foreign: 'neutral',
  otherKey: 'neutral',
  newer: 'neutral',
}

/** The backups beside the store, newest first. */
export const BackupTable = ({
  overview: { backups, totalSize, attachmentsSize, failedAt },
  onRestore,
}: {
  overview: BackupOverview
  onRestore: (source: RestoreSource) => void
}) => {
  const t = useT()
  const { may } = useSession()
  const mayRestore = may('backup.restore').allowed
  return (
    <SectionCard title={t('backup.listTitle')} line={t('backup.listLine')} flush>
      {failedAt && <p className={classes.alert}>{t('backup.failed', { at: formatInstant(failedAt) })}</p>}
      {backups.length === 0 ? (
        <p className={classes.foot}>
          <b>{t('backup.none')}</b> {t('backup.noneText')}
        </p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('backup.columnAt')}</th>
              <th scope="col">{t('backup.columnKind')}</th>
              <th scope="col" className={classes.number}>
                {t('backup.columnSize')}
              </th>
              <th scope="col">{t('backup.columnState')}</th>
              {mayRestore && (
                <th scope="col">
                  <VisuallyHidden>{t('backup.restore')}</VisuallyHidden>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {backups.map(({ name, madeAt, kind, size, state }) => (
              <tr key={name}>
                <td>{madeAt ? formatInstant(madeAt) : name}</td>
                <td>{kind ? t(`backup.kind.${kind}`) : t('common.emptyValue')}</td>
                <td className={classes.number}>{formatFileSize(size)}</td>
                <td>
                  <StateBadge tone={tones[state]}>{t(`backup.state.${state}`)}</StateBadge>
                </td>
                {mayRestore && (
                  <td className={classes.actions}>
                    {state === 'verified' && (
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        onClick={() => onRestore({ kind: 'local', name })}
                      >
                        {t('backup.restore')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {backups.length > 0 && (
        <p className={classes.foot}>
          {t('backup.sizes', {
            rows: formatFileSize(totalSize),
            files: formatFileSize(attachmentsSize),
          })}
        </p>
      )}
    </SectionCard>
  )
}
