import { Tooltip } from '@mantine/core'
import { IconAlertCircle, IconLock } from '@tabler/icons-react'
import type { CaseListItem, CaseView } from '#shared/features/case/case-list.schema.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { TriageBadge } from '#renderer/features/screening/triage-badge.tsx'
import { formatInstant, formatListDate } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import type { Column } from '#renderer/ui/data-table.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import classes from './case-list-page.module.css'
import {
  caseStateKey,
  caseStateTones,
  channelKey,
  confidentialityKey,
  dueWords,
  waitsKey,
} from './case-words.ts'

const dayOf = (instant: Date): string => formatListDate(plainDateOfInstant(instant.getTime()))

/** The nearest deadline: how late first, the day behind it. */
const DueMark = ({ dueAt, now }: { dueAt: Date | null; now: Date }) => {
  const t = useT()
  if (dueAt === null) return <span className={classes.none}>{t('common.emptyValue')}</span>
  const { text, place } = dueWords(t, dueAt, now)
  return (
    <span className={classes.due} data-place={place} title={formatInstant(dueAt)}>
      {place === 'late' && <IconAlertCircle size={14} stroke={2} aria-hidden="true" />}
      {text}
    </span>
  )
}

const Title = ({ item: { title, urgency, confidentiality, isSmuggling } }: { item: CaseListItem }) => {
  const t = useT()
  return (
    <span className={classes.title}>
      {urgency === 'urgent' && <span className={classes.urgent}>{t('case.urgentMark')}</span>}
      {isSmuggling && (
        <Tooltip label={t('screening.smuggling')}>
          <span className={classes.smuggling}>{t('case.smugglingMark')}</span>
        </Tooltip>
      )}
      {confidentiality !== 'ordinary' && (
        <Tooltip label={t(confidentialityKey(confidentiality))}>
          <IconLock size={14} stroke={1.8} aria-label={t(confidentialityKey(confidentiality))} />
        </Tooltip>
      )}
      <span className={classes.titleText}>{title}</span>
    </span>
  )
}

const People = ({ item: { subjects, subjectCount } }: { item: CaseListItem }) => {
  const t = useT()
  const more = subjectCount - subjects.length
  if (subjectCount === 0) return <span className={classes.none}>{t('case.noSubjects')}</span>
  return (
    <span>
      {subjects.join(', ')}
      {more > 0 && <span className={classes.more}>{t('case.moreSubjects', { count: more })}</span>}
    </span>
  )
}

const allColumns = (t: Translate, now: Date): Column<CaseListItem>[] => [
  {
    id: 'number',
    label: t('case.columnNumber'),
    width: 152,
    render: ({ number }) => <span className="figures">{number}</span>,
    sortable: true,
  },
  { id: 'title', label: t('case.columnTitle'), width: '2.6fr', render: (item) => <Title item={item} /> },
  {
    id: 'subjects',
    label: t('case.columnSubjects'),
    width: '1.2fr',
    render: (item) => <People item={item} />,
    private: true,
  },
  {
    id: 'colour',
    label: t('case.columnColour'),
    width: 146,
    render: ({ colour }) => <TriageBadge colour={colour} />,
    sortable: true,
  },
  {
    id: 'state',
    label: t('case.columnState'),
    width: 178,
    render: ({ state }) => <StateBadge tone={caseStateTones[state]}>{t(caseStateKey(state))}</StateBadge>,
  },
  {
    id: 'due',
    label: t('case.columnDue'),
    width: 140,
    render: ({ dueAt }) => <DueMark dueAt={dueAt} now={now} />,
    sortable: true,
  },
  {
    id: 'responsible',
    label: t('case.columnResponsible'),
    width: '1.3fr',
    render: ({ responsibleName }) => responsibleName ?? t('common.emptyValue'),
  },
  {
    id: 'waiting',
    label: t('case.columnWaiting'),
    width: '1.2fr',
    render: ({ waitingFor }) => (waitingFor === null ? '' : t(waitsKey(waitingFor))),
    hiddenAtFirst: true,
  },
  {
    id: 'channel',
    label: t('case.columnChannel'),
    width: '1.2fr',
    render: ({ channel }) => t(channelKey(channel)),
    hiddenAtFirst: true,
  },
  {
    id: 'section',
    label: t('case.columnSection'),
    width: '1.3fr',
    render: ({ sectionName }) => sectionName ?? t('common.emptyValue'),
    hiddenAtFirst: true,
  },
  {
    id: 'village',
    label: t('case.columnVillage'),
    width: '1.3fr',
    render: ({ villageTitle }) => villageTitle ?? t('common.emptyValue'),
    hiddenAtFirst: true,
  },
  {
    id: 'received',
    label: t('case.columnReceived'),
    width: 108,
    render: ({ receivedAt }) => <span className="figures">{dayOf(receivedAt)}</span>,
    sortable: true,
    hiddenAtFirst: true,
  },
  {
    id: 'updated',
    label: t('case.columnUpdated'),
    width: 128,
    render: ({ updatedAt }) => <span className="figures">{dayOf(updatedAt)}</span>,
    sortable: true,
    hiddenAtFirst: true,
  },
]

/** In a view of one's own cases the name of the officer says nothing. */
export const caseColumns = (t: Translate, now: Date, view: CaseView): Column<CaseListItem>[] =>
  allColumns(t, now).filter(({ id }) => view !== 'mine' || id !== 'responsible')
