import { Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import { canFollowUp } from '#shared/features/designation/designation.rules.ts'
import { type Decree, designationId, followUpInput } from '#shared/features/designation/designation.schema.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import { z } from 'zod'
import { client } from '#renderer/app/client.ts'
import { showDone, verdictReason } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import type { VillageItem } from './decree-villages-card.tsx'
import { keepDecree } from './designation.queries.ts'

const schema = followUpInput.extend({ id: designationId, version: z.number().int() })

type FollowUpDialogProps = { decree: Decree; item: VillageItem; onClose: () => void }

const choiceOf = (secretariat: boolean | null): string =>
  secretariat === null ? '' : secretariat ? 'yes' : 'no'

/** What followed a designation: name board, secretariat, and until when it is valid. */
export const FollowUpDialog = ({ decree, item: { designation, village }, onClose }: FollowUpDialogProps) => {
  const t = useT()
  const { id, version } = designation
  const state = useContractForm({
    schema,
    initialValues: {
      boardInstalledOn: designation.boardInstalledOn,
      secretariat: designation.secretariat,
      validUntil: designation.validUntil,
    },
    toInput: (values) => ({ ...values, id, version }),
    refusalFields: { DESIGNATION_VALIDITY_BEFORE_DECREE: 'validUntil' },
    submit: async (input) => {
      await keepDecree(await client.designation.saveFollowUp(input))
      showDone(t('common.saved'))
      onClose()
    },
  })
  const { form } = state
  const verdict = canFollowUp(decree, designation, form.values.validUntil)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('designation.followUpTitle', { name: villageTitle(village) })}
      size={460}
    >
      <ContractForm
        state={state}
        guarded={false}
        footer={<FormFooter pending={state.pending} onCancel={onClose} />}
      >
        <Stack gap="md">
          <PlainDateField
            data-autofocus
            label={t('designation.boardInstalledOn')}
            {...form.getInputProps('boardInstalledOn')}
          />
          <div>
            <Text size="sm" fw={500} mb={4}>
              {t('designation.secretariat')}
            </Text>
            <SegmentedControl
              fullWidth
              aria-label={t('designation.secretariat')}
              value={choiceOf(form.values.secretariat)}
              onChange={(value) => form.setFieldValue('secretariat', value === '' ? null : value === 'yes')}
              data={[
                { value: 'yes', label: t('designation.secretariatYes') },
                { value: 'no', label: t('designation.secretariatNo') },
                { value: '', label: t('designation.secretariatUnknown') },
              ]}
            />
          </div>
          <PlainDateField
            label={t('designation.validUntil')}
            description={t('designation.validUntilHint')}
            {...form.getInputProps('validUntil')}
            error={form.errors['validUntil'] ?? verdictReason(verdict)}
          />
        </Stack>
      </ContractForm>
    </Modal>
  )
}
