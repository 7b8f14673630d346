import {
  villageReportViews,
  type VillageReportListInput,
} from '#shared/features/village-report/village-report.schema.ts'
import tabs from '#renderer/features/case/case-list-page.module.css'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { reportViewKey } from './village-report-words.ts'

type View = VillageReportListInput['view']
type ReportViewTabsProps = {
  view: View
  /** How many each view holds under the filters that are set. */
  counts: Partial<Record<View, number>> | undefined
  onChange: (view: View) => void
}

export const ReportViewTabs = ({ view, counts, onChange }: ReportViewTabsProps) => {
  const t = useT()
  return (
    <div className={tabs.views} role="group" aria-label={t('villageReport.views')}>
      {villageReportViews.map((each) => {
        const count = counts?.[each]
        return (
          <button
            key={each}
            type="button"
            className={tabs.view}
            aria-pressed={each === view}
            data-late={(each === 'overdue' && (count ?? 0) > 0) || undefined}
            onClick={() => onChange(each)}
          >
            {t(reportViewKey(each))}
            <span className={tabs.count}>{count === undefined ? '' : formatNumber(count)}</span>
          </button>
        )
      })}
    </div>
  )
}
