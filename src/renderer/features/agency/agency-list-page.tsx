import { Button, Group, SegmentedControl, Select } from '@mantine/core'
import { IconBuildingBank, IconFileImport, IconPlus, IconRoute } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type AgencyLine,
  type AgencyListInput,
  agencyValidity,
} from '#shared/features/agency/agency-directory.schema.ts'
import { agencyKind, isValidOn, jurisdictionCode } from '#shared/features/agency/agency.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterBar } from '#renderer/ui/filter-bar.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { jurisdictionText, kindChoices, kindKey, periodText, validityOf } from './agency-words.ts'

type Filters = {
  text: string
  kind: string | null
  region: string | null
  validity: AgencyListInput['validity']
}
const noFilters: Filters = { text: '', kind: null, region: null, validity: 'today' }

const columnsOf = (t: Translate, today: PlainDate): Column<AgencyLine>[] => [
  {
    id: 'name',
    label: t('agency.name'),
    width: '2.2fr',
    render: ({ name }) => name,
  },
  { id: 'kind', label: t('agency.kindLabel'), width: '1.3fr', render: ({ kind }) => t(kindKey(kind)) },
  {
    id: 'regions',
    label: t('agency.jurisdiction'),
    width: '2.1fr',
    render: ({ regions }) => jurisdictionText(t, regions),
  },
  { id: 'city', label: t('agency.city'), width: '0.9fr', render: ({ city }) => city },
  {
    id: 'phone',
    label: t('agency.phone'),
    width: 150,
    render: ({ phone }) => <span className="figures">{phone ?? t('common.emptyValue')}</span>,
  },
  {
    id: 'state',
    label: t('agency.stateLabel'),
    width: 130,
    render: (agency) => {
      const { tone, label } = validityOf(agency, today)
      return <StateBadge tone={tone}>{t(label)}</StateBadge>
    },
  },
  {
    id: 'shortName',
    label: t('agency.shortName'),
    width: '1fr',
    render: ({ shortName }) => shortName ?? t('common.emptyValue'),
    hiddenAtFirst: true,
  },
  {
    id: 'period',
    label: t('agency.period'),
    width: 190,
    render: (agency) => <span className="figures">{periodText(t, agency)}</span>,
    hiddenAtFirst: true,
  },
]

/** Whom the office can refer to: by name, kind and place, those of today first. */
export const AgencyListPage = () => {
  const t = useT()
  const { may, day: today } = useSession()
  const [filters, setFilters] = useState(noFilters)
  const { text, kind, region, validity } = filters
  const change = (changes: Partial<Filters>): void => setFilters({ ...filters, ...changes })
  const query = useInfiniteQuery(
    orpc.agency.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        text,
        kinds: agencyKind.array().catch([]).parse([kind]),
        regionCode: jurisdictionCode.nullable().catch(null).parse(region),
        validity,
        cursor,
        limit: 50,
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const isEmpty = query.data?.pages[0]?.isEmpty ?? false
  const mayWrite = may('agency.write')
  const add = (): void => goTo('/agencies/new')
  const newButton = (
    <ReasonedButton verdict={mayWrite} leftSection={<IconPlus size={16} />} onClick={add}>
      {t('agency.newAgency')}
    </ReasonedButton>
  )
  return (
    <Page fill>
      <PageHeader
        title={t('agency.title')}
        line={t('agency.listLine')}
        primary={newButton}
        otherSteps={[
          {
            label: t('agency.import'),
            icon: <IconFileImport size={16} stroke={1.6} />,
            verdict: mayWrite,
            run: () => goTo('/agencies/import'),
          },
          {
            label: t('agency.toRoutes'),
            icon: <IconRoute size={16} stroke={1.6} />,
            run: () => goTo('/settings/need-routes'),
          },
        ]}
      />
      <FilterBar
        search={text}
        onSearch={(next) => change({ text: next })}
        placeholder={t('agency.searchPlaceholder')}
      >
        <AgencyFilters filters={filters} onChange={change} />
      </FilterBar>
      <DataTable
        label={t('agency.title')}
        columns={columnsOf(t, today)}
        query={query}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/agencies/${id}`}
        isFaded={(agency) => !isValidOn(agency, today)}
        {...(mayWrite.allowed ? { onNew: add } : {})}
        filtered={!isEmpty && (text !== '' || kind !== null || region !== null || validity !== 'all')}
        onClearFilters={() => setFilters({ ...noFilters, validity: 'all' })}
        empty={
          <EmptyState
            icon={<IconBuildingBank />}
            title={t('agency.none')}
            text={t('agency.noneText')}
            action={
              <Group gap="sm" justify="center">
                {newButton}
                <Button variant="default" onClick={() => goTo('/agencies/import')}>
                  {t('agency.import')}
                </Button>
              </Group>
            }
          />
        }
      />
    </Page>
  )
}

type AgencyFiltersProps = { filters: Filters; onChange: (changes: Partial<Filters>) => void }

const AgencyFilters = ({ filters, onChange }: AgencyFiltersProps) => {
  const t = useT()
  const office = useQuery(orpc.office.get.queryOptions()).data
  const regions = (office?.workingAreas ?? []).map(({ regencyCode, regencyName }) => ({
    value: regencyCode,
    label: regencyName,
  }))
  return (
    <>
      <Select
        w={220}
        clearable
        searchable
        selectFirstOptionOnChange
        aria-label={t('agency.kindLabel')}
        placeholder={t('agency.kindLabel')}
        data={kindChoices(t)}
        value={filters.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <Select
        w={230}
        clearable
        aria-label={t('agency.filterRegion')}
        placeholder={t('agency.filterRegion')}
        data={regions}
        value={filters.region}
        onChange={(region) => onChange({ region })}
      />
      <SegmentedControl
        aria-label={t('agency.stateLabel')}
        data={agencyValidity.options.map((value) => ({ value, label: t(`agency.validity.${value}`) }))}
        value={filters.validity}
        onChange={(value) => onChange({ validity: agencyValidity.catch('today').parse(value) })}
      />
    </>
  )
}
