import { Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { needOf, referralStepPermission } from '#shared/features/referral/referral-workflow.rules.ts'
import {
  followUpChannel,
  followUpChannels,
  sendingWay,
  sendingWays,
  type StepInput,
  type TakenStep,
} from '#shared/features/referral/referral.schema.ts'
import type { ReferralDetail } from '#shared/features/referral/referral-view.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { ActDialog } from '#renderer/features/case/act-dialog.tsx'
import { type MessageKey, useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { EvidenceSelect } from './evidence-select.tsx'
import { channelKey, stateKey, stepKey, wayKey } from './referral-words.ts'
import { refreshReferrals } from './referral.queries.ts'

const texts: Readonly<Partial<Record<TakenStep, MessageKey>>> = {
  sign: 'referral.stepText.sign',
  send: 'referral.stepText.send',
  amend: 'referral.stepText.amend',
  giveUp: 'referral.stepText.giveUp',
}

type StepDialogProps = {
  detail: ReferralDetail
  step: TakenStep
  /** Opened from a slip that came back: what its answer can be. */
  answers: readonly TakenStep[]
  onClose: () => void
}

/** What happened, on which day, and what has to be said with it. */
export const StepDialog = ({ detail, step: opened, answers, onClose }: StepDialogProps) => {
  const t = useT()
  const { day } = useSession()
  const isReply = answers.length > 0
  const [step, setStep] = useState(opened)
  const [happenedOn, setHappenedOn] = useState<PlainDate | null>(day)
  const [person, setPerson] = useState('')
  const [note, setNote] = useState('')
  const [way, setWay] = useState<StepInput['way']>(detail.sentByWay)
  const [proof, setProof] = useState('')
  const [channel, setChannel] = useState<StepInput['channel']>(isReply ? 'slip' : null)
  const [evidenceId, setEvidenceId] = useState<StepInput['evidenceId']>(null)
  const [asked, setAsked] = useState(false)
  const isHeard = referralStepPermission(step) === 'case.write'
  const need = needOf(step)
  const required = t('common.valueRequired')
  const record = async (): Promise<boolean> => {
    setAsked(true)
    const lacks = (need === 'reason' && note.trim() === '') || (need === 'way' && way === null)
    if (happenedOn === null || lacks) return false
    const { id, version } = detail
    const saved = await client.referral.takeStep({
      id,
      version,
      step,
      happenedOn,
      person,
      note,
      proof,
      way: need === 'way' ? way : null,
      channel: isHeard ? channel : null,
      evidenceId,
    })
    await refreshReferrals(saved)
    showDone(t('referral.stepDone', { state: t(stateKey(saved.state)) }))
    return true
  }
  const text = texts[step]
  return (
    <ActDialog
      opened
      onClose={onClose}
      title={isReply ? t('referral.replyTitle') : t(stepKey(step))}
      {...(text === undefined ? {} : { text: t(text) })}
      confirmLabel={t(stepKey(step))}
      danger={step === 'cancel'}
      onConfirm={record}
    >
      <Stack gap="md">
        {isReply && (
          <Select
            label={t('referral.answer')}
            allowDeselect={false}
            data-autofocus
            data={answers.map((value) => ({ value, label: t(stepKey(value)) }))}
            value={step}
            onChange={(value) => setStep(answers.find((each) => each === value) ?? step)}
          />
        )}
        <PlainDateField
          label={t('referral.happenedOn')}
          required
          {...(isReply ? {} : { 'data-autofocus': true })}
          value={happenedOn}
          onChange={setHappenedOn}
          maxDate={day}
          error={asked && happenedOn === null ? required : undefined}
        />
        {need === 'way' && (
          <>
            <Select
              label={t('referral.way')}
              required
              data={sendingWays.map((value) => ({ value, label: t(wayKey(value)) }))}
              value={way}
              onChange={(value) => setWay(value === null ? null : sendingWay.parse(value))}
              error={asked && way === null ? required : undefined}
            />
            <TextInput
              label={t('referral.proof')}
              description={t('referral.proofHint')}
              maxLength={200}
              value={proof}
              onChange={({ currentTarget }) => setProof(currentTarget.value)}
            />
          </>
        )}
        {isHeard && (
          <>
            <TextInput
              label={t(step === 'receive' ? 'referral.receiver' : 'referral.answerer')}
              maxLength={120}
              value={person}
              onChange={({ currentTarget }) => setPerson(currentTarget.value)}
              data-private
            />
            <Select
              label={t('referral.channelOf')}
              clearable
              data={followUpChannels.map((value) => ({ value, label: t(channelKey(value)) }))}
              value={channel}
              onChange={(value) => setChannel(value === null ? null : followUpChannel.parse(value))}
            />
            <EvidenceSelect caseId={detail.case.id} value={evidenceId} onChange={setEvidenceId} />
          </>
        )}
        <Textarea
          label={t(need === 'reason' ? 'referral.reason' : 'referral.note')}
          required={need === 'reason'}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={1000}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
          error={asked && need === 'reason' && note.trim() === '' ? required : undefined}
          data-private
        />
      </Stack>
    </ActDialog>
  )
}
