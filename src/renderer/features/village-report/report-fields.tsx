import { NumberInput, Radio, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { reportCategories, reportChannels } from '#shared/features/village-report/village-report.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { RegisteredVillageSelect } from '#renderer/features/case/registered-village-select.tsx'
import { TimeField } from '#renderer/features/case/time-field.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import type { ReportValues } from './report-values.ts'
import { categoryKey, reportChannelKey } from './village-report-words.ts'
import classes from './village-report.module.css'

type ReportFieldsProps = { form: UseFormReturnType<ReportValues> }

/** A report as it came in, typed afterwards. */
export const ReportFields = ({ form }: ReportFieldsProps) => {
  const t = useT()
  return (
    <Stack gap="md">
      <Receipt form={form} />
      <h2 className={classes.formHead}>{t('villageReport.contentSection')}</h2>
      <Content form={form} />
      <h2 className={classes.formHead}>{t('villageReport.reporterSection')}</h2>
      <Whoever form={form} />
    </Stack>
  )
}

const Receipt = ({ form }: ReportFieldsProps) => {
  const t = useT()
  const { day } = useSession()
  const { villageId, villageTitle, receivedTime } = form.getValues()
  const { error: receivedError } = form.getInputProps('receivedAt')
  return (
    <>
      <RegisteredVillageSelect
        label={t('villageReport.village')}
        description={t('villageReport.villageHint')}
        required
        value={villageId}
        title={villageTitle}
        error={form.getInputProps('villageId').error}
        onChange={(id, title) => form.setValues({ villageId: id, villageTitle: title })}
      />
      <SimpleGrid cols={3} spacing="md">
        <PlainDateField
          label={t('villageReport.receivedDay')}
          required
          maxDate={day}
          {...form.getInputProps('receivedOn')}
          error={form.getInputProps('receivedOn').error ?? receivedError}
        />
        <TimeField
          label={t('case.receivedTime')}
          required
          value={receivedTime}
          onChange={form.getInputProps('receivedTime').onChange}
          asked={receivedError !== undefined}
        />
        <Select
          label={t('villageReport.channelLabel')}
          required
          allowDeselect={false}
          data={reportChannels.map((value) => ({ value, label: t(reportChannelKey(value)) }))}
          {...form.getInputProps('channel')}
        />
      </SimpleGrid>
      <p className={classes.hint}>{t('villageReport.receivedHint')}</p>
    </>
  )
}

const Content = ({ form }: ReportFieldsProps) => {
  const t = useT()
  const { day } = useSession()
  const { category, occurredTime } = form.getValues()
  const { onChange: setCategory, error: categoryError } = form.getInputProps('category')
  const { onChange: setTime, error: timeError } = form.getInputProps('occurredTime')
  return (
    <>
      <Radio.Group
        label={t('villageReport.columnCategory')}
        required
        value={category}
        onChange={setCategory}
        error={categoryError}
      >
        <SimpleGrid cols={2} spacing="xs" mt={6}>
          {reportCategories.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(categoryKey(value))}
              description={t(`villageReport.categoryHint.${value}`)}
            />
          ))}
        </SimpleGrid>
      </Radio.Group>
      <TextInput
        label={t('villageReport.titleLabel')}
        description={t('villageReport.titleHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        maxLength={160}
        {...form.getInputProps('title')}
      />
      <SimpleGrid cols={2} spacing="md">
        <PlainDateField
          label={t('villageReport.occurredOn')}
          maxDate={day}
          {...form.getInputProps('occurredOn')}
        />
        <TimeField
          label={t('villageReport.occurredTime')}
          value={occurredTime}
          onChange={setTime}
          asked={timeError !== undefined}
        />
        <TextInput label={t('villageReport.hamlet')} maxLength={120} {...form.getInputProps('hamlet')} />
        <TextInput
          label={t('villageReport.neighbourhood')}
          placeholder={t('villageReport.neighbourhoodHint')}
          maxLength={60}
          {...form.getInputProps('neighbourhood')}
        />
      </SimpleGrid>
      <Textarea
        label={t('villageReport.chronology')}
        description={t('villageReport.chronologyHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        autosize
        minRows={5}
        maxRows={20}
        maxLength={8000}
        {...form.getInputProps('chronology')}
      />
      <NumberInput
        label={t('villageReport.estimatedPersons')}
        placeholder={t('villageReport.unknown')}
        allowNegative={false}
        allowDecimal={false}
        max={10_000}
        w={220}
        {...form.getInputProps('estimatedPersons')}
        onChange={(value) => form.setFieldValue('estimatedPersons', typeof value === 'number' ? value : '')}
      />
    </>
  )
}

const Whoever = ({ form }: ReportFieldsProps) => {
  const t = useT()
  return (
    <>
      <SimpleGrid cols={3} spacing="md">
        <TextInput
          label={t('villageReport.reporterName')}
          maxLength={120}
          autoComplete="off"
          data-private
          {...form.getInputProps('reporterName')}
        />
        <TextInput
          label={t('villageReport.reporterRole')}
          placeholder={t('villageReport.reporterRoleHint')}
          maxLength={120}
          {...form.getInputProps('reporterRole')}
        />
        <TextInput
          label={t('villageReport.reporterPhone')}
          inputMode="tel"
          maxLength={40}
          autoComplete="off"
          data-private
          {...form.getInputProps('reporterPhone')}
        />
      </SimpleGrid>
      <p className={classes.hint}>{t('villageReport.reporterHint')}</p>
    </>
  )
}
