import { ActionIcon, Button, Group, Modal, Text, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { canCancelNumber } from '#shared/features/number/number.rules.ts'
import type { NumberEntry } from '#shared/features/number/number.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { formatDate, formatInstant } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { type Fact, FactList } from '#renderer/ui/fact-list.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import classes from './number-register.module.css'
import { originKey, stateKey, stateTones, typeKey } from './number-words.ts'
import { refreshNumbers } from './number.queries.ts'

type NumberDialogProps = {
  entry: NumberEntry
  onChange: (entry: NumberEntry) => void
  onClose: () => void
}

/** One line of the register in full, and taking it out of use. */
export const NumberDialog = ({ entry, onChange, onClose }: NumberDialogProps) => {
  const t = useT()
  const { may } = useSession()
  const [cancelling, setCancelling] = useState(false)
  const { number, state } = entry
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(number)
      showDone(t('number.copied'))
    } catch {
      notifications.show({ color: 'red', message: t('number.copyRefused') })
    }
  }
  const cancel = async (reason: string): Promise<void> => {
    const cancelled = await client.number.cancel({ id: entry.id, reason })
    await refreshNumbers()
    showDone(t('number.cancelled', { number }))
    onChange(cancelled)
  }
  const facts: Fact[] = [
    { label: t('number.columnType'), value: t(typeKey(entry.documentType)) },
    { label: t('number.datedOn'), value: formatDate(entry.datedOn) },
    { label: t('number.columnOrigin'), value: t(originKey(entry.origin)) },
    { label: t('number.recordedAt'), value: formatInstant(entry.recordedAt) },
    ...noteOf(t, entry),
  ]
  return (
    <>
      <Modal opened={!cancelling} onClose={onClose} size={500} title={t('number.entryTitle')}>
        <div className={classes.bigLine}>
          <span className={classes.bigNumber} data-cancelled={state === 'cancelled' || undefined}>
            {number}
          </span>
          <Tooltip label={t('number.copy')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('number.copy')}
              onClick={() => void copy()}
            >
              <IconCopy size={16} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
          <span style={{ flex: 1 }} />
          <StateBadge tone={stateTones[state]}>{t(stateKey(state))}</StateBadge>
        </div>
        <FactList facts={facts} />
        {state === 'reserved' && <p className={classes.hint}>{t('number.reservedHint')}</p>}
        <Group justify="space-between" mt="xl">
          {state === 'cancelled' ? (
            <span />
          ) : (
            <ReasonedButton
              variant="default"
              verdict={[may('document.issue'), canCancelNumber(entry)]}
              onClick={() => setCancelling(true)}
            >
              {t('number.cancel')}
            </ReasonedButton>
          )}
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('common.close')}
          </Button>
        </Group>
      </Modal>
      <ReasonDialog
        danger
        opened={cancelling}
        onClose={() => setCancelling(false)}
        title={t('number.cancelTitle', { number })}
        confirmLabel={t('number.cancel')}
        onConfirm={cancel}
      >
        <Text c="dimmed">{t('number.cancelText')}</Text>
      </ReasonDialog>
    </>
  )
}

/** What the number is or was for, as far as it is known. */
const noteOf = (t: Translate, { state, reason, usedFor }: NumberEntry): Fact[] => {
  if (usedFor !== null) return [{ label: t('number.usedFor'), value: usedFor }]
  if (reason === null) return []
  return [{ label: t(state === 'cancelled' ? 'number.cancelReason' : 'number.reserveReason'), value: reason }]
}
