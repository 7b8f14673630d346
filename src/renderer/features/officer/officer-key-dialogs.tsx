import { Text } from '@mantine/core'
import { useState } from 'react'
import type { Officer } from '#shared/features/officer/officer.schema.ts'
import { canUsePassword } from '#shared/features/session/session.rules.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { NewPasswordField } from '#renderer/features/session/new-password-field.tsx'
import { readStoreKeyAgain, useStoreKey } from '#renderer/features/store-key/store-key-card.tsx'
import { durationOf } from '#renderer/features/store-key/store-key-words.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { readOfficersAgain } from './officer-dialogs.tsx'

type KeyDialogProps = { officer: Officer; onClose: () => void }

export const DisableOfficerDialog = ({ officer, onClose }: KeyDialogProps) => {
  const t = useT()
  const name = officer.fullName
  const { data: storeKey } = useStoreKey()
  return (
    <ReasonDialog
      opened
      danger
      onClose={onClose}
      title={t('officer.disableTitle', { name })}
      confirmLabel={t('officer.disable')}
      onConfirm={async (reason) => {
        await client.officer.disable({ id: officer.id, reason })
        await readOfficersAgain()
        await readStoreKeyAgain()
        const { pending } = await queryClient.fetchQuery(orpc.storeKey.status.queryOptions())
        showDone(t(pending ? 'storeKey.removedLater' : 'officer.disabledDone', { name }))
      }}
    >
      <Text>{t('officer.disableText')}</Text>
      <Text mt="xs">{t('storeKey.removalText')}</Text>
      {storeKey && (
        <Text c="dimmed" size="sm" mt="xs">
          {t('storeKey.wait', { time: durationOf(t, storeKey.bytes) })}
        </Text>
      )}
    </ReasonDialog>
  )
}

export const UnblockOfficerDialog = ({ officer, onClose }: KeyDialogProps) => {
  const t = useT()
  const name = officer.fullName
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title={t('officer.unblockTitle', { name })}
      confirmLabel={t('officer.unblock')}
      onConfirm={async (reason) => {
        await client.officer.unblock({ id: officer.id, reason })
        await readOfficersAgain()
        showDone(t('officer.unblockedDone', { name }))
      }}
    >
      <Text>{t('officer.unblockText')}</Text>
    </ReasonDialog>
  )
}

export const ResetPasswordDialog = ({ officer, onClose }: KeyDialogProps) => {
  const t = useT()
  const name = officer.fullName
  const [password, setPassword] = useState('')
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      title={t('officer.resetTitle', { name })}
      confirmLabel={t('officer.resetPassword')}
      canConfirm={canUsePassword(password, officer.login).allowed}
      before={
        <NewPasswordField
          mt="md"
          data-autofocus
          label={t('session.newPassword')}
          description={t('officer.passwordHint')}
          required
          login={officer.login}
          value={password}
          onChange={setPassword}
        />
      }
      onConfirm={async (reason) => {
        await client.officer.resetPassword({ id: officer.id, password, reason })
        await readOfficersAgain()
        showDone(t('officer.resetDone', { name }))
      }}
    >
      <Text>{t('officer.resetText')}</Text>
    </ReasonDialog>
  )
}
