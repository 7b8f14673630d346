import { useSession } from '#renderer/app/session.ts'
import { SettingsPage } from '#renderer/features/settings/settings-page.tsx'
import { AuditLog } from './audit-log.tsx'
import { VerifyCard } from './verify-card.tsx'

/** What was done in this store, by whom, and whether what stands here is what was written. */
export const AuditPage = () => {
  const { may } = useSession()
  return (
    <SettingsPage>
      {may('history.verify').allowed && <VerifyCard />}
      {may('audit.read').allowed && <AuditLog />}
    </SettingsPage>
  )
}
