import { useQuery } from '@tanstack/react-query'
import { caseViews, type CaseView } from '#shared/features/case/case-list.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './case-list-page.module.css'
import { viewKey } from './case-words.ts'

/** The standing views with how many cases each holds; what is late is marked. */
export const ViewTabs = ({ view, onChange }: { view: CaseView; onChange: (view: CaseView) => void }) => {
  const t = useT()
  const { data } = useQuery(orpc.case.counts.queryOptions())
  return (
    <div className={classes.views} role="group" aria-label={t('case.views')}>
      {caseViews.map((each) => {
        const count = data?.[each]
        return (
          <button
            key={each}
            type="button"
            className={classes.view}
            aria-pressed={each === view}
            data-late={(each === 'overdue' && (count ?? 0) > 0) || undefined}
            onClick={() => onChange(each)}
          >
            {t(viewKey(each))}
            <span className={classes.count}>{count === undefined ? '' : formatNumber(count)}</span>
          </button>
        )
      })}
    </div>
  )
}
