import { TextInput } from '@mantine/core'
import { useT } from '#renderer/i18n/t.ts'

type RecoveryCodeInputsProps = {
  code: string
  onCode: (typed: string) => void
  share: string
  onShare: (typed: string) => void
  codeError?: string | undefined
  shareError?: string | undefined
  'data-mantine-stop-propagation'?: string
}

const typed = { autoComplete: 'off', spellCheck: false, maxLength: 80 } as const
const hintBelow: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

/** The second share as the service takes it: null where the whole code was typed. */
export const shareFrom = (text: string): string | null => (text.trim() === '' ? null : text)

/** The whole paper code, or two of its three shares. */
export const RecoveryCodeInputs = ({
  code,
  onCode,
  share,
  onShare,
  codeError,
  shareError,
  ...rest
}: RecoveryCodeInputsProps) => {
  const t = useT()
  return (
    <>
      <TextInput
        label={t('session.recoveryCode')}
        description={t('session.recoveryCodeHint')}
        inputWrapperOrder={hintBelow}
        required
        value={code}
        error={codeError}
        onChange={({ currentTarget }) => onCode(currentTarget.value)}
        {...typed}
        {...rest}
      />
      <TextInput
        label={t('session.secondShare')}
        description={t('session.secondShareHint')}
        inputWrapperOrder={hintBelow}
        value={share}
        error={shareError}
        onChange={({ currentTarget }) => onShare(currentTarget.value)}
        {...typed}
        {...rest}
      />
    </>
  )
}
