import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconPencil } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import {
  canChangeReferral,
  canFollowUp,
  referralStepPermission,
  referralStepsFor,
  replyStepFor,
} from '#shared/features/referral/referral-workflow.rules.ts'
import type { ReferralDetail } from '#shared/features/referral/referral-view.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { HistoryPanel } from '#renderer/ui/history-panel.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader, type OtherStep } from '#renderer/ui/page-header.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { EntriesCard } from './entries-card.tsx'
import { AgencyCard, LetterCard, PapersCard, PeopleCard, RelatedCard } from './letter-cards.tsx'
import { ReferralDialogs, type OpenReferralDialog } from './referral-dialogs.tsx'
import { ReferralStepLine } from './referral-step-line.tsx'
import { needKey, silenceWords, stateKey, stateTones, stepKey } from './referral-words.ts'
import classes from './referral.module.css'
import { useReferral } from './referral.queries.ts'
import { ResultCard } from './result-card.tsx'

export const ReferralPage = () => {
  const { data, error, refetch } = useReferral()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <ReferralView key={data.id} detail={data} /> : null
}

/** One referral: where it stands, what comes next, what was said, and the letter itself. */
const ReferralView = ({ detail }: { detail: ReferralDetail }) => {
  const t = useT()
  const { may, roles } = useSession()
  const { reply } = useSearch({ strict: false })
  const { state, case: record } = detail
  const answering = reply === true && may('case.write').allowed ? replyStepFor(state) : undefined
  const [dialog, setDialog] = useState<OpenReferralDialog | undefined>(
    answering && { kind: 'step', step: answering, isReply: true },
  )
  const facts = { caseState: record.state, caseNumber: record.number }
  const steps = referralStepsFor(state, roles, facts)
  const first = steps.find(({ verdict }) => verdict.allowed) ?? steps[0]
  const take = (step: (typeof steps)[number]['step']): void =>
    setDialog(step === 'reRefer' ? { kind: 'reRefer' } : { kind: 'step', step, isReply: false })
  const change = canChangeReferral(state, facts)
  const changeVerdict = change.allowed ? may('case.work') : change
  const otherSteps: OtherStep[] = [
    ...steps
      .filter(({ step }) => step !== first?.step)
      .map(({ step, verdict }) => ({
        label: t(stepKey(step)),
        verdict,
        run: () => take(step),
        danger: step === 'cancel',
      })),
    {
      label: t('referral.edit'),
      icon: <IconPencil size={16} stroke={1.6} />,
      verdict: changeVerdict,
      run: () => goTo(`/referrals/${detail.id}/edit`),
    },
    { label: t('referral.openCase'), run: () => goTo(`/cases/${record.id}`) },
  ]
  const askVerdict = [may('case.write'), canFollowUp(state)]
  const ask = (): void => setDialog({ kind: 'followUp' })
  return (
    <Page>
      <PageHeader
        title={detail.agencyName}
        badge={<StateBadge tone={stateTones[state]}>{t(stateKey(state))}</StateBadge>}
        line={
          <>
            {t(needKey(detail.letter.need))} ·{' '}
            <AppLink to={`/cases/${record.id}`}>
              <span className="figures">{record.number}</span> · {record.title}
            </AppLink>
          </>
        }
        back={{ to: '/referrals', label: t('referral.back') }}
        primary={
          first && (
            <ReasonedButton verdict={first.verdict} onClick={() => take(first.step)}>
              {t(stepKey(first.step))}
            </ReasonedButton>
          )
        }
        otherSteps={otherSteps}
      />
      {detail.ladder && (
        <Alert
          variant="light"
          color="red"
          icon={<IconAlertTriangle size={18} />}
          styles={{ wrapper: { alignItems: 'center' } }}
        >
          <div className={classes.alert}>
            <span>
              {silenceWords(t, detail.ladder)}
              {detail.ladder.rung === 'escalation' && `. ${t('referral.tellHead')}`}
            </span>
            <ReasonedButton size="xs" variant="default" verdict={askVerdict} onClick={ask}>
              {t('referral.askAct')}
            </ReasonedButton>
          </div>
        </Alert>
      )}
      <SectionCard
        title={t('referral.progress')}
        {...(detail.nextOn !== null && !detail.ladder
          ? { line: t('referral.nextOn', { day: formatDate(detail.nextOn) }) }
          : {})}
      >
        <ReferralStepLine detail={detail} />
      </SectionCard>
      <div className={classes.columns}>
        <div className={classes.column}>
          <EntriesCard detail={detail} verdict={askVerdict} onAsk={ask} />
          <LetterCard detail={detail} />
          <PeopleCard detail={detail} />
          <SectionCard title={t('common.historyTitle')}>
            <HistoryPanel kind="referral" id={detail.id} />
          </SectionCard>
        </div>
        <div className={classes.column}>
          <PapersCard detail={detail} />
          <ResultCard key={detail.version} detail={detail} />
          <AgencyCard detail={detail} />
          <RelatedCard detail={detail} />
        </div>
      </div>
      <ReferralDialogs
        open={dialog}
        detail={detail}
        answers={steps.flatMap(({ step }) => (referralStepPermission(step) === 'case.write' ? [step] : []))}
        onClose={() => setDialog(undefined)}
      />
    </Page>
  )
}
