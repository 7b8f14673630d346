import { Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { printedNameWarnings, unitTypeWords } from '#shared/features/village/village.rules.ts'
import {
  type VillageUnitType,
  villageUnitType,
  villageUnitTypes,
} from '#shared/features/village/village.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './village-form.module.css'

/** What the fields hold; empty text stands for nothing. */
export type VillageValues = {
  printedName: string
  unitType: VillageUnitType
  unitTypePrinted: string
  headTitle: string
  officeAddress: string
  note: string
}

type VillageFieldsProps<Values extends VillageValues> = {
  form: UseFormReturnType<Values>
  /** As the region table writes it. */
  tableName: string
  /** Kecamatan, kabupaten, provinsi as they will be printed. */
  path: string
}

/** Names and titles of a village as they will stand on paper. */
export const VillageFields = <Values extends VillageValues>({
  form,
  tableName,
  path,
}: VillageFieldsProps<Values>) => {
  const t = useT()
  const { printedName, unitType, unitTypePrinted } = form.getValues()
  const doubtful = printedNameWarnings(printedName).length > 0
  const changeUnitType = (value: string | null): void => {
    const next = villageUnitType.safeParse(value)
    if (!next.success) return
    const followsSuggestion = unitTypePrinted === unitTypeWords[unitType]
    form.setValues((values) => ({
      ...values,
      unitType: next.data,
      ...(followsSuggestion ? { unitTypePrinted: unitTypeWords[next.data] } : {}),
    }))
  }
  return (
    <Stack gap="md">
      <TextInput
        label={t('village.printedName')}
        description={t(doubtful ? 'village.printedNameDoubtful' : 'village.printedNameHint', { tableName })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        maxLength={120}
        {...form.getInputProps('printedName')}
      />
      <SimpleGrid cols={3} spacing="md">
        <Select
          label={t('village.unitType')}
          data={villageUnitTypes.map((value) => ({ value, label: unitTypeWords[value] }))}
          allowDeselect={false}
          {...form.getInputProps('unitType')}
          onChange={changeUnitType}
        />
        <TextInput
          label={t('village.unitTypePrinted')}
          required
          maxLength={40}
          {...form.getInputProps('unitTypePrinted')}
        />
        <TextInput
          label={t('village.headTitle')}
          required
          maxLength={80}
          {...form.getInputProps('headTitle')}
        />
      </SimpleGrid>
      <div className={classes.printed} aria-live="polite">
        <span className={classes.printedLabel}>{t('village.onPaper')}</span>
        <span className={classes.printedName}>
          {unitTypePrinted} {printedName}
        </span>
        <span className={classes.printedPath}>{path}</span>
      </div>
      <TextInput
        label={t('village.officeAddress')}
        maxLength={300}
        {...form.getInputProps('officeAddress')}
      />
      <Textarea
        label={t('village.note')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        {...form.getInputProps('note')}
      />
    </Stack>
  )
}
