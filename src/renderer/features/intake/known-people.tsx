import { IconArrowRight, IconBan, IconHistory, IconPhone } from '@tabler/icons-react'
import type { IntakeAnswer } from '#shared/features/intake/intake.schema.ts'
import type { SubjectMatch } from '#shared/features/subject/subject.schema.ts'
import { formatDate, formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import type { IntakeValues } from './intake-values.ts'
import { matchReasonWords, matchStanding } from './intake-words.ts'
import { PanelPart } from './panel-part.tsx'
import classes from './panel.module.css'

const mostShown = 5

/** Earlier records that may be the same human being, and numbers that stand in other cases; the most serious on top. */
export const KnownPeople = ({
  values,
  answer,
}: {
  values: IntakeValues
  answer: IntakeAnswer | undefined
}) => {
  const t = useT()
  const { applicant, intermediaryPhone } = values
  const { nik, phone, passportNumber, fullName, birthOn } = applicant
  const numbers = [nik, phone, passportNumber, intermediaryPhone]
  const isAsked = numbers.some((typed) => typed.trim() !== '') || (fullName.trim() !== '' && birthOn !== null)
  const matches = answer?.matches ?? []
  const phones = answer?.knownPhones ?? []
  const isKnown = matches.length + phones.length > 0
  return (
    <PanelPart title={t('intake.known')}>
      <div role="status" className={classes.known}>
        {!isKnown && (
          <p className={classes.nothing}>{t(isAsked ? 'intake.knownNothing' : 'intake.knownHint')}</p>
        )}
        {matches.slice(0, mostShown).map((match) => (
          <Match key={match.subjectId} match={match} />
        ))}
        {matches.length > mostShown && (
          <p className={classes.nothing}>
            {t('intake.knownMore', { count: formatNumber(matches.length - mostShown) })}
          </p>
        )}
        {phones.map(({ field, caseCount }) => (
          <p key={field} className={classes.phone}>
            <IconPhone size={16} stroke={1.7} />
            {t(`intake.phoneKnown.${field}`, { count: formatNumber(caseCount) })}
          </p>
        ))}
      </div>
    </PanelPart>
  )
}

const Match = ({ match }: { match: SubjectMatch }) => {
  const t = useT()
  const { blockedUntil, caseId, caseNumber, shownName, maskedNik } = match
  const isBlocked = blockedUntil !== null
  const Icon = isBlocked ? IconBan : IconHistory
  return (
    <div className={classes.match} data-blocked={isBlocked || undefined}>
      <Icon size={18} stroke={1.8} />
      <div className={classes.matchText}>
        <span className={classes.standing}>
          {isBlocked ? t('intake.blocked', { until: formatDate(blockedUntil) }) : matchStanding(t, match)}
        </span>
        <span>{matchReasonWords(t, match)}</span>
        <span className={classes.matchFoot}>
          <span className={classes.who} data-private>
            {[shownName, maskedNik].filter(Boolean).join(' · ')}
          </span>
          <AppLink to={`/cases/${caseId}`} className={classes.open}>
            <span className="figures">{caseNumber}</span> {t('intake.open')}
            <IconArrowRight size={14} stroke={1.9} />
          </AppLink>
        </span>
      </div>
    </div>
  )
}
