import { useQuery } from '@tanstack/react-query'
import type { AgencyId } from '#shared/features/agency/agency.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { stateKey, stateTones } from './referral-words.ts'
import classes from './referral.module.css'

/** What became of everything that went to one agency. For the page of an agency, to whoever may read cases. */
export const AgencyReferralsCard = ({ agencyId }: { agencyId: AgencyId }) => {
  const t = useT()
  const { may } = useSession()
  const { data, error, refetch } = useQuery({
    ...orpc.referral.countsOfAgency.queryOptions({ input: { agencyId } }),
    enabled: may('case.read').allowed,
  })
  const list = (view: string): string => `/referrals?view=${view}&agency=${agencyId}`
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const { states, total, open, overdue } = data
  return (
    <SectionCard
      title={t('referral.ofAgency')}
      actions={
        total > 0 && (
          <AppLink to={list('all')} className={classes.smallLink}>
            {t('referral.ofAgencyShow')}
          </AppLink>
        )
      }
    >
      {total === 0 ? (
        <p className={classes.nothing}>{t('referral.ofAgencyNone')}</p>
      ) : (
        <>
          <dl className={classes.sums}>
            <div>
              <dt>{t('referral.ofAgencyTotal')}</dt>
              <dd>{formatNumber(total)}</dd>
            </div>
            <div>
              <dt>{t('referral.ofAgencyOpen')}</dt>
              <dd>{formatNumber(open)}</dd>
            </div>
            <div data-late={overdue > 0 || undefined}>
              <dt>{t('referral.ofAgencyOverdue')}</dt>
              <dd>
                {overdue > 0 ? (
                  <AppLink to={list('overdue')}>{formatNumber(overdue)}</AppLink>
                ) : (
                  formatNumber(overdue)
                )}
              </dd>
            </div>
          </dl>
          <ul className={classes.counts}>
            {states.map(({ state, count }) => (
              <li key={state}>
                <StateBadge tone={stateTones[state]}>{t(stateKey(state))}</StateBadge>
                <span className="figures">{formatNumber(count)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </SectionCard>
  )
}
