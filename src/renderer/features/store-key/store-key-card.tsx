import { Alert, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconKey, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  recoveryForm,
  type RecoveryForm,
  type RecoveryPaper,
  type StoreKeyStatus,
} from '#shared/features/store-key/store-key.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, showError } from '#renderer/app/show-error.ts'
import { RecoveryCodeSheet } from '#renderer/features/session/recovery-code-sheet.tsx'
import { formatFileSize, formatInstant, formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { durationOf, pendingText } from './store-key-words.ts'

export const readStoreKeyAgain = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: orpc.storeKey.key() })

export const useStoreKey = () => useQuery(orpc.storeKey.status.queryOptions())

/** Under which key the data lies, since when, and in what form the way in without a password is kept. */
export const StoreKeyCard = () => {
  const t = useT()
  const { may } = useSession()
  const { data } = useStoreKey()
  const [task, setTask] = useState<'change' | 'renew'>()
  const mayWrite = may('storeKey.write')
  const close = (): void => setTask(undefined)
  if (!data) return null
  return (
    <SectionCard
      title={t('storeKey.title')}
      line={t('storeKey.line')}
      actions={
        <Group gap="xs">
          <ReasonedButton
            verdict={mayWrite}
            variant="default"
            size="compact-md"
            leftSection={<IconPrinter size={16} stroke={1.7} />}
            onClick={() => setTask('renew')}
          >
            {t('storeKey.renew')}
          </ReasonedButton>
          <ReasonedButton
            verdict={mayWrite}
            variant="default"
            size="compact-md"
            leftSection={<IconKey size={16} stroke={1.7} />}
            onClick={() => setTask('change')}
          >
            {t('storeKey.change')}
          </ReasonedButton>
        </Group>
      }
    >
      <Pending status={data} />
      <FactList
        columns={2}
        facts={[
          { label: t('storeKey.generation'), value: formatNumber(data.generation) },
          {
            label: t('storeKey.changedAt'),
            value: data.changedAt ? formatInstant(data.changedAt) : t('storeKey.never'),
          },
          { label: t('storeKey.recovery'), value: <RecoveryWords recovery={data.recovery} /> },
          { label: t('storeKey.size'), value: formatFileSize(data.bytes) },
        ]}
      />
      <ChangeKeyDialog opened={task === 'change'} onClose={close} bytes={data.bytes} />
      {task === 'renew' && <RenewRecovery onClose={close} />}
    </SectionCard>
  )
}

const RecoveryWords = ({ recovery }: Pick<StoreKeyStatus, 'recovery'>) => {
  const t = useT()
  if (!recovery) return t('storeKey.recoveryUnknown')
  const key = recovery.form === 'whole' ? 'storeKey.recoveryWhole' : 'storeKey.recoveryShares'
  return t(key, { at: formatInstant(recovery.madeAt) })
}

const Pending = ({ status }: { status: StoreKeyStatus }) => {
  const t = useT()
  const { may } = useSession()
  const [trying, setTrying] = useState(false)
  const text = pendingText(t, status)
  if (text === undefined) return null
  const again = async (): Promise<void> => {
    setTrying(true)
    try {
      const { pending } = await client.storeKey.change({ reason: t('storeKey.againReason') })
      if (!pending) showDone(t('storeKey.changed'))
      await readStoreKeyAgain()
    } catch (error) {
      showError(error)
    } finally {
      setTrying(false)
    }
  }
  return (
    <Alert color="orange" variant="light" mb="md" icon={<IconAlertTriangle size={18} />} role="alert">
      <Text size="sm">{text}</Text>
      <ReasonedButton
        verdict={may('storeKey.write')}
        mt="xs"
        size="compact-sm"
        variant="default"
        loading={trying}
        onClick={() => void again()}
      >
        {t('storeKey.again')}
      </ReasonedButton>
    </Alert>
  )
}

const ChangeKeyDialog = ({
  opened,
  onClose,
  bytes,
}: {
  opened: boolean
  onClose: () => void
  bytes: number
}) => {
  const t = useT()
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title={t('storeKey.changeTitle')}
      confirmLabel={t('storeKey.change')}
      onConfirm={async (reason) => {
        const { pending } = await client.storeKey.change({ reason })
        await readStoreKeyAgain()
        if (!pending) showDone(t('storeKey.changed'))
      }}
    >
      <Text>{t('storeKey.changeText')}</Text>
      <Text c="dimmed" size="sm" mt="xs">
        {t('storeKey.wait', { time: durationOf(t, bytes) })}
      </Text>
    </ReasonDialog>
  )
}

const RenewRecovery = ({ onClose }: { onClose: () => void }) => {
  const t = useT()
  const { officeName } = useSession()
  const [form, setForm] = useState<RecoveryForm>('whole')
  const [paper, setPaper] = useState<RecoveryPaper>()
  if (paper) {
    const isWhole = paper.form === 'whole'
    return (
      // It is shown once: neither Escape nor a click beside it may take it away.
      <Modal
        opened
        onClose={() => undefined}
        withCloseButton={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
        size={640}
        title={t(isWhole ? 'session.codeTitle' : 'storeKey.sharesTitle')}
      >
        <Text mb="md">{t(isWhole ? 'session.codeText' : 'storeKey.sharesText')}</Text>
        <RecoveryCodeSheet
          paper={paper}
          officeName={officeName}
          continueLabel={t('storeKey.done')}
          onContinue={onClose}
        />
      </Modal>
    )
  }
  return (
    <ReasonDialog
      opened
      // After the confirmation the sheet is shown in its place.
      onClose={() => undefined}
      onCancel={onClose}
      title={t('storeKey.renewTitle')}
      confirmLabel={t('storeKey.renew')}
      before={
        <Radio.Group
          mt="md"
          label={t('storeKey.form')}
          value={form}
          onChange={(value) => setForm(recoveryForm.parse(value))}
        >
          <Stack gap="sm" mt="xs">
            <Radio value="whole" label={t('storeKey.formWhole')} description={t('storeKey.formWholeHint')} />
            <Radio
              value="shares"
              label={t('storeKey.formShares')}
              description={t('storeKey.formSharesHint')}
            />
          </Stack>
        </Radio.Group>
      }
      onConfirm={async (reason) => {
        setPaper(await client.storeKey.renewRecovery({ form, reason }))
        await readStoreKeyAgain()
      }}
    >
      <Text>{t('storeKey.renewText')}</Text>
    </ReasonDialog>
  )
}
