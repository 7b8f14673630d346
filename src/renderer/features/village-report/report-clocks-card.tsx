import { useState } from 'react'
import { canExplainBreach } from '#shared/features/clock/clock.rules.ts'
import type { Clock } from '#shared/features/clock/clock.schema.ts'
import type { VillageReport } from '#shared/features/village-report/village-report.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useNow } from '#renderer/features/case/use-now.ts'
import { clockSays } from '#renderer/features/clock/clock-words.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { keepReport } from './village-report.queries.ts'
import classes from './village-report.module.css'

type ReportClock = VillageReport['clocks'][number]
type ReportClocksCardProps = { report: VillageReport }

/** Every deadline that counts from the receipt, and why one was missed. */
export const ReportClocksCard = ({ report }: ReportClocksCardProps) => {
  const t = useT()
  const [explained, setExplained] = useState<ReportClock>()
  const explain = async (cause: string): Promise<void> => {
    if (!explained) return
    const { id, version } = report
    await keepReport(await client.villageReport.explainBreach({ id, version, clockId: explained.id, cause }))
    showDone(t('villageReport.causeSaved'))
  }
  return (
    <SectionCard
      title={t('clock.deadlines')}
      line={t('villageReport.clocksLine', { at: formatInstant(report.receivedAt) })}
      flush
    >
      <ul className={classes.rows}>
        {shownClocks(report.clocks).map((clock) => (
          <ClockRow key={clock.id} clock={clock} onExplain={() => setExplained(clock)} />
        ))}
      </ul>
      <ReasonDialog
        opened={explained !== undefined}
        onClose={() => setExplained(undefined)}
        title={t('villageReport.explainTitle')}
        reasonLabel={t('clock.causeLabel')}
        confirmLabel={t('clock.explainConfirm')}
        onConfirm={explain}
      />
    </SectionCard>
  )
}

/** A deadline that was counted anew is told once, as it is counted now. */
const shownClocks = (clocks: readonly ReportClock[]): ReportClock[] =>
  clocks.filter(
    ({ kind, stoppedAt }, index) =>
      stoppedAt === null || !clocks.some((later, place) => place > index && later.kind === kind),
  )

const ClockRow = ({ clock, onExplain }: { clock: Clock; onExplain: () => void }) => {
  const t = useT()
  const now = useNow()
  const { may } = useSession()
  const { words, tone } = clockSays(t, clock, now)
  const isLate = canExplainBreach(clock, now.getTime()).allowed
  return (
    <li className={classes.row}>
      <div className={classes.rowText}>
        <span className={classes.rowTitle}>{t(`villageReport.clock.${clockName(clock)}`)}</span>
        <span className={`${classes.small} figures`}>
          {t('villageReport.clockDue', { at: formatInstant(clock.dueAt) })}
        </span>
        {clock.metAt !== null && (
          <span className={`${classes.small} figures`}>
            {t('villageReport.clockMet', { at: formatInstant(clock.metAt) })}
          </span>
        )}
        {clock.breachCause !== null && (
          <span className={classes.cause}>{t('clock.cause', { cause: clock.breachCause })}</span>
        )}
      </div>
      <StateBadge tone={tone}>{words}</StateBadge>
      {isLate && (
        <ReasonedButton
          size="compact-sm"
          variant={clock.breachCause === null ? 'light' : 'subtle'}
          verdict={may('villageReport.work')}
          onClick={onExplain}
        >
          {t(clock.breachCause === null ? 'villageReport.explain' : 'villageReport.explainAgain')}
        </ReasonedButton>
      )}
    </li>
  )
}

/** A report has these three only. */
const clockName = ({ kind }: Clock): 'verification' | 'followUp' | 'trafficking' => {
  if (kind === 'villageVerification') return 'verification'
  return kind === 'villageTrafficking' ? 'trafficking' : 'followUp'
}
