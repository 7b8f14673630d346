import { IconDatabaseExport, IconShieldCheck } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { BackupOverview, RestoreSource } from '#shared/features/backup/backup.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, showError } from '#renderer/app/show-error.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SettingsPage } from '#renderer/features/settings/settings-page.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './backup.module.css'
import { BackupTable } from './backup-table.tsx'
import { OffsiteCard } from './offsite-card.tsx'
import { ProofBadge } from './proof-badge.tsx'
import { RestoreDialog } from './restore-dialog.tsx'

/** What is backed up, whether restoring is proven, and the way back. */
export const BackupPage = () => {
  const t = useT()
  const { may } = useSession()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(orpc.backup.overview.queryOptions({ staleTime: 0 }))
  const [source, setSource] = useState<RestoreSource>()
  const refresh = () => queries.invalidateQueries({ queryKey: orpc.backup.key() })
  const create = useMutation(
    orpc.backup.create.mutationOptions({
      onSuccess: () => showDone(t('backup.created')),
      onError: showError,
      onSettled: refresh,
    }),
  )
  return (
    <SettingsPage
      primary={
        <ReasonedButton
          verdict={may('backup.create')}
          leftSection={<IconDatabaseExport size={16} stroke={1.7} />}
          loading={create.isPending}
          onClick={() => create.mutate(undefined)}
        >
          {t('backup.create')}
        </ReasonedButton>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && (
        <>
          <div className={classes.sides}>
            <DrillCard overview={data} onDone={refresh} />
            <OffsiteCard overview={data} onRestore={setSource} />
          </div>
          <BackupTable overview={data} onRestore={setSource} />
        </>
      )}
      {source && <RestoreDialog source={source} onClose={() => setSource(undefined)} />}
    </SettingsPage>
  )
}

const DrillCard = ({
  overview: { drill, lastDrill },
  onDone,
}: {
  overview: BackupOverview
  onDone: () => unknown
}) => {
  const t = useT()
  const { may } = useSession()
  const run = useMutation(orpc.backup.drill.mutationOptions({ onError: showError, onSettled: onDone }))
  return (
    <SectionCard title={t('backup.drillTitle')} line={t('backup.drillLine')}>
      {lastDrill && !lastDrill.passed && (
        <p className={classes.alert}>
          {t('backup.drillFailed', {
            at: formatInstant(lastDrill.backupMadeAt),
            fault: t(`backup.fault.${lastDrill.fault ?? 'damaged'}`),
          })}
        </p>
      )}
      <div className={classes.bar}>
        <ReasonedButton
          variant="default"
          verdict={may('backup.create')}
          leftSection={<IconShieldCheck size={16} stroke={1.7} />}
          loading={run.isPending}
          onClick={() => run.mutate(undefined)}
        >
          {t('backup.drill')}
        </ReasonedButton>
        <ProofBadge drill={drill} />
      </div>
      {lastDrill?.passed && (
        <p className={classes.remark}>
          {t('backup.drillPassed', { at: formatInstant(lastDrill.backupMadeAt) })}
        </p>
      )}
    </SectionCard>
  )
}
