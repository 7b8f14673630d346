import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { previewOf } from '#shared/features/decision/decision-desk.rules.ts'
import type { DecisionDesk, DecisionKind } from '#shared/features/decision/decision.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { caseStateKey } from '#renderer/features/case/case-words.ts'
import { clockKey, lengthText } from '#renderer/features/clock/clock-words.ts'
import { useRunningClocks } from '#renderer/features/clock/clock.queries.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './decide.module.css'

type Chosen = {
  kind: DecisionKind
  subjectIds: readonly string[]
  /** Last day where the decision itself has one. */
  lastDay: PlainDate | null
}

/** What will follow when the act is saved, before it is. */
export const ActPreview = ({ desk, chosen }: { desk: DecisionDesk; chosen: readonly Chosen[] }) => {
  const t = useT()
  const { roles } = useSession()
  const running = useRunningClocks(desk.caseId).data?.items ?? []
  const settings = useQuery(orpc.clock.settings.queryOptions()).data?.settings
  const preview = previewOf(desk, chosen, running, roles)
  const lastDays = new Map(
    chosen.flatMap(({ kind, lastDay }) =>
      lastDay === null ? [] : [[kind === 'issuanceSuspended' ? 'suspension' : 'deferralDocuments', lastDay]],
    ),
  )
  const startWords = (clock: (typeof preview.starts)[number]['clock']): string => {
    const lastDay = lastDays.get(clock)
    if (lastDay !== undefined) return t('decision.until', { day: formatDate(lastDay) })
    const setting = settings?.find(({ kind }) => kind === clock)
    return setting ? lengthText(t, setting) : ''
  }
  const people = (count: number): string =>
    desk.subjects.length > 1 ? ` ${t('decision.forPersons', { count })}` : ''
  return (
    <SectionCard title={t('decision.previewTitle')}>
      {chosen.length === 0 ? (
        <p className={classes.previewEmpty}>{t('decision.previewEmpty')}</p>
      ) : (
        <ul className={classes.preview} aria-live="polite">
          {preview.direct > 0 && (
            <Line>
              {t('decision.previewDirect')}
              {people(preview.direct)}.
            </Line>
          )}
          {preview.proposed > 0 && (
            <Line tone="waits">
              {t('decision.previewProposed')}
              {people(preview.proposed)}.
            </Line>
          )}
          {preview.starts.map(({ clock, count }) => (
            <Line key={`starts ${clock}`}>
              {t('decision.previewStarts', { clock: t(clockKey(clock)), length: startWords(clock) })}
              {people(count)}.
            </Line>
          ))}
          {preview.ends.map(({ clock, count }) => (
            <Line key={`ends ${clock}`}>
              {t('decision.previewEnds', { clock: t(clockKey(clock)) })}
              {people(count)}.
            </Line>
          ))}
          {chosen.some(({ kind }) => kind === 'passportDeferred') && (
            <Line>{t('decision.previewReminder')}</Line>
          )}
          <Line>
            {t(preview.state === desk.state ? 'decision.previewStays' : 'decision.previewMoves', {
              state: t(caseStateKey(preview.state)),
            })}
          </Line>
        </ul>
      )}
    </SectionCard>
  )
}

const Line = ({ children, tone }: { children: ReactNode; tone?: 'waits' }) => (
  <li data-tone={tone}>{children}</li>
)
