import { Checkbox } from '@mantine/core'
import { IconCircleCheck, IconFileAlert } from '@tabler/icons-react'
import type {
  ReportPart,
  ReportRow,
  StagedRegister,
} from '#shared/features/group-intake/group-intake.schema.ts'
import { showError } from '#renderer/app/show-error.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { duplicateSentence, problemsOf, warningsOf } from './group-intake-words.ts'
import { chooseRows, type RegisterId, useReport } from './group-intake.queries.ts'

/** The rows of one part of the report. */
export const ReportTable = ({ register: { id }, part }: { register: StagedRegister; part: ReportPart }) => {
  const t = useT()
  const query = useReport(id, part)
  return (
    <DataTable
      label={t(emptyWords[part].title)}
      columns={columnsOf(t, id, part)}
      query={query}
      rowKey={({ number }) => String(number)}
      isFaded={({ isChosen }) => part !== 'bad' && !isChosen}
      maxHeight={440}
      empty={
        <EmptyState
          icon={part === 'good' ? <IconFileAlert /> : <IconCircleCheck />}
          title={t(emptyWords[part].title)}
          text={t(emptyWords[part].text)}
        />
      }
    />
  )
}

const emptyWords = {
  bad: { title: 'groupIntake.noBad', text: 'groupIntake.noBadText' },
  duplicates: { title: 'groupIntake.noDuplicates', text: 'groupIntake.noDuplicatesText' },
  warned: { title: 'groupIntake.noWarned', text: 'groupIntake.noWarnedText' },
  good: { title: 'groupIntake.noGood', text: 'groupIntake.noGoodText' },
} as const satisfies Record<ReportPart, { title: string; text: string }>

/** Long sentences are cut by the width of the column; the whole of it shows when pointed at. */
const Sentence = ({ text }: { text: string }) => <span title={text}>{text}</span>

const columnsOf = (t: Translate, id: RegisterId, part: ReportPart): Column<ReportRow>[] => {
  const row: Column<ReportRow> = {
    id: 'row',
    label: t('groupIntake.columnRow'),
    width: 86,
    render: ({ number }) => <span className="figures">{number}</span>,
  }
  const name: Column<ReportRow> = {
    id: 'name',
    label: t('groupIntake.columnName'),
    width: '1fr',
    private: true,
    render: (found) => found.name || t('common.emptyValue'),
  }
  if (part === 'bad')
    return [
      row,
      name,
      {
        id: 'value',
        label: t('groupIntake.columnValue'),
        width: '1fr',
        private: true,
        render: ({ problems }) => (
          <Sentence
            text={problems
              .map(({ value }) => value)
              .filter(Boolean)
              .join(' · ')}
          />
        ),
      },
      {
        id: 'problem',
        label: t('groupIntake.columnProblem'),
        width: '3fr',
        render: (found) => <Sentence text={problemsOf(t, found)} />,
      },
    ]
  const detail: Column<ReportRow>[] =
    part === 'duplicates'
      ? [
          {
            id: 'same',
            label: t('groupIntake.columnSame'),
            width: '2fr',
            render: ({ duplicates }) => (
              <Sentence text={duplicates.map((found) => duplicateSentence(t, found)).join('; ')} />
            ),
          },
        ]
      : [
          {
            id: 'note',
            label: t('groupIntake.columnNote'),
            width: '2fr',
            render: (found) => <Sentence text={warningsOf(t, found)} />,
          },
        ]
  return [
    row,
    name,
    {
      id: 'birth',
      label: t('groupIntake.columnBirth'),
      width: 124,
      private: true,
      render: ({ birthOn }) => (
        <span className="figures">{birthOn === null ? t('common.emptyValue') : formatListDate(birthOn)}</span>
      ),
    },
    ...detail,
    {
      id: 'add',
      label: t('groupIntake.columnAdd'),
      width: 110,
      render: ({ number, isChosen }) => (
        <Checkbox
          size="xs"
          aria-label={t('groupIntake.addRow', { row: number })}
          checked={isChosen}
          onChange={({ currentTarget }) =>
            void chooseRows(id, { rows: [number] }, currentTarget.checked).catch(showError)
          }
        />
      ),
    },
  ]
}
