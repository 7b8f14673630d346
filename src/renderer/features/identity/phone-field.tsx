import { formatPhone, readPhone } from '#shared/features/identity/phone.rules.ts'
import { useT } from '#renderer/i18n/t.ts'
import { type IdentityFieldProps, ReadField } from './read-field.tsx'

/** A phone number as people write it, with the way it is read. */
export const PhoneField = (props: IdentityFieldProps) => {
  const t = useT()
  return (
    <ReadField
      label={t('identity.phone')}
      inputMode="tel"
      maxLength={40}
      {...props}
      read={readPhone}
      told={({ value, warnings }) => {
        const written = formatPhone(value)
        return warnings.length === 0 && written !== props.value ? written : undefined
      }}
    />
  )
}
