import { ActionIcon, Button, Select, Text } from '@mantine/core'
import { IconUserMinus, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { CaseDetail, CaseMember } from '#shared/features/case/case-detail.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ConfirmDialog } from '#renderer/ui/dialogs.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { ActDialog } from './act-dialog.tsx'
import classes from './case-page.module.css'
import { refreshCases, useColleagues } from './case.queries.ts'

/** Officers who see the case beside the one who answers for it. */
export const CaseMembersCard = ({ detail }: { detail: CaseDetail }) => {
  const t = useT()
  const { may } = useSession()
  const [adding, setAdding] = useState(false)
  const [removed, setRemoved] = useState<CaseMember>()
  const mayName = may('case.assign').allowed
  const { members, case: record } = detail
  const remove = async (): Promise<void> => {
    if (!removed) return
    await refreshCases(await client.case.removeMember({ id: record.id, officerId: removed.officerId }))
    showDone(t('access.memberRemoved', { name: removed.fullName }))
  }
  return (
    <SectionCard
      title={t('access.members')}
      actions={
        mayName && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconUserPlus size={15} stroke={1.7} />}
            onClick={() => setAdding(true)}
          >
            {t('access.memberAdd')}
          </Button>
        )
      }
    >
      {members.length === 0 && <Text c="dimmed">{t('access.membersNone')}</Text>}
      <ul className={classes.rows}>
        {members.map((member) => (
          <li key={member.officerId} className={classes.row}>
            <span style={{ flex: 1 }}>{member.fullName}</span>
            {mayName && (
              <ActionIcon
                variant="subtle"
                aria-label={t('access.memberRemove', { name: member.fullName })}
                onClick={() => setRemoved(member)}
              >
                <IconUserMinus size={16} stroke={1.6} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <MemberDialog opened={adding} detail={detail} onClose={() => setAdding(false)} />
      <ConfirmDialog
        opened={removed !== undefined}
        onClose={() => setRemoved(undefined)}
        title={t('access.memberRemove', { name: removed?.fullName ?? '' })}
        confirmLabel={t('access.memberRemoveConfirm')}
        danger
        onConfirm={remove}
      >
        {t('access.memberRemoveText')}
      </ConfirmDialog>
    </SectionCard>
  )
}

type MemberDialogProps = { opened: boolean; detail: CaseDetail; onClose: () => void }

const MemberDialog = ({ opened, detail: { case: record, members }, onClose }: MemberDialogProps) => {
  const t = useT()
  const named = new Set<string>(members.map(({ officerId }) => officerId))
  const officers = (useColleagues().data?.officers ?? []).filter(
    ({ id, roles }) =>
      roles.some((role) => role !== 'operator' && role !== 'auditor') &&
      id !== record.responsibleOfficerId &&
      !named.has(id),
  )
  const [officerId, setOfficerId] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const officer = officers.find(({ id }) => id === officerId)
  const add = async (): Promise<boolean> => {
    setAsked(true)
    if (!officer) return false
    await refreshCases(await client.case.nameMember({ id: record.id, officerId: officer.id }))
    showDone(t('access.memberAdded', { name: officer.fullName }))
    setOfficerId(null)
    setAsked(false)
    return true
  }
  return (
    <ActDialog
      opened={opened}
      onClose={onClose}
      title={t('access.memberAddTitle')}
      text={t('access.memberAddText')}
      confirmLabel={t('access.memberAddConfirm')}
      onConfirm={add}
    >
      <Select
        label={t('access.memberOfficer')}
        placeholder={t('case.choose')}
        required
        searchable
        openOnFocus={false}
        data-autofocus
        data={officers.map(({ id, fullName, position }) => ({
          value: id as string,
          label: position === null ? fullName : `${fullName} · ${position}`,
        }))}
        value={officerId}
        onChange={setOfficerId}
        error={asked && !officer ? t('common.valueRequired') : undefined}
      />
    </ActDialog>
  )
}
