import { Button, Group, PasswordInput, type PasswordInputProps, Progress } from '@mantine/core'
import { IconCheck, IconDice5 } from '@tabler/icons-react'
import { useState } from 'react'
import { canUsePassword, passwordMinimum } from '#shared/features/session/session.rules.ts'
import { client } from '#renderer/app/client.ts'
import { showError, verdictReason } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import classes from './new-password-field.module.css'

type NewPasswordFieldProps = Omit<PasswordInputProps, 'value' | 'onChange'> & {
  value?: string
  onChange: (value: string) => void
  /** The login name; the password must not contain it. */
  login: string
}

/** A new password: says while typing whether it can be used and why not, and makes a pass phrase on demand. */
export const NewPasswordField = ({ value = '', onChange, login, error, ...rest }: NewPasswordFieldProps) => {
  const t = useT()
  const [visible, setVisible] = useState(false)
  const [pending, setPending] = useState(false)
  const verdict = canUsePassword(value, login)
  const length = [...value].length
  const suggest = async (): Promise<void> => {
    setPending(true)
    try {
      const { passphrase } = await client.session.suggestPassphrase()
      onChange(passphrase)
      setVisible(true)
    } catch (problem) {
      showError(problem)
    } finally {
      setPending(false)
    }
  }
  return (
    <div>
      <Group gap={8} align="flex-end" wrap="nowrap">
        <PasswordInput
          {...rest}
          className={classes.field}
          autoComplete="new-password"
          value={value}
          visible={visible}
          onVisibilityChange={setVisible}
          visibilityToggleButtonProps={{
            'aria-label': t(visible ? 'common.hidePassword' : 'common.showPassword'),
          }}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
        <Button
          variant="default"
          leftSection={<IconDice5 size={16} stroke={1.6} />}
          loading={pending}
          onClick={() => void suggest()}
        >
          {t('session.suggest')}
        </Button>
      </Group>
      <div className={classes.meter} aria-live="polite">
        <Progress
          size={4}
          value={Math.min(100, (length / passwordMinimum) * 100)}
          color={verdict.allowed ? 'teal.7' : 'gray.5'}
          aria-label={t('session.passwordLength', { length, minimum: passwordMinimum })}
        />
        {length === 0 ? (
          <p className={error === undefined ? classes.hint : classes.problem}>
            {error ?? t('session.passwordHint', { minimum: passwordMinimum })}
          </p>
        ) : verdict.allowed ? (
          <p className={classes.good}>
            <IconCheck size={14} stroke={2.2} />
            {t('session.passwordGood')} {visible && t('session.suggestHint')}
          </p>
        ) : (
          <p className={classes.problem}>
            {verdictReason(verdict)}{' '}
            {verdict.code === 'PASSWORD_TOO_SHORT' &&
              t('session.passwordLength', { length, minimum: passwordMinimum })}
          </p>
        )}
      </div>
    </div>
  )
}
