import { clockStateOn, isBreached } from '#shared/features/clock/clock.rules.ts'
import type {
  Clock,
  ClockKind,
  ClockSetting,
  ClockUnit,
  HolidayKind,
} from '#shared/features/clock/clock.schema.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

export const clockKey = (kind: ClockKind): MessageKey => `clock.kind.${kind}`
export const unitKey = (unit: ClockUnit): MessageKey => `clock.unit.${unit}`
export const holidayKindKey = (kind: HolidayKind): MessageKey => `clock.holiday.${kind}`

/** `4 hari kerja` */
export const lengthText = (t: Translate, { amount, unit }: Pick<ClockSetting, 'amount' | 'unit'>): string =>
  `${formatNumber(amount)} ${t(unitKey(unit))}`

type Times = Pick<Clock, 'kind' | 'dueAt' | 'metAt' | 'stoppedAt'>

/** What a clock says now, as words and as a tone for those who see it; the words alone say everything. */
export const clockSays = (t: Translate, clock: Times, now: Date): { words: string; tone: Tone } => {
  const { state, amount, unit } = clockStateOn(clock, now.getTime())
  const count = { count: formatNumber(amount) }
  const isHours = unit === 'hours'
  switch (state) {
    case 'running':
      if (isHours) return { words: t('clock.hoursLeft', count), tone: amount <= 2 ? 'warning' : 'waiting' }
      if (amount === 0) return { words: t('clock.today'), tone: 'warning' }
      return {
        words: t(amount === 1 ? 'clock.tomorrow' : 'clock.daysLeft', count),
        tone: amount <= 3 ? 'warning' : 'waiting',
      }
    case 'overdue':
      return { words: t(isHours ? 'clock.hoursLate' : 'clock.daysLate', count), tone: 'bad' }
    case 'met':
      return { words: t('clock.met'), tone: 'good' }
    case 'metLate':
      return { words: t(isHours ? 'clock.metHoursLate' : 'clock.metDaysLate', count), tone: 'bad' }
    case 'stopped':
      return { words: t('clock.stopped'), tone: 'neutral' }
    case 'ended':
      return { words: t('clock.ended'), tone: 'neutral' }
  }
}

/** Late, and nobody has written down why. */
export const lacksCause = (clock: Clock, now: Date): boolean =>
  clock.breachCause === null && isBreached(clock, now.getTime())
