import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import type { ReferralLine } from '#shared/features/referral/referral-view.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { useCaseVerdict } from '#renderer/features/evidence/evidence.queries.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { needKey, peopleWords, silenceWords, stateKey, stateTones } from './referral-words.ts'
import classes from './referral.module.css'
import { useReferralsOfCase } from './referral.queries.ts'

const shownAtFirst = 5

/** Where people of this case were referred to, and who answered. For the page of a case. */
export const ReferralsCard = ({ caseId }: { caseId: CaseId }) => {
  const t = useT()
  const { may } = useSession()
  const open = useCaseVerdict(caseId)
  const [all, setAll] = useState(false)
  const { data, error, refetch } = useReferralsOfCase(caseId, all ? 100 : shownAtFirst)
  return (
    <SectionCard
      title={t('referral.menu')}
      actions={
        <ReasonedButton
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} />}
          verdict={[may('case.work'), open]}
          onClick={() => goTo(`/cases/${caseId}/referrals/new`)}
        >
          {t('referral.new')}
        </ReasonedButton>
      }
    >
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className={classes.nothing}>{t('referral.cardNone')}</p>}
      <ul className={classes.rows}>
        {data?.items.map((line) => (
          <ReferralRow key={line.id} line={line} />
        ))}
      </ul>
      {!all && data && data.total > shownAtFirst && (
        <Button variant="subtle" size="compact-sm" mt={6} onClick={() => setAll(true)}>
          {t('referral.showAll', { count: data.total })}
        </Button>
      )}
    </SectionCard>
  )
}

const ReferralRow = ({ line }: { line: ReferralLine }) => {
  const t = useT()
  const { id, agencyName, need, state, subjects, subjectCount, sentOn, nextOn, ladder } = line
  return (
    <li className={classes.row}>
      <div className={classes.rowHead}>
        <AppLink to={`/referrals/${id}`}>{agencyName}</AppLink>
        <StateBadge tone={stateTones[state]}>{t(stateKey(state))}</StateBadge>
      </div>
      <div className={classes.rowLine}>
        {t(needKey(need))} · <span data-private>{peopleWords(t, subjects, subjectCount)}</span>
        {sentOn !== null && ` · ${t('referral.column.sent')} ${formatListDate(sentOn)}`}
      </div>
      {ladder ? (
        <div className={`${classes.rowLine} ${classes.late}`}>{silenceWords(t, ladder)}</div>
      ) : (
        nextOn !== null && (
          <div className={classes.rowLine}>{t('referral.nextOn', { day: formatListDate(nextOn) })}</div>
        )
      )}
    </li>
  )
}
