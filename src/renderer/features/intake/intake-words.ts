import { caseWarningCode, type CaseWarning } from '#shared/features/case/case.schema.ts'
import { type DecisionKind, decisionKind } from '#shared/features/decision/decision.schema.ts'
import { identityWarningCode, type IdentityWarning } from '#shared/features/identity/identity.schema.ts'
import type { IntakeWarning } from '#shared/features/intake/intake.schema.ts'
import type { QuickFamily } from '#shared/features/screening/screening-set.schema.ts'
import type { NikUnknownReason, SubjectMatch } from '#shared/features/subject/subject.schema.ts'
import { monthOf, yearOf } from '#shared/kernel/plain-date.ts'
import {
  caseStateKey,
  channelKey,
  warningSentence as caseWarningSentence,
} from '#renderer/features/case/case-words.ts'
import { countryName } from '#renderer/features/identity/countries.ts'
import { identityWarningSentence } from '#renderer/features/identity/identity-words.ts'
import { purposeLabel } from '#renderer/features/reference/reference-words.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'
import type { IntakeValues } from './intake-values.ts'

export const askKey = (family: QuickFamily): MessageKey => `intake.ask.${family}`
export const nikReasonKey = (reason: NikUnknownReason): MessageKey => `intake.nikReason.${reason}`

/** Why somebody appears, in words; that he is blocked is said apart. */
export const matchReasonWords = (t: Translate, { reasons, isSameFamily }: SubjectMatch): string => {
  const shown = reasons.filter((reason) => reason !== 'samePersonBlocked')
  const words = shown.map((reason) => t(`intake.reason.${reason}`))
  return [...words, ...(isSameFamily ? [t('intake.sameFamily')] : [])].join(' · ')
}

const decidedKey = (kind: DecisionKind): MessageKey => `intake.decided.${kind}`

export const warningSentence = (t: Translate, { code, data }: IntakeWarning): string => {
  const ofIdentity = identityWarningCode.safeParse(code)
  if (ofIdentity.success) {
    const warning: IdentityWarning = { code: ofIdentity.data, data }
    return identityWarningSentence(t, warning)
  }
  const ofCase = caseWarningCode.safeParse(code)
  if (ofCase.success) {
    const warning: CaseWarning = { code: ofCase.data, data }
    return caseWarningSentence(t, warning)
  }
  return t(
    `intake.warning.${code as Exclude<IntakeWarning['code'], IdentityWarning['code'] | CaseWarning['code']>}`,
    data,
  )
}

/** `Wawancara paspor – kunjungan keluarga, Malaysia`: what the case is about without naming anybody. */
export const usualTitle = (t: Translate, { channel, applicant }: IntakeValues): string => {
  const { declaredPurpose, destinationCountry } = applicant
  const journey = [
    declaredPurpose === null ? undefined : purposeLabel(declaredPurpose).toLowerCase(),
    destinationCountry === null ? undefined : countryName(destinationCountry),
  ].filter((part) => part !== undefined)
  return [t(channelKey(channel)), journey.join(', ')].filter(Boolean).join(' – ')
}

/** `Pernah ditunda 02-2026`; where nothing was decided, how far the case is. */
export const matchStanding = (t: Translate, match: SubjectMatch): string => {
  const kind = decisionKind.safeParse(match.decisionKind)
  if (!kind.success) return t('intake.undecided', { state: t(caseStateKey(match.caseState)).toLowerCase() })
  const { decidedOn } = match
  const month =
    decidedOn === null ? '' : `${String(monthOf(decidedOn)).padStart(2, '0')}-${yearOf(decidedOn)}`
  return t(decidedKey(kind.data), { month }).trim()
}

/** `2.05` */
export const durationText = (seconds: number): string =>
  `${formatNumber(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`
