import { Text } from '@mantine/core'
import { useState } from 'react'
import { canTerminate } from '#shared/features/agreement/agreement-input.rules.ts'
import type { Agreement } from '#shared/features/agreement/agreement.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, verdictReason } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { keepAgreement } from './agreement.queries.ts'

type DialogProps = { agreement: Agreement; opened: boolean; onClose: () => void }

/** Ends an agreement before its time, from a day on and with a reason. */
export const TerminateDialog = ({ agreement, opened, onClose }: DialogProps) => {
  const t = useT()
  const { day } = useSession()
  const [terminatedOn, setTerminatedOn] = useState<PlainDate | null>(day)
  const reason = terminatedOn === null ? undefined : verdictReason(canTerminate(agreement, terminatedOn))
  const terminate = async (typed: string): Promise<void> => {
    if (terminatedOn === null) return
    const { id, version } = agreement
    await keepAgreement(await client.agreement.terminate({ id, version, terminatedOn, reason: typed }))
    showDone(t('agreement.terminated'))
  }
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={t('agreement.terminateTitle')}
      confirmLabel={t('agreement.terminateConfirm')}
      danger
      canConfirm={terminatedOn !== null && reason === undefined}
      onConfirm={terminate}
      before={
        <PlainDateField
          mt="md"
          data-autofocus
          required
          label={t('agreement.terminatedOn')}
          value={terminatedOn}
          onChange={setTerminatedOn}
          error={terminatedOn === null ? t('common.valueRequired') : reason}
        />
      }
    >
      <Text>
        {t(agreement.kind === 'addendum' ? 'agreement.terminateAddendumText' : 'agreement.terminateText')}
      </Text>
    </ReasonDialog>
  )
}

export const WithdrawDialog = ({ agreement, opened, onClose }: DialogProps) => {
  const t = useT()
  const withdraw = async (reason: string): Promise<void> => {
    const { id, version } = agreement
    await keepAgreement(await client.agreement.withdrawTermination({ id, version, reason }))
    showDone(t('agreement.terminationWithdrawn'))
  }
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={t('agreement.withdrawTermination')}
      confirmLabel={t('agreement.withdrawTermination')}
      onConfirm={withdraw}
    >
      <Text>{t('agreement.withdrawText')}</Text>
    </ReasonDialog>
  )
}
