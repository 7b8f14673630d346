import { useState } from 'react'
import { canDropFromDraft, canEnd, canRevoke } from '#shared/features/designation/designation.rules.ts'
import type { Decree, DecreeDetail, Designation } from '#shared/features/designation/designation.schema.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import type { Village } from '#shared/features/village/village.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, verdictReason } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { keepDecree, refreshDesignations } from './designation.queries.ts'

type DecreeDialogProps = { detail: DecreeDetail; opened: boolean; onClose: () => void }

/** Takes a decided decree back. The day is that of the decree where it was only recorded wrongly. */
export const RevokeDialog = ({ detail: { decree }, opened, onClose }: DecreeDialogProps) => {
  const t = useT()
  const { day } = useSession()
  const [revokedOn, setRevokedOn] = useState<PlainDate | null>(decree.decidedOn)
  const verdict = revokedOn === null ? undefined : canRevoke(decree, revokedOn, day)
  const revoke = async (reason: string): Promise<void> => {
    if (revokedOn === null) return
    const { id, version } = decree
    await keepDecree(await client.designation.revoke({ id, version, revokedOn, reason }))
    showDone(t('designation.revokedDone'))
  }
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      danger
      title={t('designation.revokeTitle', { number: decree.number ?? '' })}
      confirmLabel={t('designation.revoke')}
      canConfirm={verdict?.allowed ?? false}
      onConfirm={revoke}
      before={
        <PlainDateField
          mt="md"
          required
          label={t('designation.revokedOn')}
          description={t('designation.revokedOnHint')}
          value={revokedOn}
          onChange={setRevokedOn}
          error={verdict ? verdictReason(verdict) : t('common.valueRequired')}
        />
      }
    >
      {t('designation.revokeText')}
    </ReasonDialog>
  )
}

/** Throws a draft away. */
export const DiscardDialog = ({ detail: { decree, villages }, opened, onClose }: DecreeDialogProps) => {
  const t = useT()
  const verdict = canDropFromDraft(
    villages.map(({ designation, village }) => ({ designation, villageName: villageTitle(village) })),
  )
  const discard = async (reason: string): Promise<void> => {
    const { id, version } = decree
    await client.designation.discardDraft({ id, version, reason })
    showDone(t('designation.discarded'))
    goTo('/designations')
    void refreshDesignations()
  }
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      danger
      title={t('designation.discardTitle')}
      confirmLabel={t('designation.discard')}
      canConfirm={verdict.allowed}
      onConfirm={discard}
    >
      {verdictReason(verdict) ?? t('designation.discardText')}
    </ReasonDialog>
  )
}

type EndDialogProps = {
  decree: Decree
  item: { designation: Designation; village: Village }
  onClose: () => void
}

/** Ends the designation of one village; the decree stands for the others. */
export const EndDialog = ({ decree, item: { designation, village }, onClose }: EndDialogProps) => {
  const t = useT()
  const { day } = useSession()
  const [endedOn, setEndedOn] = useState<PlainDate | null>(day)
  const verdict = endedOn === null ? undefined : canEnd(decree, designation, endedOn, day)
  const end = async (reason: string): Promise<void> => {
    if (endedOn === null) return
    const { id, version } = designation
    await keepDecree(await client.designation.end({ id, version, endedOn, reason }))
    showDone(t('designation.endedDone', { name: villageTitle(village) }))
  }
  return (
    <ReasonDialog
      opened
      onClose={onClose}
      danger
      title={t('designation.endTitle', { name: villageTitle(village) })}
      confirmLabel={t('designation.end')}
      canConfirm={verdict?.allowed ?? false}
      onConfirm={end}
      before={
        <PlainDateField
          mt="md"
          required
          label={t('designation.endedOn')}
          value={endedOn}
          onChange={setEndedOn}
          error={verdict ? verdictReason(verdict) : t('common.valueRequired')}
        />
      }
    >
      {t('designation.endText')}
    </ReasonDialog>
  )
}
