import { Button, Group, Modal, PasswordInput, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { permissionTable, type Role } from '#shared/kernel/permissions.ts'
import { client } from '#renderer/app/client.ts'
import { type AskedQuestion, questionStore } from '#renderer/app/questions.ts'
import { describeError } from '#renderer/app/show-error.ts'
import { useSession } from '#renderer/app/session.ts'
import { useStore } from '#renderer/app/store.ts'
import { actionLabel } from '#renderer/i18n/labels.ts'
import { roleLabel } from '#renderer/i18n/role-label.ts'
import { type MessageKey, useT } from '#renderer/i18n/t.ts'
import { LoginCodeInput } from './login-code-input.tsx'
import { RecoveryCodeInputs, shareFrom } from './recovery-code-inputs.tsx'
import classes from './question-dialog.module.css'

/** Above every dialog that asked for the act, and with an Escape of its own. */
const layer = 1000
const ownEscape = { 'data-mantine-stop-propagation': 'true' }

/** Asks whoever sits here for what the service wants before it does an act; the act is repeated by whoever called it. */
export const QuestionDialog = () => {
  const t = useT()
  const [question] = useStore(questionStore)
  const leave = (): void => question?.settle(false)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    leave()
  }
  return (
    <Modal
      opened={question !== undefined}
      onClose={leave}
      onKeyDown={onKeyDown}
      closeOnEscape={false}
      closeOnClickOutside={false}
      zIndex={layer}
      size={460}
      transitionProps={{ duration: 0 }}
      title={t(titleOf[question?.kind ?? 'stepUp'])}
      closeButtonProps={{ 'aria-label': t('common.close'), ...ownEscape }}
    >
      {question?.kind === 'stepUp' && <PasswordForm question={question} />}
      {question?.kind === 'secondPerson' && <ApprovalForm key={question.digest} question={question} />}
      {question?.kind === 'paperCode' && <PaperCodeForm key={question.digest} question={question} />}
    </Modal>
  )
}

const titleOf = {
  stepUp: 'session.confirmTitle',
  secondPerson: 'session.secondTitle',
  paperCode: 'session.paperTitle',
} as const satisfies Record<AskedQuestion['kind'], MessageKey>

type Problem = { sentence: string; field: 'password' | 'code' | undefined }

/** Sends what was typed and settles the question; keeps what was wrong at its field. */
const useAnswer = (question: AskedQuestion, onRefused: (code: string | undefined) => void) => {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const send = async (event: FormEvent, answer: () => Promise<unknown>): Promise<void> => {
    event.preventDefault()
    // A form inside a dialog is still inside the form that opened it, to React.
    event.stopPropagation()
    if (pending) return
    setPending(true)
    setProblem(undefined)
    try {
      await answer()
      question.settle(true)
    } catch (error) {
      const { code, sentence } = describeError(error)
      onRefused(code)
      if (code !== 'LOGIN_CODE_REQUIRED') setProblem({ sentence, field: fieldOf(code) })
      setPending(false)
    }
  }
  return { pending, problem, send }
}

const fieldOf = (code: string | undefined): Problem['field'] =>
  code === 'LOGIN_REFUSED' ? 'password' : code === 'LOGIN_CODE_REFUSED' ? 'code' : undefined

const PasswordForm = ({ question }: { question: AskedQuestion }) => {
  const t = useT()
  const { fullName } = useSession()
  const [password, setPassword] = useState('')
  const { pending, problem, send } = useAnswer(question, () => setPassword(''))
  return (
    <form noValidate onSubmit={(event) => void send(event, async () => client.session.confirm({ password }))}>
      <Act action={question.action} text={t('session.confirmText', { name: fullName })} />
      <PasswordInput
        label={t('session.password')}
        value={password}
        autoComplete="current-password"
        data-autofocus
        error={problem?.field === 'password' ? problem.sentence : undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('common.showPassword') }}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        {...ownEscape}
      />
      <Ending
        question={question}
        pending={pending}
        ready={password !== ''}
        label={t('session.confirmAct')}
        problem={problem?.field === undefined ? problem?.sentence : undefined}
      />
    </form>
  )
}

