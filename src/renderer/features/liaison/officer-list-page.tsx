import { SegmentedControl } from '@mantine/core'
import { IconTransfer, IconUserShield } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { LiaisonOfficer, OfficerListInput } from '#shared/features/liaison/liaison.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatListDate, formatNumber } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterBar } from '#renderer/ui/filter-bar.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'

type Serving = OfficerListInput['serving']
const servings: readonly Serving[] = ['all', 'now', 'past']

const columnsOf = (t: Translate): Column<LiaisonOfficer>[] => [
  {
    id: 'name',
    label: t('liaison.officerName'),
    width: '2fr',
    render: ({ officerName }) => officerName,
    private: true,
  },
  {
    id: 'nip',
    label: t('liaison.nip'),
    width: 180,
    render: ({ officerNip }) => <span className="figures">{officerNip ?? t('common.emptyValue')}</span>,
    private: true,
  },
  {
    id: 'phone',
    label: t('liaison.phone'),
    width: 160,
    render: ({ officerPhone }) => <span className="figures">{officerPhone ?? t('common.emptyValue')}</span>,
    private: true,
  },
  {
    id: 'main',
    label: t('liaison.mainCount'),
    width: 130,
    align: 'end',
    render: ({ mainCount }) => formatNumber(mainCount),
  },
  {
    id: 'substitute',
    label: t('liaison.substituteCount'),
    width: 150,
    align: 'end',
    render: ({ substituteCount }) => formatNumber(substituteCount),
  },
  {
    id: 'period',
    label: t('liaison.period'),
    width: '1.4fr',
    render: ({ firstOn, lastOn }) => (
      <span className="figures">
        {lastOn === null
          ? t('liaison.since', { date: formatListDate(firstOn) })
          : t('liaison.fromTo', { from: formatListDate(firstOn), until: formatListDate(lastOn) })}
      </span>
    ),
  },
]

/** Everybody who looks after villages or did, with how many. */
export const LiaisonListPage = () => {
  const t = useT()
  const { may } = useSession()
  const [search, setSearch] = useState('')
  const [serving, setServing] = useState<Serving>('all')
  const query = useInfiniteQuery(
    orpc.liaison.officers.infiniteOptions({
      input: (cursor: string | undefined) => ({ query: search, serving, cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <Page fill>
      <PageHeader
        title={t('common.navLiaisons')}
        line={t('liaison.listLine')}
        primary={
          <ReasonedButton
            verdict={may('liaison.write')}
            leftSection={<IconTransfer size={16} />}
            onClick={() => goTo('/liaisons/hand-over')}
          >
            {t('liaison.handOver')}
          </ReasonedButton>
        }
      />
      <FilterBar search={search} onSearch={setSearch} placeholder={t('liaison.searchPlaceholder')}>
        <SegmentedControl
          aria-label={t('liaison.serving')}
          data={servings.map((value) => ({ value, label: t(`liaison.serving.${value}`) }))}
          value={serving}
          onChange={(value) => setServing(servings.find((known) => known === value) ?? 'all')}
        />
      </FilterBar>
      <DataTable
        label={t('common.navLiaisons')}
        columns={columnsOf(t)}
        query={query}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/liaisons/${id}`}
        isFaded={({ mainCount, substituteCount }) => mainCount + substituteCount === 0}
        filtered={search !== '' || serving !== 'all'}
        onClearFilters={() => {
          setSearch('')
          setServing('all')
        }}
        empty={
          <EmptyState
            icon={<IconUserShield />}
            title={t('liaison.none')}
            text={t('liaison.noneText')}
            action={
              <ReasonedButton
                verdict={may('village.read')}
                variant="default"
                onClick={() => goTo('/villages')}
              >
                {t('liaison.toVillages')}
              </ReasonedButton>
            }
          />
        }
      />
    </Page>
  )
}
