import { Modal, Select, Stack, TextInput } from '@mantine/core'
import {
  type AgencyDetail,
  type AgencyOfficial,
  agencyOfficialInput,
} from '#shared/features/agency/agency-directory.schema.ts'
import { isValidOn } from '#shared/features/agency/agency.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { keepAgency } from './agency.queries.ts'
import { PartPeriodFields } from './part-period-fields.tsx'

type OfficialDialogProps = { detail: AgencyDetail; edited?: AgencyOfficial; onClose: () => void }

/** Somebody the office talks to at an agency, or a correction. */
export const OfficialDialog = ({ detail: { agency, units }, edited, onClose }: OfficialDialogProps) => {
  const t = useT()
  const { may, day } = useSession()
  const state = useContractForm({
    schema: agencyOfficialInput,
    initialValues: {
      fullName: edited?.fullName ?? '',
      title: edited?.title ?? '',
      unitId: edited?.unitId ?? null,
      phone: edited?.phone ?? '',
      validFrom: edited?.validFrom ?? day,
      validUntil: edited?.validUntil ?? null,
    },
    refusalFields: { AGENCY_PERIOD_INVALID: 'validUntil' },
    submit: async (input) => {
      await keepAgency(
        edited
          ? await client.agency.saveOfficial({ ...input, id: edited.id, version: edited.version })
          : await client.agency.addOfficial({ ...input, agencyId: agency.id }),
      )
      showDone(t('common.saved'))
      onClose()
    },
  })
  const { form } = state
  const choices = units
    .filter((unit) => isValidOn(unit, day) || unit.id === edited?.unitId)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={t(edited ? 'agency.editOfficial' : 'agency.addOfficial')}
    >
      <ContractForm
        state={state}
        guarded={false}
        footer={<FormFooter pending={state.pending} verdict={may('agency.write')} onCancel={onClose} />}
      >
        <Stack gap="md">
          <TextInput
            label={t('agency.fullName')}
            required
            maxLength={160}
            data-autofocus
            {...form.getInputProps('fullName')}
          />
          <TextInput
            label={t('agency.officialTitle')}
            required
            maxLength={160}
            {...form.getInputProps('title')}
          />
          {choices.length > 0 && (
            <Select
              label={t('agency.unit')}
              placeholder={t('agency.wholeAgency')}
              clearable
              data={choices}
              {...form.getInputProps('unitId')}
            />
          )}
          <TextInput label={t('agency.phone')} maxLength={60} {...form.getInputProps('phone')} />
          <PartPeriodFields form={form} />
        </Stack>
      </ContractForm>
    </Modal>
  )
}
