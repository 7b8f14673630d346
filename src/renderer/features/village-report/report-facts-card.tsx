import type { VillageReport } from '#shared/features/village-report/village-report.schema.ts'
import { formatDate, formatInstant, formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { categoryKey, reportChannelKey, reportWarningSentence } from './village-report-words.ts'
import classes from './village-report.module.css'

type ReportFactsCardProps = { report: VillageReport; onCorrect: (() => void) | undefined }

/** What was told: when it came, what happened where, and in whose words. */
export const ReportFactsCard = ({ report, onCorrect }: ReportFactsCardProps) => {
  const t = useT()
  const occurred = [
    report.occurredOn && formatDate(report.occurredOn),
    report.occurredTime && t('villageReport.atTime', { time: report.occurredTime.replace(':', '.') }),
  ]
    .filter(Boolean)
    .join(' ')
  const place = [report.hamlet, report.neighbourhood].filter(Boolean).join(', ')
  return (
    <SectionCard
      title={t('villageReport.facts')}
      actions={
        onCorrect && (
          <button type="button" className={classes.link} onClick={onCorrect}>
            {t('common.edit')}
          </button>
        )
      }
    >
      <FactList
        columns={2}
        facts={[
          { label: t('villageReport.columnCategory'), value: t(categoryKey(report.category)) },
          { label: t('villageReport.channelLabel'), value: t(reportChannelKey(report.channel)) },
          { label: t('villageReport.received'), value: formatInstant(report.receivedAt) },
          {
            label: t('villageReport.recordedAt'),
            value: [
              formatInstant(report.recordedAt),
              report.enteredBy,
              report.isImported && t('villageReport.fromFile'),
            ]
              .filter(Boolean)
              .join(' · '),
          },
          { label: t('villageReport.occurredOn'), value: occurred },
          { label: t('villageReport.place'), value: place },
          {
            label: t('villageReport.estimatedPersons'),
            value: report.estimatedPersons === null ? null : formatNumber(report.estimatedPersons),
          },
          { label: t('villageReport.liaison'), value: report.liaisonName },
        ]}
      />
      <h3 className={classes.subhead}>{t('villageReport.chronology')}</h3>
      <p className={classes.text} data-private>
        {report.chronology}
      </p>
      {report.warnings.length > 0 && (
        <>
          <h3 className={classes.subhead}>{t('case.overruled')}</h3>
          <ul className={classes.overruled}>
            {report.warnings.map((warning) => (
              <li key={warning.code}>{reportWarningSentence(t, warning)}</li>
            ))}
          </ul>
        </>
      )}
    </SectionCard>
  )
}
