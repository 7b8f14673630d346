import { IconLock } from '@tabler/icons-react'
import type { SubjectMatch } from '#shared/features/subject/subject.schema.ts'
import { formatDate, formatListDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { caseStateKey } from '#renderer/features/case/case-words.ts'
import classes from './subject.module.css'
import { decisionWord, matchKey, roleKey, subjectPath } from './subject-words.ts'

/** Earlier records that may be the same human being, each with its reasons; a suspension in force stands out. */
export const MatchRows = ({ matches }: { matches: readonly SubjectMatch[] }) => (
  <ul className={classes.rows}>
    {matches.map((match) => (
      <MatchRow key={match.subjectId} match={match} />
    ))}
  </ul>
)

const MatchRow = ({ match }: { match: SubjectMatch }) => {
  const t = useT()
  const reasons = match.reasons.filter((reason) => reason !== 'samePersonBlocked')
  const decision =
    match.decisionKind === null
      ? undefined
      : [decisionWord(t, match.decisionKind), match.decidedOn && formatListDate(match.decidedOn)]
          .filter(Boolean)
          .join(' ')
  return (
    <li className={classes.matchRow} data-blocked={match.blockedUntil !== null || undefined}>
      {match.blockedUntil !== null && (
        <span className={classes.block}>
          <IconLock size={15} stroke={1.9} />
          {t('subject.blockedUntil', { date: formatDate(match.blockedUntil) })}
        </span>
      )}
      <span className={classes.matchReasons}>
        {reasons.map((reason) => (
          <span key={reason}>{t(matchKey(reason))}</span>
        ))}
        {match.isSameFamily && <span>{t('subject.sameFamily')}</span>}
      </span>
      <AppLink to={subjectPath(match.caseId, match.subjectId)} className={classes.name}>
        <span data-private>{match.shownName}</span> · <span className="figures">{match.caseNumber}</span>
      </AppLink>
      <span className={classes.small}>
        {[
          t(roleKey(match.role)),
          formatListDate(plainDateOfInstant(match.receivedAt.getTime())),
          t(caseStateKey(match.caseState)),
          decision,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </li>
  )
}
