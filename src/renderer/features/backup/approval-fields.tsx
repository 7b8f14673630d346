import { PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import type { ApprovalKind, RestoreApproval } from '#shared/features/backup/backup.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { LoginCodeInput } from '#renderer/features/session/login-code-input.tsx'
import { RecoveryCodeInputs, shareFrom } from '#renderer/features/session/recovery-code-inputs.tsx'

export type TypedApproval = {
  login: string
  password: string
  /** Shown once the service asked for a login code. */
  code: string | undefined
  recoveryCode: string
  secondShare: string
}

export const nothingTyped: TypedApproval = {
  login: '',
  password: '',
  code: undefined,
  recoveryCode: '',
  secondShare: '',
}

/** What was typed as the service takes it; undefined while something lacks. */
export const approvalFrom = (kind: ApprovalKind, typed: TypedApproval): RestoreApproval | undefined => {
  const { password, code, recoveryCode, secondShare } = typed
  const login = typed.login.trim()
  if (kind === 'paperCode')
    return recoveryCode.trim() === ''
      ? undefined
      : { kind, recoveryCode, secondShare: shareFrom(secondShare) }
  if (login === '' || password === '') return undefined
  return { kind, login, password, ...(code === undefined ? {} : { code }) }
}

/** The second person of a restore, or the paper code where there is nobody. */
export const ApprovalFields = ({
  kind,
  typed,
  onType,
}: {
  kind: ApprovalKind
  typed: TypedApproval
  onType: (changed: Partial<TypedApproval>) => void
}) => {
  const t = useT()
  return (
    <Stack gap="md" mt="md">
      <Text size="sm">{t(kind === 'paperCode' ? 'backup.damagedPaper' : 'backup.damagedSecond')}</Text>
      {kind === 'paperCode' ? (
        <RecoveryCodeInputs
          code={typed.recoveryCode}
          onCode={(recoveryCode) => onType({ recoveryCode })}
          share={typed.secondShare}
          onShare={(secondShare) => onType({ secondShare })}
        />
      ) : (
        <>
          <TextInput
            label={t('session.secondLogin')}
            value={typed.login}
            required
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={({ currentTarget }) => onType({ login: currentTarget.value })}
          />
          <PasswordInput
            label={t('session.secondPassword')}
            value={typed.password}
            required
            autoComplete="off"
            visibilityToggleButtonProps={{ 'aria-label': t('common.showPassword') }}
            onChange={({ currentTarget }) => onType({ password: currentTarget.value })}
          />
          {typed.code !== undefined && (
            <LoginCodeInput value={typed.code} onChange={(code) => onType({ code })} />
          )}
        </>
      )}
    </Stack>
  )
}
