import { Button, Group, Modal, Text, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { describeError } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'

type DialogProps = {
  opened: boolean
  onClose: () => void
  title: string
  /** What will happen, in one or two sentences. */
  children?: ReactNode
  /** The word on the default button: what it does, never "OK". */
  confirmLabel: string
  danger?: boolean
}

/** Runs the act of a dialog: closes only when it is really done and keeps the refusal inside otherwise. */
const useDialogAct = (onClose: () => void) => {
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const close = (): void => {
    setProblem(undefined)
    onClose()
  }
  const run = async (act: () => unknown): Promise<void> => {
    setPending(true)
    setProblem(undefined)
    try {
      await act()
      onClose()
    } catch (error) {
      setProblem(describeError(error).sentence)
    } finally {
      setPending(false)
    }
  }
  return { pending, problem, run, close }
}

/** Asks once before something that cannot be taken back. */
export const ConfirmDialog = ({
  opened,
  onClose,
  title,
  children,
  confirmLabel,
  danger = false,
  onConfirm,
}: DialogProps & { onConfirm: () => unknown }) => {
  const { pending, problem, run, close } = useDialogAct(onClose)
  return (
    <Modal opened={opened} onClose={close} title={title} size={440}>
      {children}
      <Problem text={problem} />
      <Buttons
        close={close}
        confirmLabel={confirmLabel}
        danger={danger}
        pending={pending}
        run={() => void run(onConfirm)}
      />
    </Modal>
  )
}

const noSuggestions: readonly string[] = []

/** Asks for the reason of an act; the reason goes into the change log. */
export const ReasonDialog = ({
  opened,
  onClose,
  title,
  children,
  confirmLabel,
  danger = false,
  onConfirm,
  reasonLabel,
  before,
  canConfirm = true,
  unmet,
  suggestions = noSuggestions,
  maxLength = 500,
  onCancel = onClose,
}: DialogProps & {
  onConfirm: (reason: string) => unknown
  reasonLabel?: string
  /** Further fields above the reason. */
  before?: ReactNode
  canConfirm?: boolean
  /** Said to whoever confirms while `canConfirm` is false, where no field above says it. */
  unmet?: string
  /** Usual reasons, taken over with a click. */
  suggestions?: readonly string[]
  maxLength?: number
  /** Where leaving the dialog is something else than its having been confirmed. */
  onCancel?: () => void
}) => {
  const t = useT()
  const { pending, problem, run } = useDialogAct(onClose)
  const close = onCancel
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const empty = reason.trim() === ''
  const confirm = (): void => {
    setAsked(true)
    if (!empty && canConfirm) void run(() => onConfirm(reason.trim()))
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={title}
      size={480}
      onExitTransitionEnd={() => {
        setReason('')
        setAsked(false)
      }}
    >
      {children}
      {before}
      <Textarea
        mt="md"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={maxLength}
        data-autofocus={before === undefined || undefined}
        label={reasonLabel ?? t('common.reason')}
        placeholder={t('common.reasonPlaceholder')}
        description={t('common.reasonKept')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        value={reason}
        error={asked && empty ? t('common.valueRequired') : undefined}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.ctrlKey) confirm()
        }}
      />
      {suggestions.length > 0 && (
        <Group gap={6} mt="xs">
          {suggestions.map((suggestion) => (
            <Button
              key={suggestion}
              size="compact-xs"
              variant="default"
              fw={500}
              onClick={() => setReason(suggestion)}
            >
              {suggestion}
            </Button>
          ))}
        </Group>
      )}
      <Problem text={problem ?? (asked && !canConfirm ? unmet : undefined)} />
      <Buttons close={close} confirmLabel={confirmLabel} danger={danger} pending={pending} run={confirm} />
    </Modal>
  )
}

const Problem = ({ text }: { text: string | undefined }) =>
  text === undefined ? null : (
    <Text c="var(--mantine-color-error)" mt="sm" role="alert">
      {text}
    </Text>
  )

type ButtonsProps = {
  close: () => void
  confirmLabel: string
  danger: boolean
  pending: boolean
  run: () => void
}

const Buttons = ({ close, confirmLabel, danger, pending, run }: ButtonsProps) => {
  const t = useT()
  return (
    <Group justify="flex-end" gap="sm" mt="lg">
      <Button variant="default" onClick={close}>
        {t('common.cancel')}
      </Button>
      <Button loading={pending} onClick={run} {...(danger ? { color: '#b3261e' } : {})}>
        {confirmLabel}
      </Button>
    </Group>
  )
}
