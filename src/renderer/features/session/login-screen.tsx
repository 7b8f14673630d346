import { Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { IconAlertTriangle, IconDeviceFloppy, IconInfoCircle, IconPlugConnectedX } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { SessionStatus } from '#shared/features/session/session.schema.ts'
import { client } from '#renderer/app/client.ts'
import { EntranceNote, EntranceSheet } from '#renderer/app/entrance/entrance-sheet.tsx'
import classes from '#renderer/app/entrance/entrance.module.css'
import { enterSession, sessionStore } from '#renderer/app/session.ts'
import { describeError } from '#renderer/app/show-error.ts'
import { useStore } from '#renderer/app/store.ts'
import { useT } from '#renderer/i18n/t.ts'
import { LoginCodeInput } from './login-code-input.tsx'

type LoginScreenProps = {
  status: SessionStatus
  onForgot: () => void
  /** The store does not open although the password is right. */
  onDamaged: (login: string) => void
}

/** With one of these a backup is the way on. */
const damage = new Set([
  'STORE_MISSING',
  'STORE_DAMAGED',
  'STORE_KEY_MISMATCH',
  'STORE_FOREIGN',
  'STORE_BEHIND_HEAD',
  'CHANGE_LOG_BROKEN',
])

/** Name and password, nothing else. After a lock the name stands there already. */
export const LoginScreen = ({ status, onForgot, onDamaged }: LoginScreenProps) => {
  const t = useT()
  const { departure } = useStore(sessionStore)
  const knownLogin = departure?.login ?? status.demoLogin?.login ?? ''
  const locked = departure?.reason === 'locked'
  const [login, setLogin] = useState(knownLogin)
  const [password, setPassword] = useState(departure ? '' : (status.demoLogin?.password ?? ''))
  const [code, setCode] = useState<string>()
  const [problem, setProblem] = useState<{
    sentence: string
    at: 'password' | 'code' | 'note'
    isDamage: boolean
  }>()
  const [pending, setPending] = useState(false)
  const [capsLock, setCapsLock] = useState(false)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (pending || login.trim() === '' || password === '' || code === '') return
    setPending(true)
    setProblem(undefined)
    try {
      enterSession(
        await client.session.login({
          login: login.trim(),
          password,
          ...(code === undefined ? {} : { code }),
        }),
      )
    } catch (error) {
      const { code: refusal, sentence } = describeError(error)
      const asksCode = refusal === 'LOGIN_CODE_REQUIRED' || refusal === 'LOGIN_CODE_REFUSED'
      setCode(asksCode ? '' : undefined)
      if (!asksCode) setPassword('')
      if (refusal !== 'LOGIN_CODE_REQUIRED')
        setProblem({
          sentence,
          at: placeOf(refusal),
          isDamage: refusal !== undefined && damage.has(refusal),
        })
      setPending(false)
    }
  }
  const onKey = (event: KeyboardEvent): void => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <EntranceSheet
      title={t(locked ? 'session.lockedTitle' : 'session.loginTitle')}
      {...(locked ? { text: t('session.lockedText') } : {})}
    >
      <LoginNotes status={status} />
      {problem?.at === 'note' && (
        <EntranceNote icon={<IconAlertTriangle size={18} stroke={1.6} />}>
          <Text fw={600} size="sm">
            {t('session.problemTitle')}
          </Text>
          {problem.sentence}
          {problem.isDamage && (
            <div>
              <Button mt="sm" size="xs" onClick={() => onDamaged(login.trim())}>
                {t('backup.useLocal')}
              </Button>
            </div>
          )}
        </EntranceNote>
      )}
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('session.login')}
            value={login}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus={knownLogin === ''}
            onChange={({ currentTarget }) => setLogin(currentTarget.value)}
          />
          <PasswordInput
            label={t('session.password')}
            value={password}
            autoComplete="current-password"
            autoFocus={knownLogin !== ''}
            error={problem?.at === 'password' ? problem.sentence : undefined}
            description={capsLock ? t('session.capsLock') : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            visibilityToggleButtonProps={{ 'aria-label': t('common.showPassword') }}
            onChange={({ currentTarget }) => setPassword(currentTarget.value)}
            onKeyDown={onKey}
            onKeyUp={onKey}
          />
          {code !== undefined && (
            <LoginCodeInput
              value={code}
              onChange={setCode}
              autoFocus
              error={problem?.at === 'code' ? problem.sentence : undefined}
            />
          )}
          <Button type="submit" fullWidth loading={pending} mt={4}>
            {t('session.logIn')}
          </Button>
          <button type="button" className={classes.linkButton} onClick={onForgot}>
            {t('session.forgot')}
          </button>
        </Stack>
      </form>
    </EntranceSheet>
  )
}

const placeOf = (refusal: string | undefined): 'password' | 'code' | 'note' =>
  refusal === 'LOGIN_REFUSED' ? 'password' : refusal === 'LOGIN_CODE_REFUSED' ? 'code' : 'note'

const LoginNotes = ({ status }: { status: SessionStatus }) => {
  const t = useT()
  const { departure } = useStore(sessionStore)
  const icon = { size: 18, stroke: 1.6 }
  return (
    <>
      {departure?.reason === 'crashed' && (
        <EntranceNote icon={<IconPlugConnectedX {...icon} />}>{t('session.crashedText')}</EntranceNote>
      )}
      {!departure && status.endedAbruptly && (
        <EntranceNote icon={<IconAlertTriangle {...icon} />}>{t('session.abruptText')}</EntranceNote>
      )}
      {departure?.keepsTree && (
        <EntranceNote icon={<IconDeviceFloppy {...icon} />}>{t('session.keptText')}</EntranceNote>
      )}
      {!departure && status.demo && (
        <EntranceNote icon={<IconInfoCircle {...icon} />}>
          <Text fw={600} size="sm">
            {t('session.demoTitle')}
          </Text>
          {t('session.demoText')}
        </EntranceNote>
      )}
    </>
  )
}
