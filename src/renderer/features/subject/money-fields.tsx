import type { UseFormReturnType } from '@mantine/form'
import { largestMoneyList, moneyKinds } from '#shared/features/subject/subject-details.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { CurrencyCell } from './currency-cell.tsx'
import { ChoiceCell, DateCell, KnownCell, TextCell } from './form-cells.tsx'
import { NumberCell } from './number-cell.tsx'
import { RowList } from './row-list.tsx'
import classes from './subject-form.module.css'
import { type MoneyValues, moneyRowOf } from './subject-values.ts'
import { optionsOf } from './subject-words.ts'

/** What was paid, owed, lent, deducted or given to the family: a row each. */
export const MoneyFields = ({ form }: { form: UseFormReturnType<MoneyValues> }) => {
  const t = useT()
  return (
    <div className={classes.fields}>
      <RowList
        label={t('subject.section.money')}
        addLabel={t('subject.addMoney')}
        rows={form.getValues().rows}
        onChange={(rows) => form.setFieldValue('rows', rows)}
        makeRow={() => moneyRowOf()}
        maximum={largestMoneyList}
      >
        {(row, index) => {
          const at = (field: string): string => `rows.${index}.${field}`
          const isDeduction = row.kind === 'salaryDeduction'
          return (
            <>
              <ChoiceCell
                form={form}
                path={at('kind')}
                label={t('subject.field.moneyKind')}
                required
                span={isDeduction ? 3 : 4}
                options={optionsOf(t, moneyKinds, (kind) => `subject.money.${kind}`)}
              />
              <NumberCell
                form={form}
                path={at('amount')}
                label={t('subject.field.amount')}
                span={isDeduction ? 2 : 3}
                maximum={1_000_000_000_000}
                decimals={2}
              />
              <CurrencyCell
                form={form}
                path={at('currency')}
                label={t('subject.field.wageCurrency')}
                span={2}
              />
              {isDeduction && (
                <NumberCell
                  form={form}
                  path={at('months')}
                  label={t('subject.field.months')}
                  span={2}
                  maximum={600}
                />
              )}
              <DateCell form={form} path={at('on')} label={t('subject.field.moneyOn')} span={3} />
              <TextCell
                form={form}
                path={at('counterparty')}
                label={t('subject.field.counterparty')}
                span={4}
                isPrivate
              />
              <TextCell form={form} path={at('means')} label={t('subject.field.means')} span={3} />
              <KnownCell form={form} path={at('receipt')} label={t('subject.field.receipt')} span={2} />
              <TextCell
                form={form}
                path={at('note')}
                label={t('subject.field.moneyNote')}
                span={3}
                maxLength={300}
              />
            </>
          )
        }}
      </RowList>
    </div>
  )
}
