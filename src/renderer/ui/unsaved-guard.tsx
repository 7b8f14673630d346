import { Button, Group, Modal, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { useUnsaved } from '#renderer/app/unsaved.ts'
import { useT } from '#renderer/i18n/t.ts'

type UnsavedGuardProps = {
  dirty: boolean
  /** What becomes of the input, where leaving does not lose it. */
  text?: string
}

/** Asks before input that is not saved is left. `useContractForm` forms carry one already. */
export const UnsavedGuard = ({ dirty, text }: UnsavedGuardProps) => {
  const t = useT()
  useUnsaved(dirty)
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  return (
    <Modal
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title={t('common.unsavedTitle')}
      size={440}
    >
      <Text>{text ?? t('common.unsavedText')}</Text>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={() => proceed?.()}>
          {t(text === undefined ? 'common.unsavedLeave' : 'common.unsavedKeep')}
        </Button>
        <Button data-autofocus onClick={() => reset?.()}>
          {t('common.unsavedStay')}
        </Button>
      </Group>
    </Modal>
  )
}
