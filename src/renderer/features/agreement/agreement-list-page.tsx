import { Select } from '@mantine/core'
import { IconFileText, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import {
  agreementKind,
  agreementKinds,
  agreementSort,
  agreementState,
  type AgreementListInput,
  type AgreementState,
  type AgreementSummary,
} from '#shared/features/agreement/agreement.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatListDate, formatNumber } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { type Column, DataTable, type Sort } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterBar } from '#renderer/ui/filter-bar.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import classes from './agreement-list-page.module.css'
import { kindKey, remainingText, stateKey, stateTones } from './agreement-words.ts'

/** Everything that wants doing, as one choice of the state filter. */
const due = 'due'
const dueStates: readonly AgreementState[] = [
  'expiring30',
  'expiring90',
  'expiring180',
  'expired',
  'incomplete',
]

type Filters = {
  query: string
  state: string | null
  kind: string | null
  institution: string | null
  villageId: string | null
}
const noFilters: Filters = { query: '', state: null, kind: null, institution: null, villageId: null }

const statesOf = (choice: string | null): AgreementState[] => {
  if (choice === due) return [...dueStates]
  const known = agreementState.safeParse(choice)
  return known.success ? [known.data] : []
}

const inputOf = (filters: Filters, sort: Sort): Omit<AgreementListInput, 'limit' | 'cursor'> => {
  const kind = agreementKind.safeParse(filters.kind)
  return {
    query: filters.query,
    states: statesOf(filters.state),
    kinds: kind.success ? [kind.data] : [],
    institution: filters.institution,
    villageId: filters.villageId as AgreementListInput['villageId'],
    sort: agreementSort.catch('state').parse(sort.column),
    descending: sort.direction === 'descending',
  }
}

const columnsOf = (t: Translate): Column<AgreementSummary>[] => [
  {
    id: 'title',
    label: t('agreement.columnTitle'),
    width: '2.6fr',
    sortable: true,
    render: ({ title, kind }) => (
      <span className={classes.title}>
        <span className={classes.kind}>{t(`agreement.kindShort.${kind}`)}</span>
        <span className={classes.name} title={title}>
          {title}
        </span>
      </span>
    ),
  },
  {
    id: 'partner',
    label: t('agreement.columnPartner'),
    width: '2fr',
    render: ({ partyNames }) => <span title={partyNames.join('\n')}>{partyNames.slice(1).join(', ')}</span>,
  },
  {
    id: 'numbers',
    label: t('agreement.columnNumbers'),
    width: '1.8fr',
    hiddenAtFirst: true,
    render: ({ numbers }) => numbers.map((number) => number ?? t('agreement.noNumber')).join(' · '),
  },
  {
    id: 'villages',
    label: t('agreement.columnVillages'),
    width: 74,
    align: 'end',
    render: ({ villageCount }) => <span className="figures">{formatNumber(villageCount)}</span>,
  },
  {
    id: 'signed',
    label: t('agreement.signedOn'),
    width: 128,
    sortable: true,
    hiddenAtFirst: true,
    render: ({ signedOn }) => (
      <span className="figures">{signedOn === null ? t('common.emptyValue') : formatListDate(signedOn)}</span>
    ),
  },
  {
    id: 'end',
    label: t('agreement.columnEnd'),
    width: 124,
    sortable: true,
    render: ({ lastDay, endsOn, openEnded }) => {
      const end = lastDay ?? endsOn
      if (end !== null) return <span className="figures">{formatListDate(end)}</span>
      return openEnded ? t('agreement.openEndedShort') : t('common.emptyValue')
    },
  },
  {
    id: 'state',
    label: t('agreement.columnState'),
    width: 262,
    sortable: true,
    render: ({ state, remainingDays }) => (
      <span className={classes.state}>
        <StateBadge tone={stateTones[state]}>{t(stateKey(state))}</StateBadge>
        <span className={classes.days}>{remainingText(t, remainingDays)}</span>
      </span>
    ),
  },
]

/** All agreements, memoranda and addenda of the office; the address may ask for a state or a village. */
export const AgreementListPage = () => {
  const { state, village }: { state?: string; village?: string } = useSearch({ strict: false })
  return <AgreementList key={`${state} ${village}`} state={state ?? null} villageId={village ?? null} />
}

const AgreementList = (asked: Pick<Filters, 'state' | 'villageId'>) => {
  const t = useT()
  const { may } = useSession()
  const [filters, setFilters] = useState<Filters>({ ...noFilters, ...asked })
  const [sort, setSort] = useState<Sort>({ column: 'state', direction: 'ascending' })
  const query = useInfiniteQuery(
    orpc.agreement.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...inputOf(filters, sort), cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const mayWrite = may('agreement.write')
  const add = (): void => goTo('/agreements/new')
  const newButton = (
    <ReasonedButton verdict={mayWrite} leftSection={<IconPlus size={16} />} onClick={add}>
      {t('agreement.newAgreement')}
    </ReasonedButton>
  )
  return (
    <Page fill>
      <PageHeader title={t('common.navAgreements')} line={t('agreement.listLine')} primary={newButton} />
      <FilterBar
        search={filters.query}
        onSearch={(text) => setFilters({ ...filters, query: text })}
        placeholder={t('agreement.searchPlaceholder')}
      >
        <AgreementFilters filters={filters} onChange={(changes) => setFilters({ ...filters, ...changes })} />
      </FilterBar>
      <DataTable
        label={t('common.navAgreements')}
        columns={columnsOf(t)}
        query={query}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/agreements/${id}`}
        sort={sort}
        onSort={setSort}
        isFaded={({ state }) => state === 'terminated' || state === 'renewed'}
        {...(mayWrite.allowed ? { onNew: add } : {})}
        filtered={Object.values(filters).some((value) => value !== null && value !== '')}
        onClearFilters={() => setFilters(noFilters)}
        empty={
          <EmptyState
            icon={<IconFileText />}
            title={t('agreement.none')}
            text={t('agreement.noneText')}
            action={newButton}
          />
        }
      />
    </Page>
  )
}

type FilterProps = { filters: Filters; onChange: (changes: Partial<Filters>) => void }

const AgreementFilters = ({ filters, onChange }: FilterProps) => {
  const t = useT()
  const { data } = useQuery(orpc.agreement.facets.queryOptions())
  const counts = data?.states ?? []
  const dueCount = counts
    .filter(({ state }) => dueStates.includes(state))
    .reduce((sum, { count }) => sum + count, 0)
  const counted = (label: string, count: number): string => `${label} (${formatNumber(count)})`
  const states = [
    { value: due, label: counted(t('agreement.filterDue'), dueCount) },
    ...counts.map(({ state, count }) => ({
      value: state as string,
      label: counted(t(stateKey(state)), count),
    })),
  ]
  return (
    <>
      <Select
        w={220}
        clearable
        aria-label={t('agreement.columnState')}
        placeholder={t('agreement.columnState')}
        data={states}
        value={filters.state}
        onChange={(state) => onChange({ state })}
      />
      <Select
        w={190}
        clearable
        aria-label={t('agreement.filterKind')}
        placeholder={t('agreement.filterKind')}
        data={agreementKinds.map((kind) => ({ value: kind as string, label: t(kindKey(kind)) }))}
        value={filters.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <Select
        w={240}
        clearable
        searchable
        aria-label={t('agreement.filterParty')}
        placeholder={t('agreement.filterParty')}
        data={data?.institutions ?? []}
        value={filters.institution}
        onChange={(institution) => onChange({ institution })}
        nothingFoundMessage={t('common.noMatch')}
      />
    </>
  )
}
