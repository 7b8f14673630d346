import { Modal, Stack, Text, TextInput } from '@mantine/core'
import { successionFor } from '#shared/features/village/village-head.rules.ts'
import {
  type VillageDetail,
  type VillageHead,
  villageHeadInput,
  type VillageWarning,
} from '#shared/features/village/village.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { refreshVillages } from './village.queries.ts'
import { warningSentence } from './village-words.ts'
import { useWarningDialog } from '#renderer/ui/warning-dialog.tsx'

type VillageHeadDialogProps = { detail: VillageDetail; edited?: VillageHead; onClose: () => void }

/** A new head, who ends the one before, or a correction. */
export const VillageHeadDialog = ({ detail, edited, onClose }: VillageHeadDialogProps) => {
  const t = useT()
  const { may } = useSession()
  const { village, heads } = detail
  const { dialog, confirmed } = useWarningDialog((warning: VillageWarning) => warningSentence(t, warning))
  const target = { id: village.id, version: village.version }
  const state = useContractForm({
    schema: villageHeadInput,
    initialValues: {
      fullName: edited?.fullName ?? '',
      phone: edited?.phone ?? '',
      fromOn: edited?.fromOn ?? null,
      untilOn: edited?.untilOn ?? null,
    },
    refusalFields: { HEAD_OVERLAPS: 'fromOn', HEAD_PERIOD_INVALID: 'untilOn' },
    submit: async (input) => {
      const saved = await confirmed((acceptedWarnings) =>
        edited
          ? client.village.saveHead({ ...target, headId: edited.id, ...input, acceptedWarnings })
          : client.village.addHead({ ...target, ...input, acceptedWarnings }),
      )
      if (!saved) return
      await refreshVillages()
      showDone(t('common.saved'))
      onClose()
    },
  })
  const { form } = state
  const { fromOn } = form.getValues()
  const ends =
    edited || fromOn === null
      ? undefined
      : successionFor(heads, { fullName: '', phone: null, fromOn, untilOn: null }).ends
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={t(edited ? 'village.editHeadTitle' : 'village.addHeadTitle', { title: village.headTitle })}
    >
      <ContractForm
        state={state}
        guarded={false}
        footer={<FormFooter pending={state.pending} verdict={may('village.write')} onCancel={onClose} />}
      >
        <Stack gap="md">
          <TextInput
            label={t('village.headName')}
            required
            maxLength={120}
            data-autofocus
            {...form.getInputProps('fullName')}
          />
          <TextInput label={t('village.phone')} maxLength={40} {...form.getInputProps('phone')} />
          <PlainDateField label={t('village.fromOn')} required {...form.getInputProps('fromOn')} />
          {ends && (
            <Text size="xs" c="dimmed" aria-live="polite" data-private>
              {t('village.headEnds', { name: ends.head.fullName, date: formatDate(ends.untilOn) })}
            </Text>
          )}
          <PlainDateField
            label={t('village.untilOn')}
            description={t('village.untilOnHint')}
            {...form.getInputProps('untilOn')}
          />
        </Stack>
      </ContractForm>
      {dialog}
    </Modal>
  )
}
