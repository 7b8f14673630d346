import { Select, Stack, Switch } from '@mantine/core'
import { type Office, officePreferences } from '#shared/features/office/office.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { keepOffice } from './office.queries.ts'

const idleChoices = [1, 2, 3, 5, 10, 15]

export const PreferencesCard = ({ office }: { office: Office }) => {
  const t = useT()
  const { may } = useSession()
  const { preferences } = office
  const state = useContractForm({
    schema: officePreferences,
    initialValues: { ...preferences, idleMinutes: String(preferences.idleMinutes) },
    toInput: (values) => ({ ...values, idleMinutes: Number(values.idleMinutes) }),
    submit: async (input) =>
      keepOffice(await client.office.savePreferences({ ...input, version: office.version })),
  })
  const minutes = [...new Set([...idleChoices, preferences.idleMinutes])].toSorted(
    (first, second) => first - second,
  )
  return (
    <SectionCard title={t('office.preferences')}>
      <ContractForm
        state={state}
        footer={
          state.dirty && (
            <ReasonedButton mt="md" type="submit" verdict={may('office.write')} loading={state.pending}>
              {t('common.save')}
            </ReasonedButton>
          )
        }
      >
        <Stack gap="md">
          <Select
            label={t('office.language')}
            description={t('office.languageHint')}
            allowDeselect={false}
            disabled={!may('office.write').allowed}
            data={[
              { value: 'id', label: t('common.languageId') },
              { value: 'en', label: t('common.languageEn') },
            ]}
            {...state.form.getInputProps('language')}
          />
          <Select
            label={t('office.idleMinutes')}
            allowDeselect={false}
            disabled={!may('office.write').allowed}
            data={minutes.map((count) => ({ value: String(count), label: t('office.minutes', { count }) }))}
            {...state.form.getInputProps('idleMinutes')}
          />
          <Select
            label={t('office.paper')}
            allowDeselect={false}
            disabled={!may('office.write').allowed}
            data={[
              { value: 'a4', label: t('office.paperA4') },
              { value: 'f4', label: t('office.paperF4') },
            ]}
            {...state.form.getInputProps('paper')}
          />
          <Switch
            label={t('office.letterCodes')}
            description={t('office.letterCodesHint')}
            disabled={!may('office.write').allowed}
            {...state.form.getInputProps('letterCodes', { type: 'checkbox' })}
          />
        </Stack>
      </ContractForm>
    </SectionCard>
  )
}
