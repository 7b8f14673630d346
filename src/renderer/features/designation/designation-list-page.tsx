import { Select } from '@mantine/core'
import { IconCertificate, IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  decreeProgress,
  decreeProgresses,
  type DecreeListItem,
} from '#shared/features/designation/designation.schema.ts'
import { yearOf } from '#shared/kernel/plain-date.ts'
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
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import classes from './designation.module.css'
import { progressKey, progressTones } from './designation-words.ts'

const villagesText = (t: Translate, { firstVillages, villageCount }: DecreeListItem): string => {
  if (villageCount === 0) return t('designation.noVillages')
  const more = villageCount - firstVillages.length
  return more > 0
    ? t('designation.villagesMore', { names: firstVillages.join(', '), count: more })
    : firstVillages.join(', ')
}

const columnsOf = (t: Translate): Column<DecreeListItem>[] => [
  {
    id: 'number',
    label: t('designation.number'),
    width: 262,
    render: ({ number }) =>
      number === null ? (
        <span className={classes.faint}>{t('designation.withoutNumber')}</span>
      ) : (
        <span className="figures" title={number}>
          {number}
        </span>
      ),
  },
  {
    id: 'date',
    label: t('common.date'),
    width: 112,
    render: ({ decidedOn }) => (
      <span className="figures">
        {decidedOn === null ? t('common.emptyValue') : formatListDate(decidedOn)}
      </span>
    ),
  },
  {
    id: 'subject',
    label: t('designation.subject'),
    width: '1.2fr',
    render: ({ subject }) => <span title={subject}>{subject}</span>,
  },
  {
    id: 'villages',
    label: t('designation.villages'),
    width: '1.4fr',
    render: (item) => <span title={villagesText(t, item)}>{villagesText(t, item)}</span>,
  },
  {
    id: 'inaugurated',
    label: t('designation.columnInaugurated'),
    width: 96,
    align: 'end',
    render: ({ inauguratedCount, villageCount }) => (
      <span className="figures">
        {t('designation.countOf', {
          count: formatNumber(inauguratedCount),
          total: formatNumber(villageCount),
        })}
      </span>
    ),
  },
  {
    id: 'state',
    label: t('designation.columnState'),
    width: 190,
    render: ({ progress }) => (
      <StateBadge tone={progressTones[progress]}>{t(progressKey(progress))}</StateBadge>
    ),
  },
]

/** Programme years: nothing was designated before 2023. */
const yearsUntil = (year: number): string[] =>
  Array.from({ length: year - 2022 }, (_entry, index) => String(year - index))

/** All decrees of designation, drafts without a date first, then the newest. */
export const DesignationListPage = () => {
  const t = useT()
  const { may, day } = useSession()
  const [search, setSearch] = useState('')
  const [progress, setProgress] = useState<string | null>(null)
  const [year, setYear] = useState<string | null>(null)
  const chosen = decreeProgress.safeParse(progress)
  const query = useInfiniteQuery(
    orpc.designation.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        cursor,
        limit: 50,
        query: search,
        progresses: chosen.success ? [chosen.data] : [],
        year: year === null ? null : Number(year),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const clear = (): void => {
    setSearch('')
    setProgress(null)
    setYear(null)
  }
  const create = (): void => goTo('/designations/new')
  const newButton = (
    <ReasonedButton verdict={may('designation.write')} leftSection={<IconPlus size={16} />} onClick={create}>
      {t('designation.newDecree')}
    </ReasonedButton>
  )
  return (
    <Page fill>
      <PageHeader title={t('common.navDesignations')} line={t('designation.listLine')} primary={newButton} />
      <FilterBar search={search} onSearch={setSearch} placeholder={t('designation.searchPlaceholder')}>
        <Select
          w={190}
          clearable
          aria-label={t('designation.columnState')}
          placeholder={t('designation.anyState')}
          data={decreeProgresses.map((value) => ({ value, label: t(progressKey(value)) }))}
          value={progress}
          onChange={setProgress}
        />
        <Select
          w={148}
          clearable
          aria-label={t('designation.year')}
          placeholder={t('designation.anyYear')}
          data={yearsUntil(yearOf(day))}
          value={year}
          onChange={setYear}
        />
      </FilterBar>
      <DataTable
        label={t('common.navDesignations')}
        columns={columnsOf(t)}
        query={query}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/designations/${id}`}
        onNew={create}
        isFaded={({ state }) => state === 'revoked'}
        filtered={search !== '' || progress !== null || year !== null}
        onClearFilters={clear}
        empty={
          <EmptyState
            icon={<IconCertificate />}
            title={t('designation.none')}
            text={t('designation.noneText')}
            action={newButton}
          />
        }
      />
    </Page>
  )
}
