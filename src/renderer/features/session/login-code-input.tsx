import { TextInput, type TextInputProps } from '@mantine/core'
import { useT } from '#renderer/i18n/t.ts'

type LoginCodeInputProps = Omit<TextInputProps, 'value' | 'onChange'> & {
  value: string
  onChange: (typed: string) => void
}

/** The six digits a telephone shows. */
export const LoginCodeInput = ({ onChange, ...rest }: LoginCodeInputProps) => {
  const t = useT()
  return (
    <TextInput
      label={t('session.loginCode')}
      description={t('session.loginCodeHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={7}
      className="figures"
      onChange={({ currentTarget }) => onChange(currentTarget.value.replaceAll(/[^\d ]/g, ''))}
      {...rest}
    />
  )
}
