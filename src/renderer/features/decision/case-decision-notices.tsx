import { Alert, Button } from '@mantine/core'
import { IconCalendarX, IconLock } from '@tabler/icons-react'
import { canWorkOn } from '#shared/features/case/case-workflow.rules.ts'
import type { DecidableSubject } from '#shared/features/decision/decision.schema.ts'
import { outstandingOf } from '#shared/features/decision/decision.rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { daysBetween } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink, goTo } from '#renderer/ui/app-link.tsx'
import classes from './decision.module.css'
import { positionsText } from './decision-words.ts'
import { useDesk } from './decision.queries.ts'

/** What must be known before anything else is done in the case: a suspension that still holds, a deferral that ran out. */
export const CaseDecisionNotices = ({ caseId }: { caseId: string }) => {
  const { day } = useSession()
  const { data: desk } = useDesk(caseId)
  if (!desk || !canWorkOn(desk).allowed) return null
  const blocked = desk.subjects.filter(({ blockedBy }) => blockedBy !== null && blockedBy.caseId !== caseId)
  const late = desk.subjects.filter(({ deferral }) => deferral?.dueOn != null && deferral.dueOn < day)
  return (
    <>
      {blocked.map((subject) => (
        <BlockedNotice key={subject.id} subject={subject} />
      ))}
      {late.length > 0 && <LateNotice caseId={caseId} subjects={late} day={day} />}
    </>
  )
}

const BlockedNotice = ({
  subject: { position, shownName, blockedBy, blockedUntil },
}: {
  subject: DecidableSubject
}) => {
  const t = useT()
  if (blockedBy === null || blockedUntil === null) return null
  return (
    <Alert
      variant="light"
      color="red"
      icon={<IconLock size={18} />}
      title={
        <span>
          {t('decision.blockedTitle', { position, until: formatDate(blockedUntil) })}{' '}
          <span data-private>({shownName})</span>
        </span>
      }
    >
      {t(`decision.blocked.${blockedBy.reason}`)}{' '}
      <AppLink to={`/cases/${blockedBy.caseId}`}>
        {t('decision.blockedCase', { number: blockedBy.caseNumber })}
      </AppLink>
    </Alert>
  )
}

type LateNoticeProps = { caseId: string; subjects: readonly DecidableSubject[]; day: PlainDate }

/** Documents did not come in time. Nothing happens by itself: an officer says what now. */
const LateNotice = ({ caseId, subjects, day }: LateNoticeProps) => {
  const t = useT()
  const { may } = useSession()
  const [first] = subjects
  const due = subjects.flatMap(({ deferral }) => (deferral?.dueOn == null ? [] : [deferral.dueOn])).sort()[0]
  if (!first || due === undefined) return null
  const decidedOn = first.decisions.findLast(
    ({ kind, state }) => kind === 'passportDeferred' && state === 'inForce',
  )?.decidedOn
  const length = first.deferral?.dueOn != null && decidedOn ? daysBetween(decidedOn, first.deferral.dueOn) : 0
  const missing = subjects.filter(
    ({ deferral }) =>
      deferral && (deferral.documents.length === 0 || outstandingOf(deferral.documents).length > 0),
  )
  const about = subjects.length === 1 ? `subject=${first.id}&` : ''
  return (
    <Alert
      variant="light"
      color="orange"
      icon={<IconCalendarX size={18} />}
      title={t('decision.lateTitle', { length, late: daysBetween(due, day) })}
    >
      <div className={classes.notice}>
        <span>
          {t('decision.lateText', {
            due: formatDate(due),
            positions: positionsText(subjects.map(({ position }) => position)),
            missing: missing.length,
          })}
        </span>
        {may('case.decide').allowed && (
          <Button
            size="xs"
            variant="default"
            onClick={() => goTo(`/cases/${caseId}/decide?${about}kind=passportApplicationCancelled`)}
          >
            {t('decision.decideLate')}
          </Button>
        )}
      </div>
    </Alert>
  )
}
