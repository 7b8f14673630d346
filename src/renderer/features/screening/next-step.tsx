import { IconArrowRight, IconRefresh } from '@tabler/icons-react'
import type { CaseDetail } from '#shared/features/case/case-detail.schema.ts'
import { canWorkOn, caseStepsFor } from '#shared/features/case/case-workflow.rules.ts'
import type { MaskedSubject } from '#shared/features/subject/subject.schema.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { stepKey } from '#renderer/features/case/case-words.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { useScreeningPlace } from './screening.queries.ts'
import classes from './assessment.module.css'

type NextStepProps = { detail: CaseDetail; subjects: readonly MaskedSubject[]; subjectId: string }

/** What comes after a finished assessment: whoever of the group is not screened yet, then the next step of the case. */
export const NextStep = ({ detail: { case: record }, subjects, subjectId }: NextStepProps) => {
  const t = useT()
  const { roles, may } = useSession()
  const { casePath, workPath, workPathOf } = useScreeningPlace()
  const waiting = subjects.filter(({ id, colour }) => colour === null && id !== subjectId)
  const own = subjects.find(({ id }) => id === subjectId)
  // Around the group: first those behind this one.
  const next = waiting.find(({ position }) => position > (own?.position ?? 0)) ?? waiting[0]
  const paths = {
    interview: `${casePath}/interviews/new?subject=${subjectId}`,
    decide: `${casePath}/decide`,
  } as const
  const steps = caseStepsFor(record.state, roles, record).flatMap(({ step, verdict }) =>
    step === 'interview' || step === 'decide' ? [{ step, verdict }] : [],
  )
  const workable = [canWorkOn(record), may('case.work')].find(({ allowed }) => !allowed) ?? may('case.work')
  if (!canWorkOn(record).allowed) return null
  return (
    <section className={classes.next} aria-label={t('screening.next')}>
      <p className={classes.nextText}>
        <strong>{t('screening.next')}</strong>{' '}
        {next
          ? t('screening.nextWaiting', {
              count: waiting.length,
              done: subjects.length - waiting.length,
              total: subjects.length,
            })
          : t(subjects.length > 1 ? 'screening.nextGroupDone' : 'screening.nextDone')}
      </p>
      <ReasonedButton
        variant="subtle"
        verdict={workable}
        leftSection={<IconRefresh size={16} stroke={1.7} />}
        onClick={() => goTo(workPath)}
      >
        {t('screening.startAgain')}
      </ReasonedButton>
      {steps.map(({ step, verdict }, place) => (
        <ReasonedButton
          key={step}
          verdict={verdict}
          variant={next === undefined && place === 0 ? 'filled' : 'default'}
          autoFocus={next === undefined && place === 0}
          onClick={() => goTo(paths[step])}
        >
          {t(stepKey(step))}
        </ReasonedButton>
      ))}
      {next && (
        <ReasonedButton
          verdict={workable}
          autoFocus
          rightSection={<IconArrowRight size={16} stroke={1.7} />}
          onClick={() => goTo(workPathOf(next.id))}
        >
          {t('screening.nextSubject', { position: next.position })}
        </ReasonedButton>
      )}
    </section>
  )
}
