import { Group, Loader } from '@mantine/core'
import type { EndReason } from '#renderer/app/client.ts'
import { type MessageKey, useT } from '#renderer/i18n/t.ts'
import { EntranceSheet } from './entrance-sheet.tsx'

const words: Record<Exclude<EndReason, 'locked'>, { title: MessageKey; text: MessageKey }> = {
  crashed: { title: 'session.reconnectTitle', text: 'session.reconnectText' },
  stopped: { title: 'session.stoppedTitle', text: 'session.stoppedText' },
  gone: { title: 'session.goneTitle', text: 'session.goneText' },
  notAdmitted: { title: 'session.notAdmittedTitle', text: 'session.notAdmittedText' },
}

/** Says calmly what became of the service, what is safe and what to do. */
export const ConnectionScreen = ({ reason }: { reason: Exclude<EndReason, 'locked'> }) => {
  const t = useT()
  const { title, text } = words[reason]
  return (
    <EntranceSheet title={t(title)} text={t(text)}>
      {reason === 'crashed' && (
        <Group gap="sm" role="status">
          <Loader size="xs" />
          {t('common.loading')}
        </Group>
      )}
    </EntranceSheet>
  )
}
