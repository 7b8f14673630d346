import { Select } from '@mantine/core'
import { IconBuildingCommunity, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import {
  villageSort,
  villageState,
  type VillageFacets,
  type VillageListInput,
  type VillageListItem,
} from '#shared/features/village/village.schema.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { type Column, DataTable, type Sort } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterBar } from '#renderer/ui/filter-bar.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { stateKey, stateTones } from './village-words.ts'

const nobody = 'none'

type Filters = { query: string; state: string | null; regency: string | null; liaison: string | null }
const noFilters: Filters = { query: '', state: null, regency: null, liaison: null }

const columnsOf = (t: Translate): Column<VillageListItem>[] => [
  { id: 'name', label: t('village.columnName'), width: '1.8fr', render: villageTitle, sortable: true },
  {
    id: 'district',
    label: t('village.columnDistrict'),
    width: '1.4fr',
    render: ({ districtName }) => districtName,
  },
  {
    id: 'regency',
    label: t('village.columnRegency'),
    width: '2fr',
    render: ({ regencyName }) => regencyName,
    sortable: true,
  },
  {
    id: 'code',
    label: t('village.columnCode'),
    width: 124,
    render: ({ regionCode }) => <span className="figures">{regionCode}</span>,
    sortable: true,
  },
  {
    id: 'state',
    label: t('village.columnState'),
    width: 178,
    render: ({ state }) => <StateBadge tone={stateTones[state]}>{t(stateKey(state))}</StateBadge>,
    sortable: true,
  },
  {
    id: 'liaison',
    label: t('village.columnLiaison'),
    width: '1.3fr',
    render: ({ liaisonName }) => liaisonName ?? t('common.emptyValue'),
    private: true,
  },
  {
    id: 'head',
    label: t('village.columnHead'),
    width: '1.6fr',
    render: ({ headName }) => headName ?? t('common.emptyValue'),
    private: true,
    hiddenAtFirst: true,
  },
]

const inputOf = (
  { query, state, regency, liaison }: Filters,
  sort: Sort,
): Omit<VillageListInput, 'limit' | 'cursor'> => {
  const knownState = villageState.safeParse(state)
  return {
    query,
    states: knownState.success ? [knownState.data] : [],
    regencyCodes: regency === null ? [] : [regency],
    liaisonId: liaison === null || liaison === nobody ? null : (liaison as VillageListInput['liaisonId']),
    withoutLiaison: liaison === nobody,
    sort: villageSort.catch('name').parse(sort.column),
    descending: sort.direction === 'descending',
  }
}

/** All partner villages and candidates of the office. */
export const VillageListPage = () => {
  const t = useT()
  const { may } = useSession()
  const search: { state?: string; withoutLiaison?: boolean } = useSearch({ strict: false })
  const [filters, setFilters] = useState<Filters>({
    ...noFilters,
    state: search.state ?? null,
    liaison: search.withoutLiaison ? nobody : null,
  })
  const [sort, setSort] = useState<Sort>({ column: 'name', direction: 'ascending' })
  const facets = useQuery(orpc.village.facets.queryOptions())
  const query = useInfiniteQuery(
    orpc.village.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...inputOf(filters, sort), cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const mayWrite = may('village.write')
  const add = (): void => goTo('/villages/new')
  const change = (changes: Partial<Filters>): void => setFilters({ ...filters, ...changes })
  const newButton = (
    <ReasonedButton verdict={mayWrite} leftSection={<IconPlus size={16} />} onClick={add}>
      {t('village.newVillage')}
    </ReasonedButton>
  )
  return (
    <Page fill>
      <PageHeader title={t('common.navVillages')} line={t('village.listLine')} primary={newButton} />
      <FilterBar
        search={filters.query}
        onSearch={(text) => change({ query: text })}
        placeholder={t('village.searchPlaceholder')}
      >
        <VillageFilters filters={filters} onChange={change} facets={facets.data} />
      </FilterBar>
      <DataTable
        label={t('common.navVillages')}
        columns={columnsOf(t)}
        query={query}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/villages/${id}`}
        sort={sort}
        onSort={setSort}
        isFaded={({ state }) => state === 'ended' || state === 'declined'}
        {...(mayWrite.allowed ? { onNew: add } : {})}
        filtered={Object.values(filters).some((value) => value !== null && value !== '')}
        onClearFilters={() => setFilters(noFilters)}
        empty={
          <EmptyState
            icon={<IconBuildingCommunity />}
            title={t('village.none')}
            text={t('village.noneText')}
            action={newButton}
          />
        }
      />
    </Page>
  )
}

type VillageFiltersProps = {
  filters: Filters
  onChange: (changes: Partial<Filters>) => void
  facets: VillageFacets | undefined
}

const VillageFilters = ({ filters, onChange, facets }: VillageFiltersProps) => {
  const t = useT()
  const liaisons = useQuery(orpc.liaison.officers.queryOptions({ input: { serving: 'now', limit: 100 } }))
  const counted = (label: string, count: number): string => `${label} (${formatNumber(count)})`
  const states = (facets?.states ?? []).map(({ state, count }) => ({
    value: state,
    label: counted(t(stateKey(state)), count),
  }))
  const regencies = (facets?.regencies ?? []).map(({ code, name, count }) => ({
    value: code,
    label: counted(name, count),
  }))
  const people = (liaisons.data?.items ?? []).map(({ id, officerName }) => ({
    value: id as string,
    label: officerName,
  }))
  return (
    <>
      <Select
        w={190}
        clearable
        aria-label={t('village.filterState')}
        placeholder={t('village.filterState')}
        data={states}
        value={filters.state}
        onChange={(state) => onChange({ state })}
      />
      <Select
        w={230}
        clearable
        searchable
        aria-label={t('village.filterRegency')}
        placeholder={t('village.filterRegency')}
        data={regencies}
        value={filters.regency}
        onChange={(regency) => onChange({ regency })}
      />
      <Select
        w={200}
        clearable
        searchable
        aria-label={t('village.filterLiaison')}
        placeholder={t('village.filterLiaison')}
        data={[{ value: nobody, label: t('village.withoutLiaison') }, ...people]}
        value={filters.liaison}
        onChange={(liaison) => onChange({ liaison })}
        data-private={filters.liaison !== null && filters.liaison !== nobody ? true : undefined}
      />
    </>
  )
}
