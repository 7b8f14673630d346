import { Select, Stack, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReferralDetail } from '#shared/features/referral/referral-view.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { ActDialog } from '#renderer/features/case/act-dialog.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { refreshReferrals } from './referral.queries.ts'
import { useAgencyOptions } from './use-agency-options.ts'
import { useAgencyWarnings } from './use-agency-warnings.ts'

/** The same letter for another agency; this referral ends with it. */
export const ReReferDialog = ({ detail, onClose }: { detail: ReferralDetail; onClose: () => void }) => {
  const t = useT()
  const { day } = useSession()
  const agencies = useQuery(orpc.referral.agencies.queryOptions()).data?.items ?? []
  const others = agencies.filter(({ id }) => id !== detail.agencyId)
  const options = useAgencyOptions(others, {
    need: detail.letter.need,
    caseId: detail.case.id,
    subjectIds: detail.subjects.map(({ subjectId }) => subjectId),
  })
  const [agencyId, setAgencyId] = useState<string | null>(null)
  const [happenedOn, setHappenedOn] = useState<PlainDate | null>(day)
  const [reason, setReason] = useState(detail.endReason ?? '')
  const [asked, setAsked] = useState(false)
  const { dialog, confirmed } = useAgencyWarnings()
  const required = t('common.valueRequired')
  const record = async (): Promise<boolean> => {
    setAsked(true)
    const agency = others.find(({ id }) => id === agencyId)
    if (!agency || happenedOn === null || reason.trim() === '') return false
    const { id, version } = detail
    const made = await confirmed((acceptedWarnings, warningReason) =>
      client.referral.reRefer({
        id,
        version,
        happenedOn,
        agencyId: agency.id,
        reason,
        acceptedWarnings,
        warningReason,
      }),
    )
    if (!made) return false
    await refreshReferrals()
    showDone(t('referral.reReferDone'))
    goTo(`/referrals/${made.id}`)
    return true
  }
  return (
    <>
      <ActDialog
        opened
        onClose={onClose}
        title={t('referral.reReferTitle')}
        text={t('referral.reReferText')}
        confirmLabel={t('referral.step.reRefer')}
        onConfirm={record}
      >
        <Stack gap="md">
          <Select
            label={t('referral.field.agency')}
            required
            searchable
            data-autofocus
            data={options}
            value={agencyId}
            onChange={setAgencyId}
            error={asked && agencyId === null ? required : undefined}
          />
          <PlainDateField
            label={t('referral.happenedOn')}
            required
            value={happenedOn}
            onChange={setHappenedOn}
            maxDate={day}
            error={asked && happenedOn === null ? required : undefined}
          />
          <Textarea
            label={t('referral.reason')}
            required
            autosize
            minRows={2}
            maxLength={1000}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
            error={asked && reason.trim() === '' ? required : undefined}
            data-private
          />
        </Stack>
      </ActDialog>
      {dialog}
    </>
  )
}
