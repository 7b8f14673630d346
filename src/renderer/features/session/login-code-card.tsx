import { Alert, Button, Group, Modal, PasswordInput, Skeleton, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { client, orpc } from '#renderer/app/client.ts'
import { sessionStore, useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SvgImage } from '#renderer/ui/blob-image.tsx'
import { ContractForm, useContractForm } from '#renderer/ui/contract-form.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { LoginCodeInput } from './login-code-input.tsx'
import classes from './login-code-card.module.css'

/** Codes of a telephone beside the password: off until an officer wants them. */
export const LoginCodeCard = () => {
  const t = useT()
  const { hasLoginCode } = useSession()
  const [opened, setOpened] = useState(false)
  const close = (): void => setOpened(false)
  const title = t(hasLoginCode ? 'session.codeRemove' : 'session.codeSetUp')
  return (
    <SectionCard title={t('session.loginCodeTitle')} line={t('session.codeLine')}>
      <Stack gap="md" align="flex-start" maw={560}>
        <Text fw={600}>{t(hasLoginCode ? 'session.codeOn' : 'session.codeOff')}</Text>
        <Text size="sm" c="dimmed">
          {t('session.codeLost')}
        </Text>
        <Button variant="default" onClick={() => setOpened(true)}>
          {title}
        </Button>
      </Stack>
      <Modal opened={opened} onClose={close} title={title} size={hasLoginCode ? 460 : 620}>
        {opened && (hasLoginCode ? <RemoveForm onClose={close} /> : <SetUp onClose={close} />)}
      </Modal>
    </SectionCard>
  )
}

const keepInSession = (hasLoginCode: boolean): void => {
  const { session, departure } = sessionStore.get()
  if (session) sessionStore.set({ session: { ...session, hasLoginCode }, departure })
}

const SetUp = ({ onClose }: { onClose: () => void }) => {
  const { data, error, refetch } = useQuery({
    ...orpc.session.offerLoginCode.queryOptions(),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={320} />
  return <SetUpForm {...data} onClose={onClose} />
}

const proof = z.object({ code: z.string().min(6).max(7), password: z.string().min(1).max(256) })

const SetUpForm = ({
  secret,
  picture,
  onClose,
}: {
  secret: string
  picture: string
  onClose: () => void
}) => {
  const t = useT()
  const state = useContractForm({
    schema: proof,
    initialValues: { code: '', password: '' },
    refusalFields: { LOGIN_REFUSED: 'password', LOGIN_CODE_REFUSED: 'code' },
    submit: async (input) => {
      await client.session.startLoginCode({ ...input, secret })
      keepInSession(true)
      showDone(t('session.codeStarted'))
      onClose()
    },
  })
  const { form } = state
  return (
    <ContractForm
      guarded={false}
      state={state}
      footer={
        <Buttons pending={state.pending} label={t('session.codeSetUp')} onClose={onClose} danger={false} />
      }
    >
      <div className={classes.columns}>
        <div className={classes.picture}>
          <SvgImage svg={picture} alt={t('session.codePicture')} />
        </div>
        <Stack gap="sm">
          <Text>{t('session.codeScan')}</Text>
          <Text size="sm" c="dimmed">
            {t('session.codeType')}
          </Text>
          <code className={classes.secret}>{secret}</code>
          <Text>{t('session.codeProve')}</Text>
          <LoginCodeInput
            required
            data-autofocus
            {...form.getInputProps('code')}
            value={form.values.code}
            onChange={(typed) => form.setFieldValue('code', typed)}
          />
          <PasswordInput
            label={t('session.password')}
            required
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('common.showPassword') }}
            {...form.getInputProps('password')}
          />
        </Stack>
      </div>
      <Alert variant="light" mt="md">
        {t('session.codeClock')}
      </Alert>
    </ContractForm>
  )
}

const removal = z.object({ password: z.string().min(1).max(256) })

const RemoveForm = ({ onClose }: { onClose: () => void }) => {
  const t = useT()
  const state = useContractForm({
    schema: removal,
    initialValues: { password: '' },
    refusalFields: { LOGIN_REFUSED: 'password' },
    submit: async (input) => {
      await client.session.endLoginCode(input)
      keepInSession(false)
      showDone(t('session.codeEnded'))
      onClose()
    },
  })
  return (
    <ContractForm
      guarded={false}
      state={state}
      footer={<Buttons pending={state.pending} label={t('session.codeRemove')} onClose={onClose} danger />}
    >
      <Text mb="md">{t('session.codeRemoveText')}</Text>
      <PasswordInput
        label={t('session.password')}
        required
        data-autofocus
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('common.showPassword') }}
        {...state.form.getInputProps('password')}
      />
    </ContractForm>
  )
}

type ButtonsProps = { pending: boolean; label: string; onClose: () => void; danger: boolean }

const Buttons = ({ pending, label, onClose, danger }: ButtonsProps) => {
  const t = useT()
  return (
    <Group justify="flex-end" gap="sm" mt="lg">
      <Button variant="default" onClick={onClose}>
        {t('common.cancel')}
      </Button>
      <Button type="submit" loading={pending} {...(danger ? { color: '#b3261e' } : {})}>
        {label}
      </Button>
    </Group>
  )
}
