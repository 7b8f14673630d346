import type {
  AgencyLine,
  AgencyRowRefusal,
  AgencyWarning,
  JurisdictionRegion,
} from '#shared/features/agency/agency-directory.schema.ts'
import {
  type AgencyKind,
  agencyKinds,
  isValidOn,
  type ReferralNeed,
} from '#shared/features/agency/agency.schema.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { formatDate, formatListDate, formatNumber } from '#renderer/i18n/format.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

export const kindKey = (kind: AgencyKind): MessageKey => `agency.kind.${kind}`
export const needKey = (need: ReferralNeed): MessageKey => `agency.need.${need}`
export const rowRefusalKey = (refusal: AgencyRowRefusal): MessageKey => `agency.refusal.${refusal}`

/** Every kind as a choice, in the order of the list. */
export const kindChoices = (t: Translate): { value: AgencyKind; label: string }[] =>
  agencyKinds.map((value) => ({ value, label: t(kindKey(value)) }))

type Period = Pick<AgencyLine, 'validFrom' | 'validUntil'>

/** `sejak 01-01-2026`, `01-01-2020 – 30-09-2026` */
export const periodText = (t: Translate, { validFrom, validUntil }: Period): string =>
  validUntil === null
    ? t('agency.since', { date: formatListDate(validFrom) })
    : t('agency.fromTo', { from: formatListDate(validFrom), until: formatListDate(validUntil) })

export const validityOf = (period: Period, day: PlainDate): { tone: Tone; label: MessageKey } => {
  if (isValidOn(period, day)) return { tone: 'good', label: 'agency.valid' }
  return period.validFrom > day
    ? { tone: 'waiting', label: 'agency.validLater' }
    : { tone: 'neutral', label: 'agency.ended' }
}

/** `Kabupaten Kotawaringin Timur +2` */
export const jurisdictionText = (t: Translate, regions: readonly JurisdictionRegion[]): string => {
  const [first] = regions
  if (!first) return t('agency.everywhere')
  return regions.length === 1
    ? first.name
    : t('agency.regionAndMore', { name: first.name, count: formatNumber(regions.length - 1) })
}

export const warningSentence = (t: Translate, { code, data }: AgencyWarning): string =>
  t(`agency.warning.${code}`, {
    ...data,
    fromOn: formatDate(data['fromOn'] ?? ''),
    untilOn: formatDate(data['untilOn'] ?? ''),
  })
