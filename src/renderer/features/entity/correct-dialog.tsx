import { Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { hasDetail, isNamed } from '#shared/features/entity/entity.rules.ts'
import { entityCorrection, type ShownEntity } from '#shared/features/entity/entity.schema.ts'
import { client } from '#renderer/app/client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { DetailField } from './detail-field.tsx'
import type { AskedDetail } from './entity-entry.ts'
import { refreshEntities } from './entity.queries.ts'
import type { ClearEntity } from './use-reveal.tsx'

type CorrectDialogProps = {
  entity: ShownEntity
  clear: ClearEntity
  /** Why it was opened; the correction carries it on. */
  reason: string
  onClose: () => void
  onSaved: () => void
}

const chosenDetails: readonly AskedDetail[] = ['bank', 'platform', 'day', 'documentType', 'regionCode']

/** Corrects what is said about an entity in all of its cases. */
export const CorrectDialog = ({ entity, clear, reason, onClose, onSaved }: CorrectDialogProps) => {
  const t = useT()
  const { id, kind } = entity
  const state = useContractForm({
    schema: entityCorrection,
    initialValues: { value: clear.value, details: clear.details, note: clear.note ?? '', reason },
    refusalFields: {
      ENTITY_NUMBER_FIXED: 'value',
      ENTITY_VALUE_IMPOSSIBLE: 'value',
      ENTITY_DOCUMENT_IMPOSSIBLE: 'value',
      NAME_WITHOUT_LETTERS: 'value',
      PHONE_IMPOSSIBLE: 'value',
    },
    submit: async (input) => {
      await client.entity.change({ ...input, id, version: clear.version })
      await refreshEntities()
      showDone(t('entity.corrected'))
      onSaved()
      onClose()
    },
  })
  const { form } = state
  const { details } = form.getValues()
  const setText = (name: 'registeredName' | 'licenceNumber' | 'description', value: string): void =>
    form.setFieldValue('details', { ...details, [name]: value === '' ? null : value })
  const texts = [
    ['registeredName', t('entity.factRegistered')],
    ['licenceNumber', t('entity.factLicence')],
    ['description', t('entity.factDescription')],
  ] as const
  return (
    <Modal opened onClose={onClose} size={560} title={`${t('entity.correctTitle')}: ${entity.shown}`}>
      <ContractForm
        state={state}
        guarded={false}
        footer={<FormFooter pending={state.pending} onCancel={onClose} />}
      >
        <Stack gap="md">
          <Text c="dimmed">{t('entity.correctLine')}</Text>
          <TextInput
            label={t(isNamed(kind) ? 'entity.correctName' : 'entity.correctNumber')}
            required
            data-autofocus
            data-private
            maxLength={200}
            {...form.getInputProps('value')}
          />
          {chosenDetails
            .filter((detail) => hasDetail(kind, detail))
            .map((detail) => (
              <DetailField
                key={detail}
                detail={detail}
                details={details}
                error={form.errors[`details.${detail}`]}
                onChange={(next) => form.setFieldValue('details', next)}
              />
            ))}
          {texts
            .filter(([name]) => hasDetail(kind, name))
            .map(([name, label]) => (
              <TextInput
                key={name}
                label={label}
                data-private
                error={form.errors[`details.${name}`]}
                value={details[name] ?? ''}
                onChange={({ currentTarget }) => setText(name, currentTarget.value)}
              />
            ))}
          <Textarea
            label={t('entity.factNote')}
            autosize
            minRows={2}
            maxRows={6}
            data-private
            {...form.getInputProps('note')}
          />
          <TextInput label={t('entity.correctReason')} maxLength={200} {...form.getInputProps('reason')} />
        </Stack>
      </ContractForm>
    </Modal>
  )
}
