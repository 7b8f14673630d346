import { Modal, Stack, TextInput } from '@mantine/core'
import { type AgencyUnit, agencyUnitInput } from '#shared/features/agency/agency-directory.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { type AgencyId, keepAgency } from './agency.queries.ts'
import { PartPeriodFields } from './part-period-fields.tsx'

type UnitDialogProps = { agencyId: AgencyId; edited?: AgencyUnit; onClose: () => void }

/** A new unit of an agency, or a correction. */
export const UnitDialog = ({ agencyId, edited, onClose }: UnitDialogProps) => {
  const t = useT()
  const { may, day } = useSession()
  const state = useContractForm({
    schema: agencyUnitInput,
    initialValues: {
      name: edited?.name ?? '',
      addressee: edited?.addressee ?? '',
      phone: edited?.phone ?? '',
      validFrom: edited?.validFrom ?? day,
      validUntil: edited?.validUntil ?? null,
    },
    refusalFields: { AGENCY_PERIOD_INVALID: 'validUntil' },
    submit: async (input) => {
      await keepAgency(
        edited
          ? await client.agency.saveUnit({ ...input, id: edited.id, version: edited.version })
          : await client.agency.addUnit({ ...input, agencyId }),
      )
      showDone(t('common.saved'))
      onClose()
    },
  })
  const { form } = state
  return (
    <Modal opened onClose={onClose} size={560} title={t(edited ? 'agency.editUnit' : 'agency.addUnit')}>
      <ContractForm
        state={state}
        guarded={false}
        footer={<FormFooter pending={state.pending} verdict={may('agency.write')} onCancel={onClose} />}
      >
        <Stack gap="md">
          <TextInput
            label={t('agency.unitName')}
            placeholder={t('agency.unitNameHint')}
            required
            maxLength={160}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <TextInput
            label={t('agency.addressee')}
            description={t('agency.unitAddresseeHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            maxLength={200}
            {...form.getInputProps('addressee')}
          />
          <TextInput label={t('agency.phone')} maxLength={60} {...form.getInputProps('phone')} />
          <PartPeriodFields form={form} />
        </Stack>
      </ContractForm>
    </Modal>
  )
}