const ApprovalForm = ({ question }: { question: AskedQuestion & { kind: 'secondPerson' } }) => {
  const t = useT()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState<string>()
  const { pending, problem, send } = useAnswer(question, (refusal) => {
    const asksCode = refusal === 'LOGIN_CODE_REQUIRED' || refusal === 'LOGIN_CODE_REFUSED'
    setCode(asksCode ? '' : undefined)
    if (!asksCode) setPassword('')
  })
  const { digest } = question
  return (
    <form
      noValidate
      onSubmit={(event) =>
        void send(event, async () =>
          client.session.approve({
            digest,
            login: login.trim(),
            password,
            ...(code === undefined ? {} : { code }),
          }),
        )
      }
    >
      <Act action={question.action} text={t('session.secondText')} />
      <Text size="sm" c="dimmed" mb="md">
        {t('session.secondWho', { roles: holdersOf(question.permission).map(roleLabel).join(', ') })}
      </Text>
      <Stack gap="md">
        <TextInput
          label={t('session.secondLogin')}
          value={login}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          data-autofocus
          onChange={({ currentTarget }) => setLogin(currentTarget.value)}
          {...ownEscape}
        />
        <PasswordInput
          label={t('session.secondPassword')}
          value={password}
          autoComplete="off"
          error={problem?.field === 'password' ? problem.sentence : undefined}
          visibilityToggleButtonProps={{ 'aria-label': t('common.showPassword') }}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
          {...ownEscape}
        />
        {code !== undefined && (
          <LoginCodeInput
            value={code}
            onChange={setCode}
            error={problem?.field === 'code' ? problem.sentence : undefined}
            autoFocus
            {...ownEscape}
          />
        )}
      </Stack>
      <Ending
        question={question}
        pending={pending}
        ready={login.trim() !== '' && password !== '' && code !== ''}
        label={t('session.secondAct')}
        problem={problem?.field === undefined ? problem?.sentence : undefined}
      />
    </form>
  )
}

/** In an office of one the paper code stands in for the second person; why it was taken out of the safe is written down. */
const PaperCodeForm = ({ question }: { question: AskedQuestion & { kind: 'paperCode' } }) => {
  const t = useT()
  const [recoveryCode, setCode] = useState('')
  const [typedShare, setShare] = useState('')
  const [reason, setReason] = useState('')
  const { pending, problem, send } = useAnswer(question, () => {})
  const { digest } = question
  const secondShare = shareFrom(typedShare)
  return (
    <form
      noValidate
      onSubmit={(event) =>
        void send(event, async () =>
          client.session.approveByCode({ digest, recoveryCode, secondShare, reason: reason.trim() }),
        )
      }
    >
      <Act action={question.action} text={t('session.paperText')} />
      <Stack gap="md">
        <RecoveryCodeInputs
          code={recoveryCode}
          onCode={setCode}
          share={typedShare}
          onShare={setShare}
          {...ownEscape}
        />
        <Textarea
          label={t('session.paperReason')}
          required
          autosize
          minRows={1}
          maxLength={500}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          {...ownEscape}
        />
      </Stack>
      <Ending
        question={question}
        pending={pending}
        ready={recoveryCode.trim() !== '' && reason.trim() !== ''}
        label={t('session.paperAct')}
        problem={problem?.sentence}
      />
    </form>
  )
}

const holdersOf = (permission: string): readonly Role[] =>
  (permissionTable as Readonly<Record<string, readonly Role[]>>)[permission] ?? []

/** What is going to happen once the question is answered. */
const Act = ({ action, text }: { action: string; text: string }) => {
  const t = useT()
  const name = actionLabel(action)
  return (
    <>
      {name !== action && (
        <p className={classes.act}>
          <b>{t('session.asksFor')}</b>
          {name}
        </p>
      )}
      <Text mb="md">{text}</Text>
    </>
  )
}

type EndingProps = {
  question: AskedQuestion
  pending: boolean
  ready: boolean
  label: string
  problem: string | undefined
}

const Ending = ({ question, pending, ready, label, problem }: EndingProps) => {
  const t = useT()
  return (
    <>
      {problem !== undefined && (
        <Text c="var(--mantine-color-error)" mt="sm" role="alert">
          {problem}
        </Text>
      )}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={() => question.settle(false)} {...ownEscape}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={pending} disabled={!ready} {...ownEscape}>
          {label}
        </Button>
      </Group>
    </>
  )
}
