import { Select, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type PurposeDocument,
  purposeDocumentInput,
  travelPurposes,
} from '#shared/features/reference/reference.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { EntryList } from './entry-list.tsx'
import { PeriodFields } from './period-fields.tsx'
import { purposeLabel } from './reference-words.ts'

/** The documents an applicant is asked for, by what he says he travels for. */
export const PurposeDocumentsCard = () => {
  const t = useT()
  const { data } = useQuery(orpc.reference.purposeDocuments.queryOptions())
  return (
    <EntryList
      title={t('reference.purposeDocuments')}
      line={t('reference.purposeDocumentsLine')}
      addLabel={t('reference.addPurposeDocument')}
      editLabel={t('reference.editPurposeDocument')}
      items={data?.items ?? []}
      nameOf={({ document }) => document}
      groupOf={({ purpose }) => purposeLabel(purpose)}
      Form={PurposeDocumentForm}
    />
  )
}

type FormProps = { before: PurposeDocument | undefined; onClose: () => void }

const PurposeDocumentForm = ({ before, onClose }: FormProps) => {
  const t = useT()
  const { day } = useSession()
  const state = useContractForm({
    schema: purposeDocumentInput,
    initialValues: {
      purpose: before?.purpose ?? 'familyVisit',
      document: before?.document ?? '',
      validFrom: before?.validFrom ?? day,
      validUntil: before?.validUntil ?? null,
      source: before?.source ?? '',
    },
    refusalFields: { REFERENCE_PERIOD_INVALID: 'validUntil', REFERENCE_PERIOD_TAKEN: 'validFrom' },
    submit: async (input) => {
      if (before)
        await client.reference.savePurposeDocument({ ...input, id: before.id, version: before.version })
      else await client.reference.addPurposeDocument(input)
      await queryClient.invalidateQueries({ queryKey: orpc.reference.key() })
      onClose()
    },
  })
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={<FormFooter pending={state.pending} onCancel={onClose} />}
    >
      <Stack gap="md">
        <Select
          label={t('reference.purpose')}
          required
          allowDeselect={false}
          data={travelPurposes.map((purpose) => ({ value: purpose, label: purposeLabel(purpose) }))}
          {...state.form.getInputProps('purpose')}
        />
        <TextInput
          label={t('reference.document')}
          required
          data-autofocus
          {...state.form.getInputProps('document')}
        />
        <PeriodFields form={state.form} />
      </Stack>
    </ContractForm>
  )
}
