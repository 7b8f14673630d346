import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './decision.module.css'
import { DecisionEntry } from './decision-entry.tsx'
import { DecisionHistory } from './decision-history.tsx'
import { useDecisions, useDesk } from './decision.queries.ts'
import { Proposals } from './proposals.tsx'

type SubjectDecisionsProps = { subjectId: string; caseId: string }

/** The decisions about one person, for his page. */
export const SubjectDecisions = ({ subjectId, caseId }: SubjectDecisionsProps) => {
  const t = useT()
  const { may } = useSession()
  const desk = useDesk(caseId)
  const subject = desk.data?.subjects.find(({ id }) => id === subjectId)
  const current = useDecisions(caseId, ['proposed', 'inForce'], {
    subjectId: subject?.id ?? null,
    enabled: subject !== undefined,
  })
  const failed = [desk, current].find(({ error }) => error)
  const decisions = subject ? (current.data?.pages.flatMap(({ items }) => items) ?? []) : []
  const past = subject?.decisions.filter(({ state }) => state === 'ended' || state === 'rejected') ?? []
  return (
    <SectionCard
      title={t('decision.cardTitle')}
      actions={
        desk.data && (
          <ReasonedButton
            size="xs"
            variant="default"
            verdict={[may('case.decide'), canWorkOn(desk.data)]}
            onClick={() => goTo(`/cases/${caseId}/decide?subject=${subjectId}`)}
          >
            {t('decision.decide')}
          </ReasonedButton>
        )
      }
    >
      {failed && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      <Proposals proposed={decisions.filter(({ state }) => state === 'proposed')} />
      {decisions
        .filter(({ state }) => state === 'inForce')
        .map((decision) => (
          <DecisionEntry key={decision.id} decision={decision} />
        ))}
      {current.data && decisions.length === 0 && (
        <p className={classes.undecided}>{t('decision.undecided')}</p>
      )}
      {subject && <DecisionHistory caseId={caseId} subjectId={subject.id} count={past.length} />}
    </SectionCard>
  )
}
