import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import type { SealedCase as Sealed } from '#shared/features/access/access.schema.ts'
import { canOpenWithReason, openingMinutes } from '#shared/features/access/case-reach.rules.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { refreshAccess } from './access.queries.ts'
import { levelKey } from './access-words.ts'

/** The page of a case that is closed to its reader: that there is one, and the way to open it for a while. */
export const SealedCasePage = ({ sealed }: { sealed: Sealed }) => {
  const t = useT()
  const { roles } = useSession()
  const [asking, setAsking] = useState(false)
  return (
    <Page>
      <PageHeader
        title={sealed.number}
        badge={<StateBadge tone="warning">{t(levelKey(sealed.confidentiality))}</StateBadge>}
        line={[sealed.responsibleName, sealed.sectionName].filter(Boolean).join(' · ')}
        back={{ to: '/cases', label: t('common.navCases') }}
      />
      <EmptyState
        icon={<IconLock />}
        title={t('access.sealedTitle')}
        text={t('access.sealedText', { minutes: openingMinutes })}
        action={
          <ReasonedButton
            verdict={canOpenWithReason(roles, sealed.confidentiality)}
            onClick={() => setAsking(true)}
          >
            {t('access.open')}
          </ReasonedButton>
        }
      />
      <OpenDialog sealed={asking ? sealed : undefined} onClose={() => setAsking(false)} />
    </Page>
  )
}

type OpenDialogProps = { sealed: Sealed | undefined; onClose: () => void; onOpened?: () => void }

/** Asks for the reason; what is written here is read by those who are told. */
export const OpenDialog = ({ sealed, onClose, onOpened }: OpenDialogProps) => {
  const t = useT()
  const open = async (reason: string): Promise<void> => {
    if (!sealed) return
    await client.access.open({ caseId: sealed.id, reason })
    await refreshAccess()
    onOpened?.()
  }
  return (
    <ReasonDialog
      opened={sealed !== undefined}
      onClose={onClose}
      title={t('access.openTitle', { number: sealed?.number ?? '' })}
      confirmLabel={t('access.openConfirm', { minutes: openingMinutes })}
      maxLength={1000}
      onConfirm={open}
    >
      {t('access.openText')}
    </ReasonDialog>
  )
}
