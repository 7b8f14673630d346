import type { AgreementDetail, AgreementState } from '#shared/features/agreement/agreement.schema.ts'
import { daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './term-bar.module.css'

/** How much of a term is over, in percent. */
const passedShare = (startsOn: PlainDate, endsOn: PlainDate, today: PlainDate): number => {
  const whole = daysBetween(startsOn, endsOn) + 1
  return Math.min(100, Math.max(0, ((daysBetween(startsOn, today) + 1) / whole) * 100))
}

/** Addenda in these states carry no term. */
const overStates: ReadonlySet<AgreementState> = new Set(['incomplete', 'terminated'])

/** From when to when, with today in between. */
export const TermBar = ({ detail }: { detail: AgreementDetail }) => {
  const t = useT()
  const { day } = useSession()
  const { agreement, lastDay, state, chain } = detail
  const { startsOn, endsOn, signedOn, signedAtPlace, openEnded, automaticRenewal } = agreement
  const end = lastDay ?? endsOn
  const date = (value: PlainDate | null): string =>
    value === null ? t('agreement.notKnown') : formatDate(value)
  const successor = chain.findLast(({ state: other }) => !overStates.has(other))
  const notes = [
    ...(state === 'renewed' && successor && successor.id !== agreement.id
      ? [
          successor.endsOn === null
            ? t('agreement.renewedOpen')
            : t('agreement.renewedUntil', { date: formatDate(successor.endsOn) }),
        ]
      : []),
    ...(automaticRenewal ? [t('agreement.renewsByItself')] : []),
  ]
  const signed = [signedOn === null ? t('agreement.notKnown') : formatDate(signedOn), signedAtPlace]
  const share = startsOn !== null && end !== null ? passedShare(startsOn, end, day) : undefined
  return (
    <div>
      <div className={classes.ends}>
        <div className={classes.end}>
          <span className={classes.label}>{t('agreement.startsOn')}</span>
          <span className={classes.value}>{date(startsOn)}</span>
        </div>
        <div className={classes.end}>
          <span className={classes.label}>{t('agreement.signed')}</span>
          <span className={classes.value}>{signed.filter((part) => part !== null).join(', ')}</span>
        </div>
        <div className={classes.end}>
          <span className={classes.label}>{t('agreement.endsOn')}</span>
          <span className={classes.value}>
            {openEnded && end === null ? t('agreement.openEndedShort') : date(end)}
          </span>
        </div>
      </div>
      <div className={classes.track} aria-hidden="true">
        {share !== undefined && <div className={classes.passed} style={{ width: `${share}%` }} />}
        {share !== undefined && share > 0 && share < 100 && (
          <span className={classes.today} style={{ left: `${share}%` }} />
        )}
      </div>
      {notes.length > 0 && <p className={classes.note}>{notes.join(' ')}</p>}
    </div>
  )
}
