import { Alert, Button, Group } from '@mantine/core'
import { IconLockOpen2 } from '@tabler/icons-react'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import { client } from '#renderer/app/client.ts'
import { showDone, showError } from '#renderer/app/show-error.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { refreshAccess, useRunning } from './access.queries.ts'

/** Says on a case page that it stands open for a while only, and ends that. */
export const OpeningStrip = ({ caseId }: { caseId: CaseId }) => {
  const t = useT()
  const running = useRunning().data?.items.find((one) => one.caseId === caseId)
  if (!running) return null
  const end = async (): Promise<void> => {
    try {
      await client.access.end({ caseId })
      goTo('/cases')
      await refreshAccess()
      showDone(t('access.ended', { number: running.number }))
    } catch (error) {
      showError(error)
    }
  }
  return (
    <Alert variant="light" color="orange" icon={<IconLockOpen2 size={18} />}>
      <Group justify="space-between" gap="sm">
        <span>{t('access.openUntil', { at: formatInstant(running.endsAt) })}</span>
        <Button size="compact-sm" variant="default" onClick={() => void end()}>
          {t('access.end')}
        </Button>
      </Group>
    </Alert>
  )
}
