import { Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isWaiting } from '#shared/features/referral/ladder.rules.ts'
import {
  followUpChannel,
  followUpChannels,
  type FollowUpChannel,
  type FollowUpInput,
} from '#shared/features/referral/referral.schema.ts'
import type { ReferralDetail } from '#shared/features/referral/referral-view.schema.ts'
import { type PlainDate } from '#shared/kernel/plain-date.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { ActDialog } from '#renderer/features/case/act-dialog.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { EvidenceSelect } from './evidence-select.tsx'
import { channelKey } from './referral-words.ts'
import { refreshReferrals } from './referral.queries.ts'

/** The office asked, or heard something that changes no state. */
export const FollowUpDialog = ({ detail, onClose }: { detail: ReferralDetail; onClose: () => void }) => {
  const t = useT()
  const { day } = useSession()
  const [happenedOn, setHappenedOn] = useState<PlainDate | null>(day)
  const [channel, setChannel] = useState<FollowUpChannel>('phone')
  const [person, setPerson] = useState('')
  const [note, setNote] = useState('')
  const [nextOn, setNextOn] = useState<PlainDate | null>(null)
  const [evidenceId, setEvidenceId] = useState<FollowUpInput['evidenceId']>(null)
  const [asked, setAsked] = useState(false)
  const required = t('common.valueRequired')
  const record = async (): Promise<boolean> => {
    setAsked(true)
    if (happenedOn === null || note.trim() === '') return false
    const { id, version } = detail
    const saved = await client.referral.followUp({
      id,
      version,
      happenedOn,
      channel,
      person,
      note,
      nextOn,
      evidenceId,
    })
    await refreshReferrals(saved)
    showDone(t('referral.askDone'))
    return true
  }
  return (
    <ActDialog
      opened
      onClose={onClose}
      title={t('referral.askTitle')}
      text={t('referral.askText')}
      confirmLabel={t('referral.askConfirm')}
      onConfirm={record}
    >
      <Stack gap="md">
        <SimpleGrid cols={2} spacing="md">
          <PlainDateField
            label={t('referral.happenedOn')}
            required
            value={happenedOn}
            onChange={setHappenedOn}
            maxDate={day}
            error={asked && happenedOn === null ? required : undefined}
          />
          <Select
            label={t('referral.channelOf')}
            allowDeselect={false}
            data={followUpChannels.map((value) => ({ value, label: t(channelKey(value)) }))}
            value={channel}
            onChange={(value) => setChannel(followUpChannel.catch(channel).parse(value))}
          />
        </SimpleGrid>
        <TextInput
          label={t('referral.answerer')}
          data-autofocus
          maxLength={120}
          value={person}
          onChange={({ currentTarget }) => setPerson(currentTarget.value)}
          data-private
        />
        <Textarea
          label={t('referral.askNote')}
          required
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1000}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          error={asked && note.trim() === '' ? required : undefined}
          data-private
        />
        {isWaiting(detail.state) && (
          <PlainDateField
            label={t('referral.askNext')}
            description={t('referral.askNextHint')}
            value={nextOn}
            onChange={setNextOn}
            minDate={day}
          />
        )}
        <EvidenceSelect caseId={detail.case.id} value={evidenceId} onChange={setEvidenceId} />
      </Stack>
    </ActDialog>
  )
}
