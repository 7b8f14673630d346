import { Select } from '@mantine/core'
import { IconListSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { auditKinds, type AuditEntry, type AuditKind } from '#shared/features/audit/audit.schema.ts'
import type { Colleague } from '#shared/features/officer/officer.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { actionLabel } from '#renderer/i18n/labels.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { PlainDateField } from '#renderer/ui/plain-date-field.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { kindKey, kindTones, remarkOf } from './audit-words.ts'
import { AuditEntryDialog } from './audit-entry-dialog.tsx'
import classes from './audit.module.css'

type Filters = {
  kind: AuditKind | null
  officerId: Colleague['id'] | null
  from: PlainDate | null
  until: PlainDate | null
}
const noFilters: Filters = { kind: null, officerId: null, from: null, until: null }

/** Acts of all officers, newest first. */
export const AuditLog = () => {
  const t = useT()
  const [filters, setFilters] = useState(noFilters)
  const [opened, setOpened] = useState<AuditEntry>()
  const { kind, officerId, from, until } = filters
  const colleagues = useQuery(orpc.officer.colleagues.queryOptions()).data?.officers ?? []
  const query = useInfiniteQuery(
    orpc.audit.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        cursor,
        limit: 50,
        kinds: kind ? [kind] : [],
        officerId,
        from,
        until,
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const set = (change: Partial<Filters>): void => setFilters({ ...filters, ...change })
  return (
    <SectionCard title={t('audit.logTitle')} line={t('audit.logText')}>
      <div className={classes.filters}>
        <Select
          aria-label={t('audit.columnKind')}
          placeholder={t('audit.columnKind')}
          data={auditKinds.map((value) => ({ value, label: t(kindKey(value)) }))}
          value={kind}
          onChange={(value) => set({ kind: auditKinds.find((known) => known === value) ?? null })}
          clearable
          w={170}
        />
        <Select
          aria-label={t('audit.columnOfficer')}
          placeholder={t('audit.columnOfficer')}
          data={colleagues.map(({ id, fullName }) => ({ value: id, label: fullName }))}
          value={officerId}
          onChange={(value) => set({ officerId: colleagues.find(({ id }) => id === value)?.id ?? null })}
          clearable
          searchable
          w={220}
        />
        <PlainDateField
          aria-label={t('audit.from')}
          placeholder={t('audit.from')}
          value={from}
          onChange={(value) => set({ from: value })}
          w={180}
        />
        <PlainDateField
          aria-label={t('audit.until')}
          placeholder={t('audit.until')}
          value={until}
          onChange={(value) => set({ until: value })}
          w={180}
        />
      </div>
      <div className={classes.log}>
        <DataTable
          label={t('audit.logTitle')}
          columns={columnsIn(t)}
          query={query}
          rowKey={({ seq }) => String(seq)}
          onOpen={setOpened}
          filtered={kind !== null || officerId !== null || from !== null || until !== null}
          onClearFilters={() => setFilters(noFilters)}
          maxHeight={420}
          empty={<EmptyState icon={<IconListSearch />} title={t('audit.none')} text={t('audit.noneText')} />}
        />
      </div>
      <AuditEntryDialog entry={opened} onClose={() => setOpened(undefined)} />
    </SectionCard>
  )
}

const columnsIn = (t: Translate): Column<AuditEntry>[] => [
  {
    id: 'seq',
    label: t('audit.columnSeq'),
    width: 76,
    align: 'end',
    render: ({ seq }) => <span className="figures">{seq}</span>,
  },
  {
    id: 'at',
    label: t('audit.columnAt'),
    width: 216,
    render: ({ at }) => <span className="figures">{formatInstant(at)}</span>,
  },
  {
    id: 'officer',
    label: t('audit.columnOfficer'),
    width: 170,
    render: ({ officerName }) => (
      <span title={officerName ?? undefined}>{officerName ?? t('common.historySystem')}</span>
    ),
  },
  {
    id: 'kind',
    label: t('audit.columnKind'),
    width: 132,
    render: ({ kind }) => <StateBadge tone={kindTones[kind]}>{t(kindKey(kind))}</StateBadge>,
  },
  {
    id: 'action',
    label: t('audit.columnAction'),
    width: '1.4fr',
    render: ({ action }) => <span title={actionLabel(action)}>{actionLabel(action)}</span>,
  },
  {
    id: 'remark',
    label: t('audit.columnRemark'),
    width: '1fr',
    private: true,
    render: (entry) => <span title={remarkOf(entry, t)}>{remarkOf(entry, t)}</span>,
  },
]
