import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './backup.module.css'
import { ProofBadge } from './proof-badge.tsx'
import { useSalvageReport } from './salvage.queries.ts'

/**
 * On home, for who looks after backups: whether restoring is proven, and when the last one was made. It stands in two
 * places and is seen in one: above the work where the proof is late, below it otherwise.
 */
export const BackupHomeCard = ({ place }: { place: 'above' | 'below' }) => {
  const t = useT()
  const { may } = useSession()
  const { data } = useQuery(orpc.backup.standing.queryOptions({ enabled: may('backup.create').allowed }))
  const salvaged = useSalvageReport()
  // The backups lie beside the store, not beside a copy of it.
  if (!data || salvaged) return null
  const { drill, lastBackupAt } = data
  if ((drill.state === 'late') !== (place === 'above')) return null
  return (
    <SectionCard
      title={t('backup.title')}
      actions={<AppLink to="/settings/backup">{t('backup.toPage')}</AppLink>}
    >
      <div className={classes.proof}>
        <ProofBadge drill={drill} />
        <span className={classes.remark}>
          {lastBackupAt
            ? t('backup.lastBackup', { at: formatInstant(lastBackupAt) })
            : t('backup.lastBackupNone')}
        </span>
      </div>
    </SectionCard>
  )
}
