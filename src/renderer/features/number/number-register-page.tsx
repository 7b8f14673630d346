import { Button, Select } from '@mantine/core'
import { IconListNumbers, IconPlus, IconPrinter, IconTemplate } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import {
  type DocumentType,
  documentTypes,
  type NumberEntry,
  type NumberState,
  numberStates,
} from '#shared/features/number/number.schema.ts'
import { yearOf } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatInstant, formatListDate } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterBar } from '#renderer/ui/filter-bar.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { CountersPanel } from './counters-panel.tsx'
import { NumberDialog } from './number-dialog.tsx'
import classes from './number-register.module.css'
import { originKey, stateKey, stateTones, typeKey } from './number-words.ts'
import { useCounters } from './number.queries.ts'
import { ReserveDialog } from './reserve-dialog.tsx'
import type { RegisterSearch } from './routes.tsx'

type Filters = { query: string; type: DocumentType | null; state: NumberState | null; year: number | null }
const noFilters: Filters = { query: '', type: null, state: null, year: null }

/** The register of letter numbers. A link that brings other wishes along begins it anew. */
export const NumberRegisterPage = () => {
  const search: RegisterSearch = useSearch({ strict: false })
  return <Register key={`${search.query ?? ''}|${search.reserve ?? false}`} linked={search} />
}

const Register = ({ linked }: { linked: RegisterSearch }) => {
  const t = useT()
  const { may, day } = useSession()
  const [filters, setFilters] = useState<Filters>({ ...noFilters, query: linked.query ?? '' })
  const [reserving, setReserving] = useState(linked.reserve === true && may('document.issue').allowed)
  const [opened, setOpened] = useState<NumberEntry>()
  const { query: text, type, state, year } = filters
  const query = useInfiniteQuery(
    orpc.number.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        cursor,
        limit: 50,
        query: text,
        documentTypes: type ? [type] : [],
        states: state ? [state] : [],
        year,
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const thisYear = yearOf(day)
  const counters = useCounters(year ?? thisYear)
  const years = [...new Set([thisYear, ...(counters.data?.years ?? [])])].toSorted((a, b) => b - a)
  const set = (change: Partial<Filters>): void => setFilters({ ...filters, ...change })
  const reserve = (): void => {
    if (may('document.issue').allowed) setReserving(true)
  }
  return (
    <Page fill>
      <PageHeader
        title={t('number.title')}
        line={t('number.line')}
        back={{ to: '/documents', label: t('common.navDocuments') }}
        primary={
          <>
            <ReasonedButton
              verdict={may('document.issue')}
              variant="default"
              leftSection={<IconPrinter size={16} stroke={1.7} />}
              onClick={() => goTo(`/documents/number-register?year=${year ?? thisYear}`)}
            >
              {t('number.printBook')}
            </ReasonedButton>
            <Button
              variant="default"
              leftSection={<IconTemplate size={16} stroke={1.7} />}
              onClick={() => goTo('/documents/numbers/patterns')}
            >
              {t('number.patternsTitle')}
            </Button>
            <ReasonedButton
              verdict={may('document.issue')}
              leftSection={<IconPlus size={16} />}
              onClick={reserve}
            >
              {t('number.reserve')}
            </ReasonedButton>
          </>
        }
      />
      <FilterBar
        search={text}
        onSearch={(typed) => set({ query: typed })}
        placeholder={t('number.searchPlaceholder')}
      >
        <Choice
          label={t('number.columnType')}
          width={164}
          value={type}
          options={documentTypes.map((value) => ({ value, label: t(typeKey(value)) }))}
          onChange={(value) => set({ type: documentTypes.find((known) => known === value) ?? null })}
        />
        <Choice
          label={t('number.columnState')}
          width={128}
          value={state}
          options={numberStates.map((value) => ({ value, label: t(stateKey(value)) }))}
          onChange={(value) => set({ state: numberStates.find((known) => known === value) ?? null })}
        />
        <Choice
          label={t('number.year')}
          width={104}
          value={year === null ? null : String(year)}
          options={years.map((value) => ({ value: String(value), label: String(value) }))}
          onChange={(value) => set({ year: value === null ? null : Number(value) })}
        />
      </FilterBar>
      <div className={classes.register}>
        <DataTable
          label={t('number.title')}
          columns={columnsIn(t)}
          query={query}
          rowKey={({ id }) => id}
          onOpen={setOpened}
          onNew={reserve}
          isFaded={(entry) => entry.state === 'cancelled'}
          filtered={text !== '' || type !== null || state !== null || year !== null}
          onClearFilters={() => setFilters(noFilters)}
          empty={
            <EmptyState
              icon={<IconListNumbers />}
              title={t('number.none')}
              text={t('number.noneText')}
              action={
                <ReasonedButton verdict={may('document.issue')} variant="default" onClick={reserve}>
                  {t('number.reserve')}
                </ReasonedButton>
              }
            />
          }
        />
        <CountersPanel query={counters} year={year ?? thisYear} />
      </div>
      {opened && <NumberDialog entry={opened} onChange={setOpened} onClose={() => setOpened(undefined)} />}
      {reserving && (
        <ReserveDialog
          documentType={type}
          onReserved={setOpened}
          onClose={() => {
            setReserving(false)
            if (linked.reserve) goTo('/documents/numbers')
          }}
        />
      )}
    </Page>
  )
}

type ChoiceProps = {
  label: string
  width: number
  value: string | null
  options: { value: string; label: string }[]
  onChange: (value: string | null) => void
}

const Choice = ({ label, width, value, options, onChange }: ChoiceProps) => (
  <Select
    aria-label={label}
    placeholder={label}
    data={options}
    value={value}
    onChange={onChange}
    clearable
    w={width}
  />
)

const columnsIn = (t: Translate): Column<NumberEntry>[] => [
  {
    id: 'number',
    label: t('number.columnNumber'),
    width: 250,
    render: ({ number, state }) => (
      <span className={classes.number} data-cancelled={state === 'cancelled' || undefined} title={number}>
        {number}
      </span>
    ),
  },
  {
    id: 'type',
    label: t('number.columnType'),
    width: 130,
    render: ({ documentType }) => t(typeKey(documentType)),
  },
  {
    id: 'datedOn',
    label: t('number.datedOn'),
    width: 112,
    render: ({ datedOn }) => <span className="figures">{formatListDate(datedOn)}</span>,
  },
  {
    id: 'state',
    label: t('number.columnState'),
    width: 104,
    render: ({ state }) => <StateBadge tone={stateTones[state]}>{t(stateKey(state))}</StateBadge>,
  },
  {
    id: 'origin',
    label: t('number.columnOrigin'),
    width: 84,
    render: ({ origin }) => t(originKey(origin)),
  },
  {
    id: 'note',
    label: t('number.columnNote'),
    width: '1fr',
    render: ({ reason, usedFor }) => (
      <span title={usedFor ?? reason ?? undefined}>{usedFor ?? reason ?? t('common.emptyValue')}</span>
    ),
  },
  {
    id: 'recordedAt',
    label: t('number.recordedAt'),
    width: 200,
    render: ({ recordedAt }) => <span className="figures">{formatInstant(recordedAt)}</span>,
    hiddenAtFirst: true,
  },
]
