import type { Decision } from '#shared/features/decision/decision.schema.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import classes from './decision.module.css'

type DecisionPersonProps = {
  decision: Pick<Decision, 'caseId' | 'subjectId' | 'subjectPosition' | 'shownName'>
}

/** Whom a decision is about: the place in the case and the initials, with the way to the page. */
export const DecisionPerson = ({
  decision: { caseId, subjectId, subjectPosition, shownName },
}: DecisionPersonProps) => (
  <div className={classes.who}>
    <span className={classes.position}>{subjectPosition}.</span>
    <AppLink to={`/cases/${caseId}/subjects/${subjectId}`} className={classes.name}>
      <span data-private>{shownName}</span>
    </AppLink>
  </div>
)
