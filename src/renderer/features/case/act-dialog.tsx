import { Alert, Button, Group, Modal, Text } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { describeError } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'

type ActDialogProps = {
  opened: boolean
  onClose: () => void
  title: string
  /** What will happen, above the fields. */
  text?: string
  confirmLabel: string
  danger?: boolean
  /** Width; wider where many fields stand side by side. */
  size?: number
  /** False: something is missing, or the officer wants to look again; the dialog stays. */
  onConfirm: () => Promise<boolean>
  children?: ReactNode
}

/** A dialog with fields: Ctrl+Enter sends, a refusal stays inside, and it closes only when the act is done. */
export const ActDialog = ({
  opened,
  onClose,
  title,
  text,
  confirmLabel,
  danger = false,
  size = 520,
  onConfirm,
  children,
}: ActDialogProps) => {
  const t = useT()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const close = (): void => {
    setProblem(undefined)
    onClose()
  }
  const run = async (): Promise<void> => {
    setPending(true)
    setProblem(undefined)
    try {
      if (await onConfirm()) close()
    } catch (error) {
      setProblem(describeError(error).sentence)
    } finally {
      setPending(false)
    }
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!pending) void run()
  }
  return (
    <Modal opened={opened} onClose={close} title={title} size={size}>
      <form
        noValidate
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
        }}
      >
        {text !== undefined && (
          <Text c="dimmed" mb="md">
            {text}
          </Text>
        )}
        {children}
        {problem !== undefined && (
          <Alert color="red" variant="light" mt="md" role="alert">
            {problem}
          </Alert>
        )}
        <Group justify="flex-end" gap="sm" mt="lg">
          <Button variant="default" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={pending} {...(danger ? { color: '#b3261e' } : {})}>
            {confirmLabel}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
