import { Alert } from '@mantine/core'
import { IconArrowsJoin, IconCircleCheck } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError } from '#renderer/app/show-error.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { useDoor } from '#renderer/features/access/access.queries.ts'
import { OpeningStrip } from '#renderer/features/access/opening-strip.tsx'
import { SealedCasePage } from '#renderer/features/access/sealed-case.tsx'
import { CaseClocksStrip } from '#renderer/features/clock/case-clocks-strip.tsx'
import { CustodyCard } from '#renderer/features/custody/custody-card.tsx'
import { CaseDecisionNotices } from '#renderer/features/decision/case-decision-notices.tsx'
import { CaseDecisionsCard } from '#renderer/features/decision/case-decisions-card.tsx'
import { CasePapersCard } from '#renderer/features/document/case-papers-card.tsx'
import { EntitiesCard } from '#renderer/features/entity/entities-card.tsx'
import { EvidenceCard } from '#renderer/features/evidence/evidence-card.tsx'
import { InterviewsCard } from '#renderer/features/interview/interviews-card.tsx'
import { ReferralsCard } from '#renderer/features/referral/referrals-card.tsx'
import { TriageBadge } from '#renderer/features/screening/triage-badge.tsx'
import { SubjectsCard } from '#renderer/features/subject/subjects-card.tsx'
import { CaseTasksCard } from '#renderer/features/task/case-tasks-card.tsx'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { usePageKey } from '#renderer/ui/use-page-key.ts'
import { CaseFactsCard } from './case-facts-card.tsx'
import { CaseLinksCard } from './case-links-card.tsx'
import { CaseMembersCard } from './case-members-card.tsx'
import classes from './case-page.module.css'
import { CaseTimeline } from './case-timeline.tsx'
import {
  caseStateKey,
  caseStateTones,
  confidentialityKey,
  findingKey,
  outcomeKey,
  waitsKey,
} from './case-words.ts'
import { useCase } from './case.queries.ts'
import { StepDialogs, type OpenDialog } from './step-dialogs.tsx'
import { useCaseSteps } from './use-case-steps.tsx'

export const CasePage = () => {
  const { data, error, refetch } = useCase()
  const sealed = useSealed(error)
  if (error && sealed.isPending) return null
  if (error && sealed.data) return <SealedCasePage sealed={sealed.data} />
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <CaseView key={data.case.id} detail={data} /> : null
}

/** A case that is not found may be one that its reader can open with a reason. */
const useSealed = (error: Error | null) => {
  const { caseId = '' } = useParams({ strict: false })
  const notFound = error !== null && describeError(error).code === 'RECORD_NOT_FOUND'
  const { data, isLoading } = useDoor(caseId as CaseId, notFound)
  return { data, isPending: isLoading }
}

const CaseView = ({ detail }: { detail: CaseDetail }) => {
  const t = useT()
  const { may } = useSession()
  const [dialog, setDialog] = useState<OpenDialog>()
  const { case: record } = detail
  const isOpen = record.state !== 'closed' && record.state !== 'merged'
  const mayWrite = may('case.write').allowed
  const edit = isOpen && mayWrite ? () => goTo(`/cases/${record.id}/edit`) : undefined
  const note = mayWrite ? () => setDialog('note') : undefined
  usePageKey('e', edit)
  usePageKey('c', note)
  const { primary, otherSteps } = useCaseSteps(detail, setDialog)
  return (
    <Page>
      <PageHeader
        title={record.number}
        badge={
          <>
            <TriageBadge colour={record.colour} smuggling={record.isSmuggling} />
            <StateBadge tone={caseStateTones[record.state]}>{t(caseStateKey(record.state))}</StateBadge>
            {record.urgency === 'urgent' && <StateBadge tone="bad">{t('case.urgentMark')}</StateBadge>}
            {record.confidentiality !== 'ordinary' && (
              <StateBadge tone="warning">{t(confidentialityKey(record.confidentiality))}</StateBadge>
            )}
          </>
        }
        line={<HeaderLine detail={detail} />}
        back={{ to: '/cases', label: t('common.navCases') }}
        primary={primary}
        otherSteps={otherSteps}
      />
      <OpeningStrip caseId={record.id} />
      <Ending detail={detail} />
      <CaseDecisionNotices caseId={record.id} />
      {isOpen && <CaseClocksStrip caseId={record.id} isOpen={isOpen} />}
      <div className={classes.columns}>
        <div className={classes.column}>
          <CaseFactsCard detail={detail} onEdit={edit} />
          <CaseTimeline caseId={record.id} onNote={note} />
        </div>
        <div className={classes.column}>
          <SubjectsCard record={record} />
          <CaseDecisionsCard caseId={record.id} />
          <ReferralsCard caseId={record.id} />
          <EntitiesCard caseId={record.id} isOpen={isOpen} />
          <CaseTasksCard caseId={record.id} isOpen={isOpen} />
          <InterviewsCard record={record} />
          <CasePapersCard caseId={record.id} />
          <EvidenceCard caseId={record.id} />
          <CustodyCard caseId={record.id} />
          <CaseMembersCard detail={detail} />
          <CaseLinksCard detail={detail} mayWrite={mayWrite} />
        </div>
      </div>
      <StepDialogs open={dialog} detail={detail} onClose={() => setDialog(undefined)} />
    </Page>
  )
}

/** The matter, who answers for it, and what comes due next. */
const HeaderLine = ({ detail: { case: record, responsibleName, sectionName } }: { detail: CaseDetail }) => {
  const t = useT()
  return (
    <span className={classes.headerLine}>
      <span className={classes.matter}>{record.title}</span>
      <span>{[responsibleName, sectionName].filter(Boolean).join(' · ')}</span>
      {record.waitingFor && <span>{t(waitsKey(record.waitingFor))}</span>}
    </span>
  )
}

/** How a case that is over ended. */
const Ending = ({ detail }: { detail: CaseDetail }) => {
  const t = useT()
  const { case: record, mergedInto, closingNote } = detail
  if (record.state === 'merged' && mergedInto) {
    return (
      <Alert variant="light" color="gray" icon={<IconArrowsJoin size={18} />}>
        {t('case.mergedBanner')}{' '}
        <AppLink to={`/cases/${mergedInto.id}`}>
          <span className="figures">{mergedInto.number}</span> · {mergedInto.title}
        </AppLink>
        {closingNote !== null && <p className={classes.ending}>{closingNote}</p>}
      </Alert>
    )
  }
  if (record.state !== 'closed' || record.finding === null || record.outcome === null) return null
  return (
    <Alert
      variant="light"
      color="gray"
      icon={<IconCircleCheck size={18} />}
      title={t('case.closedBanner', {
        date: formatDate(record.closedOn ?? ''),
        finding: t(findingKey(record.finding)),
        outcome: t(outcomeKey(record.outcome)),
      })}
    >
      {closingNote !== null && (
        <p className={classes.ending} data-private>
          {closingNote}
        </p>
      )}
    </Alert>
  )
}
