import { Button, Modal, Select, Stack, Switch, Text, Textarea } from '@mantine/core'
import {
  indicator,
  indicatorFamilies,
  quickFamilies,
  quickFamily,
  type ScreeningSet,
  weights,
} from '#shared/features/screening/screening-set.schema.ts'
import {
  intakeOf,
  isFact,
  type ItemValues,
  withItem,
  withoutItem,
} from '#shared/features/screening/set-edit.rules.ts'
import { client } from '#renderer/app/client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { FormFooter } from '#renderer/ui/form-footer.tsx'
import { familyKey, itemsById, quickKey, type SetItem, weightPointsOf } from './screening-words.ts'
import { refreshSets } from './set.queries.ts'

const itemForm = indicator
  .pick({ statement: true, question: true, weight: true, family: true, inUse: true })
  .extend({ intake: quickFamily.nullable() })

type SetItemDialogProps = {
  itemId: string
  set: ScreeningSet
  /** The item as the set in force has it; undefined for one that is new in the draft. */
  known: SetItem | undefined
  baseNumber: number
  onClose: () => void
}

const valuesOf = (item: SetItem | undefined, set: ScreeningSet): ItemValues => ({
  statement: item?.statement ?? { id: '', en: '' },
  question: item?.question ?? '',
  weight: item && 'weight' in item ? item.weight : 'medium',
  family: item && 'family' in item ? item.family : 'deception',
  inUse: item && 'inUse' in item ? item.inUse : true,
  intake: item ? intakeOf(set.content, item.id) : null,
})

/** Changes one item of the draft, or adds one. */
export const SetItemDialog = ({ itemId, set, known, baseNumber, onClose }: SetItemDialogProps) => {
  const t = useT()
  const item = itemsById(set.content).get(itemId)
  const isIndicator = item ? 'weight' in item : !isFact(itemId)
  const isFlag = item !== undefined && !('inUse' in item)
  const keep = async (content: ScreeningSet['content']): Promise<void> => {
    const { id, version, title } = set
    await refreshSets(await client.screening.saveSet({ id, version, title, content }))
    showDone(t('common.saved'))
    onClose()
  }
  const state = useContractForm({
    schema: itemForm,
    initialValues: valuesOf(item, set),
    submit: (values) => keep(withItem(set.content, itemId, values)),
  })
  const { getInputProps } = state.form
  const optionsOf = <Value extends string>(values: readonly Value[], labelOf: (value: Value) => string) =>
    values.map((value) => ({ value, label: labelOf(value) }))
  const original = (text: string | undefined, now: string) =>
    text !== undefined && text !== now
      ? { description: t('screening.itemOriginal', { number: baseNumber, text }) }
      : {}
  const { statement, inUse } = state.form.getValues()
  return (
    <Modal
      opened
      onClose={onClose}
      size={600}
      title={item ? t('screening.itemEdit', { item: itemId }) : t('screening.itemAddTitle', { item: itemId })}
    >
      <ContractForm
        state={state}
        guarded={false}
        footer={<FormFooter pending={state.pending} onCancel={onClose} />}
      >
        <Stack gap="md">
          {known && (
            <Text c="dimmed" fz="sm">
              {t('screening.itemMeaning', { item: itemId })}
            </Text>
          )}
          <Textarea
            label={t('screening.itemStatement')}
            placeholder={t('screening.itemStatementHint')}
            required
            data-autofocus
            autosize
            maxLength={240}
            {...original(known?.statement.id, statement.id)}
            {...getInputProps('statement.id')}
          />
          <Textarea
            label={t('screening.itemEnglish')}
            required
            autosize
            maxLength={240}
            {...original(known?.statement.en, statement.en)}
            {...getInputProps('statement.en')}
          />
          <Textarea
            label={t('screening.itemQuestion')}
            placeholder={t('screening.itemQuestionHint')}
            autosize
            maxLength={240}
            {...getInputProps('question')}
          />
          {isIndicator && (
            <>
              <Select
                label={t('screening.itemWeight')}
                allowDeselect={false}
                openOnFocus={false}
                data={optionsOf(weights, (value) => weightPointsOf(t, value))}
                {...getInputProps('weight')}
              />
              <Select
                label={t('screening.itemFamily')}
                allowDeselect={false}
                openOnFocus={false}
                searchable
                data={optionsOf(indicatorFamilies, (value) => t(familyKey(value)))}
                {...getInputProps('family')}
              />
            </>
          )}
          {(isIndicator || isFlag) && (
            <Select
              label={t('screening.itemIntake')}
              placeholder={t('screening.itemNotAtIntake')}
              clearable
              openOnFocus={false}
              disabled={!inUse}
              data={optionsOf(quickFamilies, (value) => t(quickKey(value)))}
              {...getInputProps('intake')}
            />
          )}
          {!isFlag && (
            <Switch label={t('screening.itemInUse')} {...getInputProps('inUse', { type: 'checkbox' })} />
          )}
          {item && !known && (
            <Button
              variant="subtle"
              color="red"
              mr="auto"
              onClick={() => void keep(withoutItem(set.content, itemId))}
            >
              {t('screening.itemRemoveNew')}
            </Button>
          )}
        </Stack>
      </ContractForm>
    </Modal>
  )
}
