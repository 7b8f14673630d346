import type { VillageReportLine } from '#shared/features/village-report/village-report.schema.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { clockSays } from '#renderer/features/clock/clock-words.ts'
import { formatInstant, formatListDate } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import type { Column } from '#renderer/ui/data-table.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { categoryKey, reportStateKey, reportStateTones } from './village-report-words.ts'
import classes from './village-report.module.css'

/** The deadline that ends first, as long as one runs. */
const DueMark = ({ report: { dueAt, state }, now }: { report: VillageReportLine; now: Date }) => {
  const t = useT()
  if (dueAt === null) {
    const isOver = state === 'done' || state === 'rejected'
    return <span className={classes.none}>{t(isOver ? 'common.emptyValue' : 'villageReport.allMet')}</span>
  }
  const clock = { kind: 'villageVerification', dueAt, metAt: null, stoppedAt: null } as const
  const { words, tone } = clockSays(t, clock, now)
  return (
    <span title={formatInstant(dueAt)}>
      <StateBadge tone={tone}>{words}</StateBadge>
    </span>
  )
}

const Category = ({ report: { category } }: { report: VillageReportLine }) => {
  const t = useT()
  return (
    <span className={classes.category} data-grave={category === 'traffickingSign' || undefined}>
      {t(categoryKey(category))}
    </span>
  )
}

export const reportColumns = (t: Translate, now: Date): Column<VillageReportLine>[] => [
  {
    id: 'ticket',
    label: t('villageReport.columnTicket'),
    width: 158,
    render: ({ ticket }) => <span className="figures">{ticket}</span>,
  },
  { id: 'title', label: t('villageReport.columnTitle'), width: '2.4fr', render: ({ title }) => title },
  {
    id: 'village',
    label: t('villageReport.columnVillage'),
    width: '1.5fr',
    render: ({ villageTitle }) => villageTitle,
  },
  {
    id: 'category',
    label: t('villageReport.columnCategory'),
    width: 150,
    render: (report) => <Category report={report} />,
  },
  {
    id: 'state',
    label: t('villageReport.columnState'),
    width: 152,
    render: ({ state }) => <StateBadge tone={reportStateTones[state]}>{t(reportStateKey(state))}</StateBadge>,
  },
  {
    id: 'received',
    label: t('villageReport.columnReceived'),
    width: 116,
    render: ({ receivedAt }) => (
      <span className="figures" title={formatInstant(receivedAt)}>
        {formatListDate(plainDateOfInstant(receivedAt.getTime()))}
      </span>
    ),
  },
  {
    id: 'due',
    label: t('villageReport.columnDue'),
    width: 138,
    render: (report) => <DueMark report={report} now={now} />,
  },
  {
    id: 'register',
    label: t('villageReport.columnRegister'),
    width: 168,
    render: ({ registerNumber }) => (
      <span className="figures">{registerNumber ?? t('common.emptyValue')}</span>
    ),
    hiddenAtFirst: true,
  },
]
