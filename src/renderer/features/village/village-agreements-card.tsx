import { useQuery } from '@tanstack/react-query'
import type { AgreementSummary } from '#shared/features/agreement/agreement.schema.ts'
import type { Village } from '#shared/features/village/village.schema.ts'
import { remainingText, stateKey, stateTones } from '#renderer/features/agreement/agreement-words.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import classes from './village-page.module.css'

const shown = 10

/** Agreements that cover the village, with what is left of each. */
export const VillageAgreementsCard = ({ villageId }: { villageId: Village['id'] }) => {
  const t = useT()
  const { may } = useSession()
  const { data, error, refetch } = useQuery(
    orpc.agreement.list.queryOptions({ input: { villageId, limit: shown } }),
  )
  return (
    <SectionCard
      title={t('village.agreements')}
      actions={
        data?.total === 0 && (
          <ReasonedButton
            size="xs"
            variant="default"
            verdict={may('agreement.write')}
            onClick={() => goTo(`/agreements/new?village=${villageId}`)}
          >
            {t('village.newAgreement')}
          </ReasonedButton>
        )
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.total === 0 && <p className={classes.nothing}>{t('village.noAgreement')}</p>}
      {data && data.total > 0 && (
        <ul className={classes.rows}>
          {data.items.map((agreement) => (
            <AgreementRow key={agreement.id} agreement={agreement} />
          ))}
        </ul>
      )}
      {data && data.total > shown && (
        <AppLink to={`/agreements?village=${villageId}`} className={classes.link}>
          {t('village.allAgreements', { count: data.total })}
        </AppLink>
      )}
    </SectionCard>
  )
}

const periodOf = (t: Translate, { startsOn, lastDay }: AgreementSummary): string | undefined => {
  if (startsOn === null) return undefined
  return lastDay === null
    ? t('village.since', { date: formatListDate(startsOn) })
    : t('village.fromTo', { from: formatListDate(startsOn), until: formatListDate(lastDay) })
}

const AgreementRow = ({ agreement }: { agreement: AgreementSummary }) => {
  const t = useT()
  const { state, remainingDays, numbers, title } = agreement
  const facts = [periodOf(t, agreement), remainingText(t, remainingDays), ...numbers].filter(
    (fact) => fact !== undefined && fact !== null,
  )
  return (
    <li className={classes.agreement}>
      <span className={classes.agreementHead}>
        <AppLink to={`/agreements/${agreement.id}`} className={classes.agreementTitle}>
          {title}
        </AppLink>
        <StateBadge tone={stateTones[state]}>{t(stateKey(state))}</StateBadge>
      </span>
      <span className={`${classes.small} figures`}>{facts.join(' · ')}</span>
    </li>
  )
}
