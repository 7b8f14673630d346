import { Group, Select, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  type CountryStatus,
  countryStatusInput,
  jobSectors,
  type PlacementStatus,
  placementStatuses,
} from '#shared/features/reference/reference.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { EntryList } from './entry-list.tsx'
import { PeriodFields } from './period-fields.tsx'
import { placementStatusLabel, sectorLabel } from './reference-words.ts'

const toneOf: Record<PlacementStatus, 'good' | 'warning' | 'bad'> = {
  open: 'good',
  closed: 'bad',
  sectorMoratorium: 'warning',
  notPlacement: 'bad',
  warning: 'warning',
}

/** Which countries take migrant workers, and which do not. */
export const CountriesCard = () => {
  const t = useT()
  const { data } = useQuery(orpc.reference.countryStatuses.queryOptions())
  return (
    <EntryList
      title={t('reference.countries')}
      line={t('reference.countriesLine')}
      addLabel={t('reference.addCountry')}
      editLabel={t('reference.editCountry')}
      items={data?.items ?? []}
      nameOf={({ sector }) => sectorLabel(sector)}
      groupOf={({ countryName, countryCode }) => `${countryName} (${countryCode})`}
      Badge={StatusBadge}
      Form={CountryForm}
    />
  )
}

const StatusBadge = ({ item: { status } }: { item: CountryStatus }) => (
  <StateBadge tone={toneOf[status]}>{placementStatusLabel(status)}</StateBadge>
)

const CountryForm = ({ before, onClose }: { before: CountryStatus | undefined; onClose: () => void }) => {
  const t = useT()
  const { day } = useSession()
  const state = useContractForm({
    schema: countryStatusInput,
    initialValues: {
      countryCode: before?.countryCode ?? '',
      countryName: before?.countryName ?? '',
      sector: before?.sector ?? null,
      status: before?.status ?? 'warning',
      validFrom: before?.validFrom ?? day,
      validUntil: before?.validUntil ?? null,
      source: before?.source ?? '',
    },
    refusalFields: { REFERENCE_PERIOD_INVALID: 'validUntil', REFERENCE_PERIOD_TAKEN: 'validFrom' },
    submit: async (input) => {
      if (before)
        await client.reference.saveCountryStatus({ ...input, id: before.id, version: before.version })
      else await client.reference.addCountryStatus(input)
      await queryClient.invalidateQueries({ queryKey: orpc.reference.key() })
      onClose()
    },
  })
  const code = state.form.getInputProps('countryCode')
  return (
    <ContractForm
      state={state}
      guarded={false}
      footer={<FormFooter pending={state.pending} onCancel={onClose} />}
    >
      <Stack gap="md">
        <Group grow align="flex-start">
          <TextInput
            label={t('reference.countryName')}
            required
            data-autofocus
            {...state.form.getInputProps('countryName')}
          />
          <TextInput
            label={t('reference.countryCode')}
            required
            maxLength={3}
            {...code}
            onChange={(event) =>
              state.form.setFieldValue('countryCode', event.currentTarget.value.toUpperCase())
            }
          />
        </Group>
        <Group grow align="flex-start">
          <Select
            label={t('reference.status')}
            required
            allowDeselect={false}
            data={placementStatuses.map((status) => ({ value: status, label: placementStatusLabel(status) }))}
            {...state.form.getInputProps('status')}
          />
          <Select
            label={t('reference.sector')}
            placeholder={t('reference.wholeCountry')}
            clearable
            data={jobSectors.map((sector) => ({ value: sector, label: sectorLabel(sector) }))}
            {...state.form.getInputProps('sector')}
          />
        </Group>
        <PeriodFields form={state.form} />
      </Stack>
    </ContractForm>
  )
}
