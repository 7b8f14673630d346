import { Button } from '@mantine/core'
import { useState } from 'react'
import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import type { Decision } from '#shared/features/decision/decision.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './decision.module.css'
import { DecisionEntry } from './decision-entry.tsx'
import { DecisionHistory } from './decision-history.tsx'
import { DecisionPerson } from './decision-person.tsx'
import { useDecisions, useDesk } from './decision.queries.ts'
import { Proposals } from './proposals.tsx'

/** A group case has a decision or two for each of a hundred people. */
const shownAtFirst = 8

/** What holds for each person of the case, what waits for the second person, and what was decided before. */
export const CaseDecisionsCard = ({ caseId }: { caseId: string }) => {
  const t = useT()
  const { may } = useSession()
  const [all, setAll] = useState(false)
  const desk = useDesk(caseId)
  const proposed = useDecisions(caseId, ['proposed'])
  const inForce = useDecisions(caseId, ['inForce'])
  const failed = [desk, proposed, inForce].find(({ error }) => error)
  const decisions = (inForce.data?.pages.flatMap(({ items }) => items) ?? []).toSorted(
    (one, other) => one.subjectPosition - other.subjectPosition,
  )
  const persons = [...Map.groupBy(decisions, ({ subjectId }) => subjectId).values()]
  const shown = all || persons.length <= shownAtFirst + 1 ? persons : persons.slice(0, shownAtFirst)
  const subjects = desk.data?.subjects ?? []
  const undecided = subjects.filter(
    ({ decisionKind, isProposed }) => decisionKind === null && !isProposed,
  ).length
  const past = subjects
    .flatMap((subject) => subject.decisions)
    .filter(({ state }) => state === 'ended' || state === 'rejected').length
  return (
    <SectionCard
      title={t('decision.cardTitle')}
      actions={
        subjects.length > 0 &&
        desk.data && (
          <ReasonedButton
            size="xs"
            variant="default"
            verdict={[may('case.decide'), canWorkOn(desk.data)]}
            onClick={() => goTo(`/cases/${caseId}/decide`)}
          >
            {t('decision.decide')}
          </ReasonedButton>
        )
      }
    >
      {failed && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      <Proposals proposed={proposed.data?.pages.flatMap(({ items }) => items) ?? []} />
      <ul className={classes.persons}>
        {shown.map((own) => (
          <PersonDecisions key={own[0]?.subjectId} decisions={own} />
        ))}
      </ul>
      {persons.length > shown.length && (
        <Button variant="subtle" size="compact-sm" mt={6} onClick={() => setAll(true)}>
          {t('decision.showAll', { count: inForce.data?.pages[0]?.total ?? persons.length })}
        </Button>
      )}
      {all && inForce.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          mt={6}
          loading={inForce.isFetchingNextPage}
          onClick={() => void inForce.fetchNextPage()}
        >
          {t('common.loadMore')}
        </Button>
      )}
      {desk.data && (undecided > 0 || subjects.length === 0) && (
        <p className={classes.undecided}>
          {subjects.length === 0
            ? t('decision.nobodyYet')
            : t(subjects.length === undecided ? 'decision.nothingYet' : 'decision.undecidedCount', {
                count: undecided,
              })}
        </p>
      )}
      <DecisionHistory caseId={caseId} count={past} isNamed />
    </SectionCard>
  )
}

const PersonDecisions = ({ decisions }: { decisions: readonly Decision[] }) => {
  const [first] = decisions
  if (!first) return null
  return (
    <li className={classes.person}>
      <DecisionPerson decision={first} />
      <div>
        {decisions.map((decision) => (
          <DecisionEntry key={decision.id} decision={decision} />
        ))}
      </div>
    </li>
  )
}
