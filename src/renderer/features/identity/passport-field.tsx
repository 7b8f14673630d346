import { readPassport } from '#shared/features/identity/passport.rules.ts'
import { useT } from '#renderer/i18n/t.ts'
import { type IdentityFieldProps, ReadField } from './read-field.tsx'

type PassportFieldProps = IdentityFieldProps & {
  /** ISO 3166-1 with three letters; only Indonesian numbers have a form that is checked. */
  issuingCountry?: string
}

/** The number of a passport. */
export const PassportField = ({ issuingCountry = 'IDN', ...rest }: PassportFieldProps) => {
  const t = useT()
  return (
    <ReadField
      label={t('identity.passportNumber')}
      maxLength={40}
      {...rest}
      read={(typed) => readPassport(typed, { issuingCountry })}
    />
  )
}
