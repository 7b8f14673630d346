import { IconFolderOpen, IconPlus } from '@tabler/icons-react'
import { Button, Group } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type CaseListQuery, caseSort, colourFilter } from '#shared/features/case/case-list.schema.ts'
import { caseChannels, caseStates } from '#shared/features/case/case.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { DataTable, type Sort } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterBar } from '#renderer/ui/filter-bar.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { caseColumns } from './case-columns.tsx'
import { changeView, isFiltered, setListQuery, useListQuery, withoutFilters } from './case-list-state.ts'
import classes from './case-list-page.module.css'
import { caseStateKey, channelKey, colourKey } from './case-words.ts'
import { ChoiceFilter } from './choice-filter.tsx'
import { MoreFilters } from './more-filters.tsx'
import { SavedViewsMenu } from './saved-views-menu.tsx'
import { useNow } from './use-now.ts'
import { ViewTabs } from './view-tabs.tsx'

/** The work list: whose turn it is, what is late, and every case within reach. */
export const CaseListPage = () => {
  const t = useT()
  const { may } = useSession()
  const now = useNow()
  const [query, change] = useListQuery()
  const pages = useInfiniteQuery(
    orpc.case.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...query, cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const mayCreate = may('case.create')
  const add = (): void => goTo('/intake')
  const newButton = (
    <ReasonedButton verdict={mayCreate} leftSection={<IconPlus size={16} />} onClick={add}>
      {t('case.newIntake')}
    </ReasonedButton>
  )
  const sort: Sort = { column: query.sort, direction: query.descending ? 'descending' : 'ascending' }
  return (
    <Page fill>
      <PageHeader
        title={t('common.navCases')}
        line={t('case.listLine')}
        primary={newButton}
        otherSteps={[
          { label: t('case.newBare'), verdict: mayCreate, run: () => goTo('/cases/new') },
          { label: t('groupIntake.command'), run: () => goTo('/intake/group') },
          ...(may('case.open').allowed
            ? [{ label: t('access.sealedList'), run: () => goTo('/cases/sealed') }]
            : []),
        ]}
      />
      <div className={classes.tools}>
        <ViewTabs view={query.view} onChange={(view) => change(changeView(query, view))} />
        <FilterBar
          search={query.query}
          onSearch={(text) => change({ query: text })}
          placeholder={t('case.searchPlaceholder')}
        >
          <ListFilters query={query} onChange={change} />
        </FilterBar>
      </div>
      <DataTable
        label={t('common.navCases')}
        columns={caseColumns(t, now, query.view)}
        query={pages}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/cases/${id}`}
        sort={sort}
        onSort={({ column, direction }) =>
          change({
            sort: caseSort.catch('due').parse(column),
            descending: direction === 'descending',
          })
        }
        isFaded={({ state }) => query.view === 'all' && (state === 'closed' || state === 'merged')}
        {...(mayCreate.allowed ? { onNew: add } : {})}
        filtered={isFiltered(query)}
        onClearFilters={() => setListQuery(withoutFilters(query))}
        empty={<EmptyView query={query} newButton={newButton} />}
      />
    </Page>
  )
}

type ListFiltersProps = { query: CaseListQuery; onChange: (changes: Partial<CaseListQuery>) => void }

const ListFilters = ({ query, onChange }: ListFiltersProps) => {
  const t = useT()
  return (
    <>
      <ChoiceFilter
        label={t('case.filterStates')}
        options={caseStates.map((value) => ({ value, label: t(caseStateKey(value)) }))}
        chosen={query.states}
        onChange={(states) => onChange({ states })}
      />
      <ChoiceFilter
        label={t('case.filterColours')}
        options={colourFilter.options.map((value) => ({ value, label: t(colourKey(value)) }))}
        chosen={query.colours}
        onChange={(colours) => onChange({ colours })}
      />
      <ChoiceFilter
        label={t('case.filterChannels')}
        options={caseChannels.map((value) => ({ value, label: t(channelKey(value)) }))}
        chosen={query.channels}
        onChange={(channels) => onChange({ channels })}
      />
      <MoreFilters query={query} onChange={onChange} />
      <SavedViewsMenu query={query} onChoose={setListQuery} />
    </>
  )
}

const EmptyView = ({ query, newButton }: { query: CaseListQuery; newButton: React.ReactNode }) => {
  const t = useT()
  if (query.view === 'open' || query.view === 'all') {
    return (
      <EmptyState
        icon={<IconFolderOpen />}
        title={t('case.none')}
        text={t('case.noneText')}
        action={newButton}
      />
    )
  }
  const mine = query.view === 'mine'
  return (
    <EmptyState
      icon={<IconFolderOpen />}
      title={t(mine ? 'case.noneMine' : 'case.noneView')}
      text={t(mine ? 'case.noneMineText' : 'case.noneViewText')}
      action={
        <Group gap="sm">
          <Button variant="default" onClick={() => setListQuery({ ...withoutFilters(query), view: 'open' })}>
            {t('case.showOpen')}
          </Button>
          {mine && newButton}
        </Group>
      }
    />
  )
}
