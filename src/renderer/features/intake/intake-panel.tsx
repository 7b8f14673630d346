import { IconAlertTriangle, IconFileDescription, IconPlaneDeparture } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { answersFor } from '#shared/features/intake/intake.rules.ts'
import type { IntakeAnswer, IntakeWarningCode } from '#shared/features/intake/intake.schema.ts'
import type { SetContent } from '#shared/features/screening/screening-set.schema.ts'
import type { ChildKnowledge } from '#shared/features/screening/screening.schema.ts'
import { screen } from '#shared/features/screening/screening.rules.ts'
import { isChild } from '#shared/features/subject/subject.rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { countryName } from '#renderer/features/identity/countries.ts'
import { placementStatusLabel, purposeLabel } from '#renderer/features/reference/reference-words.ts'
import { TriageBanner } from '#renderer/features/screening/triage-badge.tsx'
import { useT } from '#renderer/i18n/t.ts'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { KnownPeople } from './known-people.tsx'
import { applicantOf, type IntakeValues } from './intake-values.ts'
import { warningSentence } from './intake-words.ts'
import { PanelPart } from './panel-part.tsx'
import classes from './panel.module.css'

type IntakePanelProps = {
  values: IntakeValues
  answer: IntakeAnswer | undefined
  content: SetContent | undefined
}

/** Answers while the officer types: who is known, what to ask for, and the colour the answers give so far. */
export const IntakePanel = ({
  values,
  answer,
  content,
  children,
}: IntakePanelProps & { children: ReactNode }) => {
  const t = useT()
  return (
    <aside className={classes.panel} aria-label={t('intake.panel')}>
      <div className={classes.marks}>{children}</div>
      <KnownPeople values={values} answer={answer} />
      <Unlikely answer={answer} />
      {content && <Preview values={values} content={content} />}
      <Journey values={values} answer={answer} />
    </aside>
  )
}

/** Said here because no field can say it: only the tables of the office know. */
const fromTables: ReadonlySet<IntakeWarningCode> = new Set([
  'NIK_REGION_UNKNOWN',
  'SUBJECT_AGE_UNLIKELY',
  'SUBJECT_CHILD_STATED_DIFFERS',
])

const Unlikely = ({ answer }: { answer: IntakeAnswer | undefined }) => {
  const t = useT()
  const warnings = answer?.warnings.filter(({ code }) => fromTables.has(code)) ?? []
  if (warnings.length === 0) return null
  return (
    <PanelPart title={t('intake.unlikely')}>
      <ul className={classes.warnings} role="status">
        {warnings.map((warning) => (
          <li key={warning.code} className={classes.warning}>
            <IconAlertTriangle size={16} stroke={1.8} />
            {warningSentence(t, warning)}
          </li>
        ))}
      </ul>
    </PanelPart>
  )
}

const childKnowledgeOf = (
  { birthOn, isChildStated }: IntakeValues['applicant'],
  day: PlainDate,
): ChildKnowledge | null => {
  if (birthOn === null) return isChildStated ? 'childStated' : null
  return isChild({ birthOn, isChildStated }, day) ? 'childByBirthDate' : 'adultByBirthDate'
}

/** The colour of the answers so far, by the same rule as in the service. */
const Preview = ({ values, content }: { values: IntakeValues; content: SetContent }) => {
  const t = useT()
  const { day } = useSession()
  const { families, isAskedLater } = values
  const applicant = applicantOf(values.applicant)
  const { birthOn } = applicant
  const childKnown = childKnowledgeOf(applicant, day)
  const result = useMemo(
    () => screen({ ...content, answers: answersFor(content.quickQuestions, families, birthOn), childKnown }),
    [content, families, birthOn, childKnown],
  )
  const open = content.quickQuestions.filter(({ family }) => families[family].value === null).length
  if (isAskedLater || open === content.quickQuestions.length) return null
  return (
    <PanelPart
      title={
        <>
          {t('screening.result')}
          {open > 0 && <span className={classes.count}>{t('intake.openQuestions', { count: open })}</span>}
        </>
      }
    >
      <div role="status">
        <TriageBanner colour={result.colour} />
      </div>
      {result.urgent.length > 0 && (
        <div>
          <StateBadge tone="bad">{t('intake.urgentNow')}</StateBadge>
        </div>
      )}
      <p className={classes.aid}>{t('screening.aid')}</p>
    </PanelPart>
  )
}

const Journey = ({ values, answer }: Omit<IntakePanelProps, 'content'>) => {
  const t = useT()
  const { declaredPurpose, destinationCountry } = values.applicant
  const status = answer?.countryStatus ?? null
  return (
    <>
      {destinationCountry !== null && status !== null && (
        <PanelPart title={countryName(destinationCountry)}>
          <p className={classes.country} data-open={status === 'open' || undefined} role="status">
            <IconPlaneDeparture size={16} stroke={1.7} />
            {placementStatusLabel(status)}
          </p>
        </PanelPart>
      )}
      {declaredPurpose !== null && answer && answer.documents.length > 0 && (
        <PanelPart title={t('intake.documents', { purpose: purposeLabel(declaredPurpose).toLowerCase() })}>
          <ul className={classes.documents}>
            {answer.documents.map((document) => (
              <li key={document}>
                <IconFileDescription size={15} stroke={1.6} />
                {document}
              </li>
            ))}
          </ul>
        </PanelPart>
      )}
    </>
  )
}
