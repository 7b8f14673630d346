import { identityWarningCode, type Sex } from '#shared/features/identity/identity.schema.ts'
import type { MatchReason, SubjectRole, SubjectWarning } from '#shared/features/subject/subject.schema.ts'
import { subjectWarningCodes } from '#shared/features/subject/subject.schema.ts'
import type { RevealField, SubjectSection } from '#shared/features/subject/subject-view.schema.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import { sentenceOf } from '#renderer/i18n/messages.ts'
import { languageStore, type MessageKey, type Translate } from '#renderer/i18n/t.ts'
import { identityWarningSentence } from '#renderer/features/identity/identity-words.ts'

export const roleKey = (role: SubjectRole): MessageKey => `subject.role.${role}`
export const sectionKey = (section: SubjectSection): MessageKey => `subject.section.${section}`
export const fieldKey = (field: RevealField): MessageKey => `subject.field.${field}`
export const matchKey = (reason: MatchReason): MessageKey => `subject.match.${reason}`

/** What an officer should know about a subject before it is saved, in one sentence. */
export const subjectWarningSentence = (t: Translate, { code, data }: SubjectWarning): string => {
  const own = subjectWarningCodes.find((known) => known === code)
  if (own) return t(`subject.warning.${own}`, data)
  return identityWarningSentence(t, { code: identityWarningCode.parse(code), data })
}

/** The decision in force in the words of its own feature. */
export const decisionWord = (t: Translate, kind: string): string => {
  const key = `decision.kind.${kind}`
  return sentenceOf(languageStore.get(), key) === undefined ? t('subject.decided') : t(key as MessageKey)
}

/** The choices of a `Select`, worded by `subject.<group>.<value>`. */
export const optionsOf = <Value extends string>(
  t: Translate,
  values: readonly Value[],
  key: (value: Value) => MessageKey,
): { value: Value; label: string }[] => values.map((value) => ({ value, label: t(key(value)) }))

/** `Rp12.000.000` in rupiah, `MYR 1.500` in anything else. */
export const amountText = (amount: number, currency: string | null): string => {
  if (currency === null || currency === 'IDR') return `Rp${formatNumber(amount)}`
  return `${currency} ${formatNumber(amount)}`
}

export const subjectPath = (caseId: string, subjectId: string): string =>
  `/cases/${caseId}/subjects/${subjectId}`

export const sectionPath = (caseId: string, subjectId: string, section: SubjectSection): string =>
  `${subjectPath(caseId, subjectId)}/edit/${section}`

export const sexLetterKey = (sex: Sex): MessageKey => `subject.sexLetter.${sex}`

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
