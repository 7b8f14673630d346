import { MultiSelect, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { caseChannels, modusKinds } from '#shared/features/case/case.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { RegencySelect } from '#renderer/ui/regency-select.tsx'
import classes from './case-page.module.css'
import type { CaseValues } from './case-values.ts'
import { channelKey, modusKey } from './case-words.ts'
import { RegisteredVillageSelect } from './registered-village-select.tsx'
import { TimeField } from './time-field.tsx'

type CaseFieldsProps<Values extends CaseValues> = { form: UseFormReturnType<Values> }

/** What is known of the event. */
export const CaseFields = <Values extends CaseValues>({ form }: CaseFieldsProps<Values>) => {
  const t = useT()
  return (
    <Stack gap="md">
      <TextInput
        label={t('case.titleLabel')}
        description={t('case.titleHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        maxLength={160}
        {...form.getInputProps('title')}
      />
      <Receipt form={form} />
      <h2 className={classes.formHead}>{t('case.eventSection')}</h2>
      <Place form={form} />
      <h2 className={classes.formHead}>{t('case.contentSection')}</h2>
      <MultiSelect
        label={t('case.modusLabel')}
        placeholder={form.getValues().modus.length === 0 ? t('case.choose') : ''}
        searchable
        clearable
        hidePickedOptions
        data={modusKinds.map((value) => ({ value, label: t(modusKey(value)) }))}
        {...form.getInputProps('modus')}
      />
      <Textarea
        label={t('case.chronology')}
        autosize
        minRows={6}
        maxRows={24}
        maxLength={20_000}
        {...form.getInputProps('chronology')}
      />
    </Stack>
  )
}

const Receipt = <Values extends CaseValues>({ form }: CaseFieldsProps<Values>) => {
  const t = useT()
  const { day } = useSession()
  const { error: receivedError } = form.getInputProps('receivedAt')
  return (
    <>
      <SimpleGrid cols={2} spacing="md">
        <Select
          label={t('case.channelLabel')}
          required
          allowDeselect={false}
          data={caseChannels.map((value) => ({ value, label: t(channelKey(value)) }))}
          {...form.getInputProps('channel')}
        />
        <TextInput label={t('case.channelDetail')} maxLength={200} {...form.getInputProps('channelDetail')} />
      </SimpleGrid>
      <SimpleGrid cols={2} spacing="md">
        <PlainDateField
          label={t('case.receivedDay')}
          required
          maxDate={day}
          {...form.getInputProps('receivedOn')}
          error={form.getInputProps('receivedOn').error ?? receivedError}
        />
        <TimeField
          label={t('case.receivedTime')}
          required
          value={form.getValues().receivedTime}
          onChange={form.getInputProps('receivedTime').onChange}
          asked={receivedError !== undefined}
        />
      </SimpleGrid>
    </>
  )
}

const Place = <Values extends CaseValues>({ form }: CaseFieldsProps<Values>) => {
  const t = useT()
  const { villageId, villageTitle } = form.getValues()
  const { onChange: setVillageId, error } = form.getInputProps('villageId')
  return (
    <>
      <SimpleGrid cols={2} spacing="md">
        <PlainDateField label={t('case.eventOn')} {...form.getInputProps('eventOn')} />
        <TextInput label={t('case.eventPlace')} maxLength={200} {...form.getInputProps('eventPlace')} />
      </SimpleGrid>
      <SimpleGrid cols={2} spacing="md">
        <RegencySelect
          label={t('case.eventRegion')}
          multiple={false}
          {...form.getInputProps('region')}
          error={form.getInputProps('eventRegionCode').error}
        />
        <RegisteredVillageSelect
          label={t('case.village')}
          value={villageId}
          title={villageTitle}
          error={error}
          onChange={setVillageId}
        />
      </SimpleGrid>
    </>
  )
}
