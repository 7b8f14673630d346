import { Button, Group, List, Modal, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { useT } from '#renderer/i18n/t.ts'

type Warned<Warning> = { outcome: 'warned'; warnings: Warning[] }
type Code<Warning extends { code: string }> = Warning['code']

export type WarningDialog<Warning extends { code: string }> = {
  dialog: ReactNode
  /**
   * Runs a write that may answer with warnings. Asks, and runs it again with what was accepted. Undefined where the
   * officer went back to look again: then nothing was written.
   */
  confirmed: <Saved extends { outcome: 'saved' }>(
    write: (acceptedWarnings: Code<Warning>[]) => Promise<Saved | Warned<Warning>>,
  ) => Promise<Saved | undefined>
}

/** Warnings are read before something unusual is saved: "Periksa lagi" is the default, "Tetap simpan" the other way. */
export const useWarningDialog = <Warning extends { code: string }>(
  sentenceOf: (warning: Warning) => string,
): WarningDialog<Warning> => {
  const t = useT()
  const [warnings, setWarnings] = useState<Warning[]>([])
  const answer = useRef<(yes: boolean) => void>(undefined)
  const [opened, setOpened] = useState(false)
  const settle = (yes: boolean): void => {
    setOpened(false)
    answer.current?.(yes)
  }
  const ask = (found: Warning[]): Promise<boolean> => {
    setWarnings(found)
    setOpened(true)
    const { promise, resolve } = Promise.withResolvers<boolean>()
    answer.current = resolve
    return promise
  }
  const confirmed: WarningDialog<Warning>['confirmed'] = async (write) => {
    const accepted = new Set<Code<Warning>>()
    for (;;) {
      const outcome = await write([...accepted])
      if (outcome.outcome === 'saved') return outcome
      if (!(await ask(outcome.warnings))) return undefined
      for (const { code } of outcome.warnings) accepted.add(code)
    }
  }
  const dialog = (
    <Modal opened={opened} onClose={() => settle(false)} title={t('common.warningTitle')} size={520}>
      <Text c="dimmed">{t('common.warningText')}</Text>
      <List
        mt="md"
        spacing="xs"
        icon={<IconAlertTriangle size={18} stroke={1.7} color="var(--mantine-color-orange-6)" />}
      >
        {warnings.map((warning) => (
          <List.Item key={sentenceOf(warning)}>{sentenceOf(warning)}</List.Item>
        ))}
      </List>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={() => settle(true)}>
          {t('common.saveAnyway')}
        </Button>
        <Button data-autofocus onClick={() => settle(false)}>
          {t('common.lookAgain')}
        </Button>
      </Group>
    </Modal>
  )
  return { dialog, confirmed }
}
