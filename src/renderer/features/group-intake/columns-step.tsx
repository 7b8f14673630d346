import { Alert, Select, SimpleGrid } from '@mantine/core'
import { useState } from 'react'
import {
  registerFields,
  type CheckInput,
  type RegisterField,
  type RegisterMapping,
  type RegisterSheet,
  type StagedRegister,
} from '#shared/features/group-intake/group-intake.schema.ts'
import { canReadColumns, mappingForHeading } from '#shared/features/group-intake/register-heading.rules.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { cellWord, columnLetters, fieldKey } from './group-intake-words.ts'
import classes from './group-intake.module.css'

const noHeading = 'none'
const samples = 3

type ColumnsStepProps = {
  register: StagedRegister
  problem: string | undefined
  onCheck: (input: CheckInput) => void
}

/** Which sheet, which row names the columns, and what each column holds. */
export const ColumnsStep = ({ register, problem, onCheck }: ColumnsStepProps) => {
  const t = useT()
  const { sheets, checked } = register
  const [sheetIndex, setSheetIndex] = useState(checked?.sheet ?? firstFilled(sheets))
  const sheet = sheets[sheetIndex]
  const [headingRow, setHeadingRow] = useState(checked ? checked.headingRow : (sheet?.headingRow ?? null))
  const [mapping, setMapping] = useState<RegisterMapping>(checked?.mapping ?? sheet?.mapping ?? [])
  if (!sheet) return null
  const chooseSheet = (index: number): void => {
    setSheetIndex(index)
    setHeadingRow(sheets[index]?.headingRow ?? null)
    setMapping(sheets[index]?.mapping ?? [])
  }
  const chooseHeading = (row: number | null): void => {
    setHeadingRow(row)
    const texts = sheet.rows.find(({ number }) => number === row)?.cells.map(({ text }) => text) ?? []
    const suggested = mappingForHeading(texts)
    setMapping(
      row === sheet.headingRow
        ? sheet.mapping
        : sheet.mapping.map((_none, column) => suggested[column] ?? null),
    )
  }
  const setField = (column: number, field: RegisterField | null): void =>
    setMapping(mapping.map((known, index) => (index === column ? field : known)))
  return (
    <SectionCard
      title={t('groupIntake.columnsCard')}
      line={t(sheet.isRemembered ? 'groupIntake.columnsRemembered' : 'groupIntake.columnsLine')}
      actions={
        <ReasonedButton
          verdict={canReadColumns(mapping)}
          onClick={() => onCheck({ id: register.id, sheet: sheetIndex, headingRow, mapping })}
        >
          {t('groupIntake.check')}
        </ReasonedButton>
      }
    >
      {problem !== undefined && (
        <Alert color="red" variant="light" mb="md" role="alert" title={t('groupIntake.failedTitle')}>
          {problem}
        </Alert>
      )}
      <SimpleGrid cols={2} spacing="md" mb="md">
        {sheets.length > 1 && (
          <Select
            label={t('groupIntake.sheet')}
            allowDeselect={false}
            value={String(sheetIndex)}
            data={sheets.map(({ name }, index) => ({ value: String(index), label: name }))}
            onChange={(value) => chooseSheet(Number(value))}
          />
        )}
        <Select
          label={t('groupIntake.headingRow')}
          allowDeselect={false}
          value={headingRow === null ? noHeading : String(headingRow)}
          data={headingChoices(t, sheet)}
          onChange={(value) => chooseHeading(value === noHeading ? null : Number(value))}
        />
      </SimpleGrid>
      <ColumnTable sheet={sheet} headingRow={headingRow} mapping={mapping} onField={setField} />
    </SectionCard>
  )
}

const firstFilled = (sheets: readonly RegisterSheet[]): number =>
  Math.max(
    0,
    sheets.findIndex(({ headingRow }) => headingRow !== null),
  )

const headingChoices = (t: Translate, { rows }: RegisterSheet) => [
  ...rows.slice(0, 10).map(({ number, cells }) => ({
    value: String(number),
    label: t('groupIntake.headingOption', {
      row: number,
      text: cells
        .map((cell) => cellWord(t, cell))
        .filter(Boolean)
        .slice(0, 4)
        .join(' · '),
    }),
  })),
  { value: noHeading, label: t('groupIntake.headingNone') },
]

type ColumnTableProps = {
  sheet: RegisterSheet
  headingRow: number | null
  mapping: RegisterMapping
  onField: (column: number, field: RegisterField | null) => void
}

const ColumnTable = ({ sheet, headingRow, mapping, onField }: ColumnTableProps) => {
  const t = useT()
  const heading = sheet.rows.find(({ number }) => number === headingRow)?.cells ?? []
  const below = sheet.rows.filter(({ number }) => number > (headingRow ?? 0)).slice(0, samples)
  return (
    <table className={classes.columns}>
      <thead>
        <tr>
          <th scope="col">{t('groupIntake.columnHead')}</th>
          <th scope="col">{t('groupIntake.samplesHead')}</th>
          <th scope="col">{t('groupIntake.fieldHead')}</th>
        </tr>
      </thead>
      <tbody>
        {mapping.map((field, column) => {
          const letters = columnLetters(column)
          const name = heading[column]?.text ?? ''
          return (
            <tr key={letters} data-unread={field === null || undefined}>
              <th scope="row">
                <span className={classes.letters}>{letters}</span>
                {name === '' ? <span className={classes.unnamed}>{t('groupIntake.noHeading')}</span> : name}
              </th>
              <td className={classes.samples} data-private>
                {below
                  .map(({ cells }) => cells[column])
                  .filter((cell) => cell !== undefined && cell.text !== '')
                  .map((cell) => (cell ? cellWord(t, cell) : ''))
                  .join('  ·  ')}
              </td>
              <td>
                <Select
                  size="xs"
                  searchable
                  clearable
                  aria-label={t('groupIntake.fieldOf', { column: name || letters })}
                  placeholder={t('groupIntake.notRead')}
                  value={field}
                  data={fieldChoices(t, mapping, field)}
                  onChange={(value) => onField(column, value)}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Fields that another column already has are not offered. */
const fieldChoices = (t: Translate, mapping: RegisterMapping, own: RegisterField | null) =>
  registerFields
    .filter((field) => field === own || !mapping.includes(field))
    .map((field) => ({ value: field, label: t(fieldKey(field)) }))
