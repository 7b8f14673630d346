import { ActionIcon, Menu, Modal, VisuallyHidden } from '@mantine/core'
import {
  IconDots,
  IconHistory,
  IconKey,
  IconLockOpen,
  IconPencil,
  IconPlus,
  IconUserOff,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Officer } from '#shared/features/officer/officer.schema.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { verdictReason } from '#renderer/app/show-error.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { roleLabel } from '#renderer/i18n/role-label.ts'
import { useT } from '#renderer/i18n/t.ts'
import { StoreKeyCard } from '#renderer/features/store-key/store-key-card.tsx'
import { SettingsPage } from '#renderer/features/settings/settings-page.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { HistoryPanel } from '#renderer/ui/history-panel.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { usePageKey } from '#renderer/ui/use-page-key.ts'
import { AddOfficerDialog, EditOfficerDialog } from './officer-dialogs.tsx'
import { DisableOfficerDialog, ResetPasswordDialog, UnblockOfficerDialog } from './officer-key-dialogs.tsx'
import classes from './officer-list-page.module.css'

type Task = { kind: 'add' } | { kind: 'edit' | 'disable' | 'reset' | 'unblock' | 'history'; officer: Officer }

/** Who works here, in which roles, and who no longer does. */
export const OfficerListPage = () => {
  const t = useT()
  const { may } = useSession()
  const { data, error, refetch } = useQuery(orpc.officer.list.queryOptions())
  const [task, setTask] = useState<Task>()
  const mayWrite = may('officer.write')
  usePageKey('n', mayWrite.allowed ? () => setTask({ kind: 'add' }) : undefined)
  const officers = data?.officers ?? []
  const active = officers.filter(({ disabledAt }) => disabledAt === null).length
  const close = (): void => setTask(undefined)
  return (
    <SettingsPage
      primary={
        <ReasonedButton
          verdict={mayWrite}
          leftSection={<IconPlus size={16} />}
          onClick={() => setTask({ kind: 'add' })}
        >
          {t('officer.add')}
        </ReasonedButton>
      }
    >
      <SectionCard
        title={t('officer.count', { active, disabled: officers.length - active })}
        line={t('officer.line')}
        flush
      >
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && <OfficerTable officers={officers} onTask={setTask} />}
      </SectionCard>
      <StoreKeyCard />
      <AddOfficerDialog opened={task?.kind === 'add'} onClose={close} />
      {task && task.kind !== 'add' && <OfficerTask task={task} onClose={close} />}
    </SettingsPage>
  )
}

const OfficerTable = ({
  officers,
  onTask,
}: {
  officers: readonly Officer[]
  onTask: (task: Task) => void
}) => {
  const t = useT()
  const { officerId } = useSession()
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('officer.name')}</th>
          <th scope="col">{t('officer.login')}</th>
          <th scope="col">{t('officer.position')}</th>
          <th scope="col">{t('officer.roles')}</th>
          <th scope="col">{t('officer.state')}</th>
          <th scope="col">
            <VisuallyHidden>{t('common.otherSteps')}</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {officers.map((officer) => (
          <tr key={officer.id} data-faded={officer.disabledAt !== null || undefined}>
            <td>
              <span className={classes.name}>{officer.fullName}</span>
              {officer.id === officerId && <span className={classes.self}>{t('officer.self')}</span>}
              {officer.nip !== null && (
                <span className={classes.nip} data-private>
                  {t('officer.nip')} {officer.nip}
                </span>
              )}
            </td>
            <td>{officer.login}</td>
            <td>{officer.position ?? t('common.emptyValue')}</td>
            <td>{officer.roles.map((role) => roleLabel(role)).join(', ')}</td>
            <td>
              {officer.disabledAt === null && officer.isBlocked ? (
                <StateBadge tone="bad">{t('officer.blocked')}</StateBadge>
              ) : officer.needsPassword ? (
                <StateBadge tone="warning">{t('officer.needsPassword')}</StateBadge>
              ) : officer.disabledAt === null ? (
                <StateBadge tone="good">{t('officer.active')}</StateBadge>
              ) : (
                <StateBadge tone="neutral">
                  {t('officer.disabled', {
                    date: formatDate(plainDateOfInstant(officer.disabledAt.getTime())),
                  })}
                </StateBadge>
              )}
            </td>
            <td className={classes.actions}>
              <OfficerMenu officer={officer} onTask={onTask} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const OfficerMenu = ({ officer, onTask }: { officer: Officer; onTask: (task: Task) => void }) => {
  const t = useT()
  const { may, officerId } = useSession()
  const mayWrite = may('officer.write')
  const self = officer.id === officerId
  const icon = { size: 16, stroke: 1.6 }
  return (
    <Menu position="bottom-end" shadow="md" width={280}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('officer.actions', { name: officer.fullName })}
        >
          <IconDots size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!mayWrite.allowed && <Menu.Label>{verdictReason(mayWrite)}</Menu.Label>}
        <Menu.Item
          leftSection={<IconPencil {...icon} />}
          disabled={!mayWrite.allowed}
          onClick={() => onTask({ kind: 'edit', officer })}
        >
          {t('officer.edit')}
        </Menu.Item>
        {!self && (
          <Menu.Item
            leftSection={<IconKey {...icon} />}
            disabled={!mayWrite.allowed}
            onClick={() => onTask({ kind: 'reset', officer })}
          >
            {t(officer.disabledAt === null ? 'officer.resetPassword' : 'officer.enable')}
          </Menu.Item>
        )}
        {officer.isBlocked && (
          <Menu.Item
            leftSection={<IconLockOpen {...icon} />}
            disabled={!mayWrite.allowed}
            onClick={() => onTask({ kind: 'unblock', officer })}
          >
            {t('officer.unblock')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconHistory {...icon} />}
          onClick={() => onTask({ kind: 'history', officer })}
        >
          {t('officer.showHistory')}
        </Menu.Item>
        {!self && officer.disabledAt === null && (
          <Menu.Item
            c="var(--mantine-color-error)"
            leftSection={<IconUserOff {...icon} />}
            disabled={!mayWrite.allowed}
            onClick={() => onTask({ kind: 'disable', officer })}
          >
            {t('officer.disable')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

const OfficerTask = ({ task, onClose }: { task: Exclude<Task, { kind: 'add' }>; onClose: () => void }) => {
  const t = useT()
  const { officer } = task
  if (task.kind === 'edit') return <EditOfficerDialog officer={officer} onClose={onClose} />
  if (task.kind === 'disable') return <DisableOfficerDialog officer={officer} onClose={onClose} />
  if (task.kind === 'unblock') return <UnblockOfficerDialog officer={officer} onClose={onClose} />
  if (task.kind === 'reset') return <ResetPasswordDialog officer={officer} onClose={onClose} />
  return (
    <Modal opened onClose={onClose} size={640} title={`${t('common.historyTitle')} · ${officer.fullName}`}>
      <HistoryPanel kind="officer" id={officer.id} />
    </Modal>
  )
}
