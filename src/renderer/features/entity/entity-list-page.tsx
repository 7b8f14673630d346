import { Button, SegmentedControl } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { entityKinds, entitySorts, type ListedEntity } from '#shared/features/entity/entity.schema.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { ChoiceFilter } from '#renderer/features/case/choice-filter.tsx'
import { formatListDate, formatNumber } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { FilterBar } from '#renderer/ui/filter-bar.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { EntityKindIcon } from './entity-kind-icon.tsx'
import { freshQuestion, useEntityQuestion } from './entity-list-state.ts'
import { detailText, kindKey, roleKey } from './entity-words.ts'
import classes from './entity.module.css'

/** Who and what is named in cases, what stands in most of them first. */
export const EntityListPage = () => {
  const t = useT()
  const { may } = useSession()
  const [question, change] = useEntityQuestion()
  const pages = useInfiniteQuery(
    orpc.entity.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...question, cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const { query, kinds, minimumCases, sort } = question
  return (
    <Page fill>
      <PageHeader
        title={t('entity.listTitle')}
        line={t('entity.listLine')}
        primary={
          may('reference.write').allowed && (
            <Button variant="default" onClick={() => goTo('/settings/public-numbers')}>
              {t('entity.toPublic')}
            </Button>
          )
        }
      />
      <FilterBar
        search={query}
        onSearch={(text) => change({ query: text })}
        placeholder={t('entity.listSearch')}
      >
        <ChoiceFilter
          label={t('entity.listKinds')}
          options={entityKinds.map((value) => ({ value, label: t(kindKey(value)) }))}
          chosen={kinds}
          onChange={(chosen) => change({ kinds: chosen })}
        />
        <SegmentedControl
          aria-label={t('entity.listReach')}
          data={[
            { value: '1', label: t('entity.listAll') },
            { value: '2', label: t('entity.listSeveral') },
          ]}
          value={String(Math.min(2, minimumCases))}
          onChange={(value) => change({ minimumCases: Number(value) })}
        />
        <SegmentedControl
          aria-label={t('entity.listSort')}
          data={[
            { value: 'cases', label: t('entity.listMostCases') },
            { value: 'recent', label: t('entity.listRecent') },
          ]}
          value={sort}
          onChange={(value) => change({ sort: entitySorts.find((name) => name === value) ?? 'cases' })}
        />
      </FilterBar>
      <DataTable
        label={t('entity.listTitle')}
        columns={columnsOf(t)}
        query={pages}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/entities/${id}`}
        isFaded={({ publicOwner }) => publicOwner !== null}
        filtered={query !== '' || kinds.length > 0 || minimumCases > 1}
        onClearFilters={() => change({ ...freshQuestion(), sort })}
        empty={
          <EmptyState
            icon={<IconUsersGroup />}
            title={t('entity.none')}
            text={t('entity.noneText')}
            action={<Button onClick={() => goTo('/cases')}>{t('entity.toCases')}</Button>}
          />
        }
      />
    </Page>
  )
}

const columnsOf = (t: Translate): Column<ListedEntity>[] => [
  {
    id: 'shown',
    label: t('entity.columnShown'),
    width: '1.9fr',
    private: true,
    render: ({ kind, shown }) => (
      <span className={classes.cell}>
        <EntityKindIcon kind={kind} size={16} />
        <span className={classes.cellText}>{shown}</span>
      </span>
    ),
  },
  { id: 'kind', label: t('entity.columnKind'), width: '1.2fr', render: ({ kind }) => t(kindKey(kind)) },
  {
    id: 'cases',
    label: t('entity.columnCases'),
    width: 92,
    align: 'end',
    render: ({ caseCount, publicOwner }) =>
      publicOwner === null && caseCount > 1 ? (
        <span className={classes.shared}>{formatNumber(caseCount)}</span>
      ) : (
        formatNumber(caseCount)
      ),
  },
  {
    id: 'roles',
    label: t('entity.columnRoles'),
    width: '1.3fr',
    render: ({ roles }) => roles.map((role) => t(roleKey(role))).join(', '),
  },
  {
    id: 'detail',
    label: t('entity.columnDetail'),
    width: '2fr',
    render: (entity) =>
      entity.publicOwner === null
        ? detailText(t, entity)
        : t('entity.publicLine', { owner: entity.publicOwner }),
  },
  {
    id: 'recorded',
    label: t('entity.columnRecorded'),
    width: 112,
    render: ({ recordedAt }) => (
      <span className="figures">{formatListDate(plainDateOfInstant(recordedAt.getTime()))}</span>
    ),
  },
]
