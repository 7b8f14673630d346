import { Modal, Select, Stack, Text, Textarea } from '@mantine/core'
import { z } from 'zod'
import {
  canCorrectMilestone,
  canRecordMilestone,
  milestonesWithReason,
  nextMilestonesFor,
  villageStateOn,
} from '#shared/features/village/milestone.rules.ts'
import {
  type Milestone,
  type MilestoneKind,
  milestoneInput,
  milestoneKind,
  milestoneKinds,
  type Village,
  type VillageWarning,
} from '#shared/features/village/village.schema.ts'
import { allowed, type Verdict } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { paragraph } from '#shared/kernel/text.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, verdictReason } from '#renderer/app/show-error.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { refreshVillages } from './village.queries.ts'
import { milestoneKey, refusalDetail, stateKey, warningSentence } from './village-words.ts'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'

type MilestoneDialogProps = {
  village: Village
  milestones: readonly Milestone[]
  /** The step to start with. */
  preset?: MilestoneKind | undefined
  /** A recorded fact whose day or note is put right. */
  corrected?: Milestone
  onClose: () => void
}

/** Decree and ceremony are recorded elsewhere. */
const recordable = milestoneKinds.filter((kind) => kind !== 'designated' && kind !== 'inaugurated')

const newFact = milestoneInput
const correction = milestoneInput.extend({ reason: paragraph(500) })

/** Records a dated fact, of today or of years ago, or puts a recorded one right. */
export const MilestoneDialog = ({
  village,
  milestones,
  preset,
  corrected,
  onClose,
}: MilestoneDialogProps) => {
  const t = useT()
  const { day: today, may } = useSession()
  const { dialog, confirmed } = useWarningDialog((warning: VillageWarning) => warningSentence(t, warning))
  const target = { id: village.id, version: village.version }
  const state = useContractForm({
    schema: corrected ? correction : z.intersection(newFact, z.object({ reason: z.unknown() })),
    initialValues: {
      kind: corrected?.kind ?? preset ?? nextMilestonesFor(village.state)[0] ?? 'surveyed',
      occurredOn: corrected?.occurredOn ?? null,
      note: corrected?.note ?? '',
      reason: '',
    },
    refusalFields: { MILESTONE_IN_FUTURE: 'occurredOn', MILESTONE_REASON_NEEDED: 'note' },
    submit: async ({ kind, occurredOn, note, reason }) => {
      const saved = await confirmed((acceptedWarnings) =>
        corrected
          ? client.village.correctMilestone({
              ...target,
              milestoneId: corrected.id,
              occurredOn,
              note,
              reason: typeof reason === 'string' ? reason : '',
              acceptedWarnings,
            })
          : client.village.recordMilestone({ ...target, kind, occurredOn, note, acceptedWarnings }),
      )
      if (!saved) return
      await refreshVillages()
      showDone(t('village.factSaved'))
      onClose()
    },
  })
  const { form } = state
  const mayWrite = may('village.write')
  const { kind, occurredOn, note } = form.getValues()
  const verdict = verdictOf(
    milestones,
    { kind, occurredOn, note: note.trim() === '' ? null : note },
    today,
    corrected,
  )
  const reason = verdict.allowed ? undefined : (refusalDetail(t, verdict) ?? verdictReason(verdict))
  const needsReason = milestonesWithReason.includes(kind)
  const others = milestones.filter((fact) => fact !== corrected)
  const stateThen = occurredOn === null ? village.state : villageStateOn(others, occurredOn)
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={t(corrected ? 'village.correctFactTitle' : 'village.recordFactTitle')}
    >
      <ContractForm
        state={state}
        guarded={false}
        footer={
          <FormFooter
            pending={state.pending}
            verdict={mayWrite.allowed ? verdict : mayWrite}
            onCancel={onClose}
          />
        }
      >
        <Stack gap="md">
          <Select
            label={t('village.fact')}
            data={recordable.map((value) => ({ value, label: t(milestoneKey(value)) }))}
            allowDeselect={false}
            disabled={corrected !== undefined}
            value={kind}
            onChange={(value) => form.setFieldValue('kind', milestoneKind.catch(kind).parse(value))}
          />
          <PlainDateField
            label={t('village.occurredOn')}
            required
            maxDate={today}
            data-autofocus
            {...form.getInputProps('occurredOn')}
          />
          {occurredOn !== null && (
            <Text
              size="xs"
              c={reason === undefined ? 'dimmed' : 'var(--mantine-color-error)'}
              aria-live="polite"
            >
              {reason ??
                t('village.stateThen', { date: formatDate(occurredOn), state: t(stateKey(stateThen)) })}
            </Text>
          )}
          <Textarea
            label={t(needsReason ? 'common.reason' : 'village.note')}
            required={needsReason}
            autosize
            minRows={2}
            maxRows={6}
            maxLength={1000}
            {...form.getInputProps('note')}
          />
          {corrected && (
            <Textarea
              label={t('village.correctionReason')}
              description={t('common.reasonKept')}
              required
              autosize
              minRows={1}
              maxLength={500}
              {...form.getInputProps('reason')}
            />
          )}
        </Stack>
      </ContractForm>
      {dialog}
    </Modal>
  )
}

type Typed = { kind: MilestoneKind; occurredOn: PlainDate | null; note: string | null }

/** The rule's word on what is typed so far; a missing reason is left to the field. */
const verdictOf = (
  milestones: readonly Milestone[],
  { kind, occurredOn, note }: Typed,
  today: PlainDate,
  corrected: Milestone | undefined,
): Verdict => {
  if (occurredOn === null) return allowed
  const input = { kind, occurredOn, note }
  const verdict = corrected
    ? canCorrectMilestone(milestones, corrected, input, today)
    : canRecordMilestone(milestones, input, today)
  return !verdict.allowed && verdict.code === 'MILESTONE_REASON_NEEDED' ? allowed : verdict
}
