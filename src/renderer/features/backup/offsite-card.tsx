import { IconUsb } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BackupOverview, RestoreSource } from '#shared/features/backup/backup.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, showError } from '#renderer/app/show-error.ts'
import { formatFileSize, formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { FileField } from '#renderer/ui/file-field.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { saveFile } from '#renderer/ui/save-file-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './backup.module.css'
import { giveOffsite, largestOffsite, takeOffsite } from './offsite-transfer.ts'

/** Makes one file for a stick, and takes one back. */
export const OffsiteCard = ({
  overview,
  onRestore,
}: {
  overview: BackupOverview
  onRestore: (source: RestoreSource) => void
}) => {
  const t = useT()
  const { may } = useSession()
  const queries = useQueryClient()
  const [state, setState] = useState<string>()
  const make = async (): Promise<void> => {
    setState(t('backup.offsiteMaking'))
    try {
      const made = await client.backup.makeOffsite()
      const file = await takeOffsite(made, (percent) => setState(t('backup.offsiteTaking', { percent })))
      saveFile(file, made.name)
      showDone(t('backup.offsiteDone', { name: made.name, size: formatFileSize(made.size) }))
      await queries.invalidateQueries({ queryKey: orpc.backup.key() })
    } catch (error) {
      showError(error)
    } finally {
      setState(undefined)
    }
  }
  const take = async (file: File | null): Promise<void> => {
    if (!file) return
    try {
      const onProgress = (percent: number): void => setState(t('backup.fileTaking', { percent }))
      onRestore({ kind: 'offsite', uploadId: await giveOffsite(client.backup.upload, file, onProgress) })
    } catch (error) {
      showError(error)
    } finally {
      setState(undefined)
    }
  }
  const { lastOffsiteAt } = overview
  return (
    <SectionCard title={t('backup.offsiteTitle')} line={t('backup.offsiteLine')}>
      <div className={classes.bar}>
        <ReasonedButton
          variant="default"
          verdict={may('backup.create')}
          leftSection={<IconUsb size={16} stroke={1.7} />}
          loading={state !== undefined}
          onClick={() => void make()}
        >
          {t('backup.offsite')}
        </ReasonedButton>
        <p className={classes.remark} role="status">
          {state ??
            (lastOffsiteAt
              ? t('backup.offsiteLast', { at: formatInstant(lastOffsiteAt) })
              : t('backup.offsiteNever'))}
        </p>
      </div>
      {may('backup.restore').allowed && (
        <div style={{ marginTop: 16 }}>
          <FileField
            label={t('backup.restoreFile')}
            description={t('backup.restoreFileLine')}
            accept=".age"
            limit={largestOffsite}
            onChange={(file) => void take(file)}
          />
        </div>
      )}
    </SectionCard>
  )
}
