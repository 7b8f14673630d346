import { Button, Group, List, Modal, Text, Textarea } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { useT } from '#renderer/i18n/t.ts'

type Warned<Warning> = { outcome: 'warned'; warnings: Warning[] }
type Answer = { yes: boolean; reason: string | null }
type Code<Warning extends { code: string }> = Warning['code']

export type WarningDialog<Warning extends { code: string }> = {
  dialog: ReactNode
  /**
   * Runs a write that may answer with warnings. Asks, and runs it again with what was accepted and, where it is asked,
   * why. Undefined where the officer went back to look again: then nothing was written.
   */
  confirmed: <Saved extends { outcome: 'saved' }>(
    write: (acceptedWarnings: Code<Warning>[], reason: string | null) => Promise<Saved | Warned<Warning>>,
  ) => Promise<Saved | undefined>
}

/** Where why a warning is overruled is kept. */
type ReasonAsked = { reasonLabel: string; maxLength: number }

/** Warnings are read before something unusual is saved: "Periksa lagi" is the default, "Tetap simpan" the other way. */
export const useWarningDialog = <Warning extends { code: string }>(
  sentenceOf: (warning: Warning) => string,
  reasonAsked?: ReasonAsked,
): WarningDialog<Warning> => {
  const t = useT()
  const [warnings, setWarnings] = useState<Warning[]>([])
  const answer = useRef<(answer: Answer) => void>(undefined)
  const [opened, setOpened] = useState(false)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const lacksReason = reasonAsked !== undefined && reason.trim() === ''
  const settle = (yes: boolean): void => {
    setAsked(yes)
    if (yes && lacksReason) return
    setOpened(false)
    answer.current?.({ yes, reason: reasonAsked ? reason.trim() : null })
  }
  const ask = (found: Warning[]): Promise<Answer> => {
    setWarnings(found)
    setAsked(false)
    setOpened(true)
    const { promise, resolve } = Promise.withResolvers<Answer>()
    answer.current = resolve
    return promise
  }
  const confirmed: WarningDialog<Warning>['confirmed'] = async (write) => {
    const accepted = new Set<Code<Warning>>()
    let why: string | null = null
    for (;;) {
      const outcome = await write([...accepted], why)
      if (outcome.outcome === 'saved') return outcome
      const answered = await ask(outcome.warnings)
      if (!answered.yes) return undefined
      why = answered.reason
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
      {reasonAsked && (
        <Textarea
          mt="md"
          label={reasonAsked.reasonLabel}
          required
          autosize
          minRows={2}
          maxRows={6}
          maxLength={reasonAsked.maxLength}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          error={asked && lacksReason ? t('common.valueRequired') : undefined}
          data-private
        />
      )}
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
