import type { Assignment, LiaisonGap, LiaisonWarning } from '#shared/features/liaison/liaison.schema.ts'
import { formatDate, formatListDate } from '#renderer/i18n/format.ts'
import type { Translate } from '#renderer/i18n/t.ts'

export const warningSentence = (t: Translate, { code, data }: LiaisonWarning): string =>
  t(
    code === 'LIAISON_GAP' && data['days'] === 1 ? 'liaison.warning.oneDay' : `liaison.warning.${code}`,
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => [
        name,
        typeof value === 'string' ? formatDate(value) : value,
      ]),
    ),
  )

/** `01-03-2024 – 31-03-2026`, `sejak 01-04-2026` */
export const periodText = (
  t: Translate,
  { fromOn, untilOn }: Pick<Assignment, 'fromOn' | 'untilOn'>,
): string =>
  untilOn === null
    ? t('liaison.since', { date: formatListDate(fromOn) })
    : t('liaison.fromTo', { from: formatListDate(fromOn), until: formatListDate(untilOn) })

export const gapText = (t: Translate, { fromOn, untilOn, days }: LiaisonGap): string =>
  days === 1
    ? t('liaison.gapDay', { date: formatDate(fromOn) })
    : t('liaison.gapDays', { days, from: formatDate(fromOn), until: formatDate(untilOn) })
