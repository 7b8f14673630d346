import type { Sex } from '#shared/features/identity/identity.schema.ts'
import { digitsOf } from '#shared/features/identity/identity.rules.ts'
import { type NikFacts, readNik } from '#shared/features/identity/nik.rules.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { useSession } from '#renderer/app/session.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { sexWord } from './identity-words.ts'
import { type IdentityFieldProps, ReadField } from './read-field.tsx'

const nikDigits = 16

type NikFieldProps = IdentityFieldProps & {
  /** As entered beside it; what the NIK says differently is a warning. */
  birthOn?: PlainDate | null
  sex?: Sex | null
  /** Of the NIK's district, once somebody has looked it up. */
  districtName?: string | undefined
  /** The NIK as a whole now says this, or nothing any more. */
  onTold?: (told: NikFacts | undefined) => void
}

/** A NIK and what it tells: birth date, sex, district. */
export const NikField = ({
  birthOn = null,
  sex = null,
  districtName,
  onTold,
  onChange,
  ...rest
}: NikFieldProps) => {
  const t = useT()
  const { day: today } = useSession()
  const read = (typed: string) => readNik(typed, { today, enteredBirthOn: birthOn, enteredSex: sex })
  return (
    <ReadField
      label={t('identity.nik')}
      inputMode="numeric"
      maxLength={40}
      {...rest}
      read={read}
      isWhole={(typed) => digitsOf(typed).length >= nikDigits}
      told={({ told }) =>
        told &&
        [t('identity.bornOn', { date: formatDate(told.birthOn) }), sexWord(t, told.sex), districtName]
          .filter(Boolean)
          .join(' · ')
      }
      onChange={(typed) => {
        onChange(typed)
        onTold?.(readNik(typed, { today }).told)
      }}
    />
  )
}
