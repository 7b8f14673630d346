import type { IdentityWarning, Sex } from '#shared/features/identity/identity.schema.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import type { Translate } from '#renderer/i18n/t.ts'

export const sexWord = (t: Translate, sex: Sex): string => t(`identity.sex.${sex}`)

/** What an officer should know about something typed, in one sentence. */
export const identityWarningSentence = (t: Translate, { code, data }: IdentityWarning): string => {
  const values = Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      if (value === 'male' || value === 'female') return [name, sexWord(t, value)]
      return [name, typeof value === 'string' ? formatDate(value) : value]
    }),
  )
  return t(`identity.warning.${code}`, values)
}
