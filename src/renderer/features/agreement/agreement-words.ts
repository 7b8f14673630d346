import type {
  AgreementKind,
  AgreementParty,
  AgreementState,
  AgreementWarning,
  MissingValue,
} from '#shared/features/agreement/agreement.schema.ts'
import { formatDate, formatNumber } from '#renderer/i18n/format.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

export const stateKey = (state: AgreementState): MessageKey => `agreement.state.${state}`
export const kindKey = (kind: AgreementKind): MessageKey => `agreement.kind.${kind}`

export const stateTones: Record<AgreementState, Tone> = {
  incomplete: 'warning',
  notYetInForce: 'waiting',
  inForce: 'good',
  expiring180: 'waiting',
  expiring90: 'warning',
  expiring30: 'bad',
  expired: 'bad',
  terminated: 'neutral',
  renewed: 'good',
}

/** `sisa 180 hari`, `hari terakhir`, `lewat 12 hari`; undefined where no day is counted. */
export const remainingText = (t: Translate, remainingDays: number | null): string | undefined => {
  if (remainingDays === null) return undefined
  if (remainingDays === 0) return t('agreement.lastDayToday')
  const days = formatNumber(Math.abs(remainingDays))
  return t(remainingDays < 0 ? 'agreement.daysOver' : 'agreement.daysLeft', { days })
}

/** What is missing, with whose it is: `nomor Pemerintah Kabupaten …`. */
export const missingText = (
  t: Translate,
  { field, party }: MissingValue,
  parties: readonly Pick<AgreementParty, 'institution'>[],
): string => {
  const owner = party === null ? undefined : parties[party - 1]?.institution
  return t(`agreement.missing.${field}`, { party: owner ?? '' }).trim()
}

const openEndedKey: MessageKey = 'agreement.warning.ADDENDUM_ENDS_OPEN_TERM'

export const warningSentence = (t: Translate, { code, data }: AgreementWarning): string => {
  const values = Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      typeof value === 'string' ? formatDate(value) : value,
    ]),
  )
  const endsOpenTerm = code === 'ADDENDUM_SHORTENS_TERM' && data['formerEndsOn'] === ''
  return t(endsOpenTerm ? openEndedKey : `agreement.warning.${code}`, values)
}

const ordinals = ['KESATU', 'KEDUA', 'KETIGA', 'KEEMPAT', 'KELIMA', 'KEENAM']

/** As the papers name the parties; the same in both languages. */
export const partyName = (index: number): string => `PIHAK ${ordinals[index] ?? String(index + 1)}`
