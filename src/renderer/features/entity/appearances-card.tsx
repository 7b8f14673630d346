import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { EntityAppearance, EntityId } from '#shared/features/entity/entity.schema.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { caseStateKey, caseStateTones } from '#renderer/features/case/case-words.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { howMetKey, roleKey, sourceKey } from './entity-words.ts'

/** Every case an entity stands in and what it was there. */
export const AppearancesCard = ({ entityId }: { entityId: EntityId }) => {
  const t = useT()
  const pages = useInfiniteQuery(
    orpc.entity.casesOf.infiniteOptions({
      input: (cursor: string | undefined) => ({ id: entityId, cursor, limit: 50 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  return (
    <SectionCard title={t('entity.casesTitle')} flush>
      <DataTable
        label={t('entity.casesTitle')}
        columns={columnsOf(t)}
        query={pages}
        rowKey={({ linkId }) => linkId}
        rowHref={({ caseId }) => `/cases/${caseId}`}
        isFaded={({ caseState }) => caseState === 'closed' || caseState === 'merged'}
        maxHeight={480}
        empty={<EmptyState title={t('entity.knownNone')} />}
      />
    </SectionCard>
  )
}

const dayOf = (instant: Date): string => formatListDate(plainDateOfInstant(instant.getTime()))

const columnsOf = (t: Translate): Column<EntityAppearance>[] => [
  {
    id: 'number',
    label: t('entity.caseNumber'),
    width: 158,
    render: ({ caseNumber }) => <span className="figures">{caseNumber}</span>,
  },
  { id: 'title', label: t('entity.caseTitle'), width: '2.4fr', render: ({ caseTitle }) => caseTitle },
  {
    id: 'role',
    label: t('entity.fieldRole'),
    width: '1fr',
    render: ({ role }) => (role === null ? t('common.emptyValue') : t(roleKey(role))),
  },
  {
    id: 'state',
    label: t('case.columnState'),
    width: 150,
    render: ({ caseState }) => (
      <StateBadge tone={caseStateTones[caseState]}>{t(caseStateKey(caseState))}</StateBadge>
    ),
  },
  {
    id: 'received',
    label: t('entity.caseReceived'),
    width: 108,
    render: ({ receivedAt }) => <span className="figures">{dayOf(receivedAt)}</span>,
  },
  {
    id: 'source',
    label: t('entity.fieldSource'),
    width: '1.6fr',
    hiddenAtFirst: true,
    render: ({ source, sourceNote, howMet }) =>
      [t(sourceKey(source)), sourceNote, howMet === null ? null : t(howMetKey(howMet))]
        .filter(Boolean)
        .join(' · '),
  },
  {
    id: 'holder',
    label: t('entity.fieldHolder'),
    width: '1fr',
    private: true,
    hiddenAtFirst: true,
    render: ({ holder }) => holder?.shown ?? t('common.emptyValue'),
  },
  {
    id: 'recorded',
    label: t('entity.caseRecorded'),
    width: 108,
    hiddenAtFirst: true,
    render: ({ recordedAt }) => <span className="figures">{dayOf(recordedAt)}</span>,
  },
]
