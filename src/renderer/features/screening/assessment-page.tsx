import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { IconInfoCircle } from '@tabler/icons-react'
import { useEffect } from 'react'
import type {
  AssessmentDetail,
  ChildKnowledge,
  ScreeningResult,
} from '#shared/features/screening/screening.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { PageHeader } from '#renderer/ui/page-header.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { AidLine } from './aid-line.tsx'
import { AnswerList } from './answer-list.tsx'
import { EarlierList } from './earlier-list.tsx'
import { NextStep } from './next-step.tsx'
import { ResultPanel } from './result-panel.tsx'
import { useGroup, useScreeningPlace } from './screening.queries.ts'
import { scopeKey, warningTitleKey } from './screening-words.ts'
import { TriageBadge } from './triage-badge.tsx'
import classes from './assessment.module.css'

/** A finished assessment as it was finished, explained by the set it was made with. */
export const AssessmentPage = () => {
  const { assessmentId, workPath } = useScreeningPlace()
  const { data, error, refetch } = useQuery(
    orpc.screening.explain.queryOptions({ input: { id: assessmentId } }),
  )
  const isOpen = data?.assessment.state === 'open'
  useEffect(() => {
    if (isOpen) goTo(workPath)
  }, [isOpen, workPath])
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  const result = data?.assessment.result
  return data && result ? <AssessmentView detail={data} result={result} /> : null
}

/** What was known of a child when the result was worked out. */
const childThen = ({ child }: ScreeningResult): ChildKnowledge | null =>
  ({ birthDate: 'childByBirthDate', subject: 'childStated', answer: null, none: null } as const)[
    child ?? 'none'
  ]

const AssessmentView = ({ detail, result }: { detail: AssessmentDetail; result: ScreeningResult }) => {
  const t = useT()
  const { casePath, pathOf } = useScreeningPlace()
  const { record, subjects } = useGroup()
  const { assessment, set, subject } = detail
  const all = useQuery(
    orpc.screening.ofSubject.queryOptions({
      input: { subjectId: subject.id, limit: 50 },
    }),
  ).data?.items.filter(({ state }) => state === 'complete')
  return (
    <Page>
      <PageHeader
        title={t('screening.resultTitle', { position: subject.position })}
        badge={
          <>
            <TriageBadge colour={result.colour} smuggling={result.smuggling} />
            {result.urgent.length > 0 && <StateBadge tone="bad">{t('screening.urgentWord')}</StateBadge>}
          </>
        }
        line={
          <>
            <span data-private>{subject.shownName}</span> · {detail.case.number} ·{' '}
            {t('screening.madeBy', {
              officer: assessment.officerName,
              time: formatInstant(assessment.assessedAt),
            })}{' '}
            · {t(scopeKey(assessment.scope))} · {t('screening.setVersion', { number: set.number })}
          </>
        }
        back={{ to: casePath, label: t('screening.backToCase', { number: detail.case.number }) }}
      />
      {record.data && subjects.data && (
        <NextStep detail={record.data} subjects={subjects.data.items} subjectId={subject.id} />
      )}
      {detail.newerSet && (
        <Alert variant="light" color="gray" icon={<IconInfoCircle size={18} />}>
          {t('screening.newerSetResult', { number: detail.newerSet.number, own: set.number })}
        </Alert>
      )}
      <div className={classes.columns}>
        <div className={classes.main}>
          <AnswerList content={set.content} answers={assessment.answers} result={result} />
          {assessment.note !== null && (
            <SectionCard title={t('screening.note')}>
              <p className={classes.noteText} data-private>
                {assessment.note}
              </p>
            </SectionCard>
          )}
          {assessment.acceptedWarnings.length > 0 && (
            <SectionCard title={t('screening.overruled')}>
              <ul className={classes.overruled}>
                {assessment.acceptedWarnings.map((code) => (
                  <li key={code}>{t(warningTitleKey(code))}</li>
                ))}
              </ul>
            </SectionCard>
          )}
          {all !== undefined && all.length > 1 && (
            <SectionCard flush title={t('screening.earlier')}>
              <EarlierList items={all} pathOf={pathOf} current={assessment.id} />
            </SectionCard>
          )}
        </div>
        <aside aria-label={t('screening.resultFinal')}>
          <SectionCard title={t('screening.resultFinal')}>
            <ResultPanel
              isFinal
              content={set.content}
              answers={assessment.answers}
              childKnown={childThen(result)}
              result={result}
            />
          </SectionCard>
        </aside>
      </div>
      <AidLine />
    </Page>
  )
}
