import { IconArrowNarrowRight } from '@tabler/icons-react'
import { Button, Skeleton } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { HistoryItem, RecordKind } from '#shared/features/history/history.contract.ts'
import { orpc } from '#renderer/app/client.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { actionLabel, fieldLabel, fieldValue } from '#renderer/i18n/labels.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ErrorState } from './error-state.tsx'
import classes from './history-panel.module.css'
import { useDelayed } from './use-delayed.ts'

const pageSize = 20
const fieldsAtFirst = 6
/** Columns the program keeps for itself; they say nothing to an officer. */
const technical = /(^|_)(id|uuid|key|digest|version)$|^recorded_at$/

/** Who changed a record, when, what from and what to: read from the change log, newest first. */
export const HistoryPanel = ({ kind, id }: { kind: RecordKind; id: string }) => {
  const t = useT()
  const query = useInfiniteQuery(
    orpc.history.ofRecord.infiniteOptions({
      input: (before: number | undefined) => ({ kind, id, before, limit: pageSize }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextBefore }) => nextBefore ?? undefined,
    }),
  )
  const late = useDelayed(query.isPending)
  if (query.isPending) return late ? <Skeleton height={72} /> : null
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  const items = query.data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <p className={classes.nothing}>{t('common.historyEmpty')}</p>
  return (
    <div>
      <ol className={classes.list} aria-label={t('common.historyTitle')}>
        {items.map((item) => (
          <HistoryEntry key={item.seq} item={item} kind={kind} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button
          variant="default"
          size="xs"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('common.loadMore')}
        </Button>
      )}
    </div>
  )
}

/** The tables that hold the record itself; an act may have changed others with it, and those stand after these. */
const ownTables: Record<RecordKind, readonly string[]> = {
  office: ['offices', 'working_areas', 'letterheads', 'signatories'],
  officer: ['officers', 'officer_roles'],
  agency: ['agencies', 'agency_units', 'agency_officials'],
  village: ['villages', 'village_milestones', 'village_heads'],
  agreement: ['agreements', 'agreement_parties', 'agreement_items', 'agreement_villages', 'agreement_files'],
  decree: ['decrees', 'designations'],
  designation: ['designations', 'decrees'],
  liaison: ['liaison_assignments'],
  document: ['issued_documents', 'document_numbers', 'print_acts'],
  case: ['cases', 'case_narratives', 'case_links', 'decisions', 'clocks'],
  subject: ['subjects', 'subject_details', 'subject_contacts', 'presented_documents', 'assessments'],
  villageReport: ['village_reports', 'village_report_files'],
  entity: ['entities', 'case_entities'],
  screeningSet: ['screening_sets'],
  task: ['tasks'],
  reference: ['statutes', 'holidays', 'clock_settings', 'purpose_documents', 'country_statuses'],
  paperTemplate: ['paper_templates'],
}

const HistoryEntry = ({ item, kind }: { item: HistoryItem; kind: RecordKind }) => {
  const t = useT()
  const [open, setOpen] = useState(false)
  const isOwn = ({ table }: { table: string }): boolean => ownTables[kind].includes(table)
  const telling = item.fields.filter(({ field }) => !technical.test(field))
  const fields = [...telling.filter(isOwn), ...telling.filter((change) => !isOwn(change))]
  const shown = open ? fields : fields.slice(0, fieldsAtFirst)
  const more = fields.length - fieldsAtFirst
  return (
    <li className={classes.entry}>
      <div className={classes.head}>
        <span className={classes.action}>{actionLabel(item.action)}</span>
        <span className={classes.who}>
          {item.officerName ?? t('common.historySystem')} · {formatInstant(item.recordedAt)}
        </span>
      </div>
      {item.reason !== null && (
        <p className={classes.reason}>{t('common.historyReason', { reason: item.reason })}</p>
      )}
      {shown.length > 0 && (
        <ul className={classes.fields}>
          {shown.map(({ table, rowId, field, from, to }) => (
            <li key={`${table}.${rowId}.${field}`} className={classes.field}>
              <span className={classes.label}>{fieldLabel(table, field)}</span>
              <span data-private>
                {from !== null && <del className={classes.from}>{fieldValue(table, field, from)}</del>}
                {from !== null && <IconArrowNarrowRight className={classes.arrow} size={14} aria-hidden />}
                <ins className={classes.to}>
                  {to === null ? t('common.historyNothing') : fieldValue(table, field, to)}
                </ins>
              </span>
            </li>
          ))}
        </ul>
      )}
      {more > 0 && (
        <button type="button" className={classes.more} onClick={() => setOpen(!open)}>
          {open ? t('common.historyFieldsLess') : t('common.historyFieldsMore', { count: more })}
        </button>
      )}
    </li>
  )
}
