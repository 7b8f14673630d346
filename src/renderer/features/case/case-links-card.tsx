import { ActionIcon, Button, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconLink, IconUnlink } from '@tabler/icons-react'
import { useState } from 'react'
import {
  caseLinkKind,
  caseLinkKinds,
  type CaseDetail,
  type CaseLink,
  type OtherCase,
} from '#shared/features/case/case-detail.schema.ts'
import { client } from '#renderer/app/client.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { AppLink } from '#renderer/ui/app-link.tsx'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { ActDialog } from './act-dialog.tsx'
import classes from './case-page.module.css'
import { CasePicker, type PickedCase } from './case-picker.tsx'
import { caseStateKey, linkKey } from './case-words.ts'
import { refreshCases } from './case.queries.ts'

type CaseLinksCardProps = { detail: CaseDetail; mayWrite: boolean }

/** Cases that belong together with this one, and those that were put into it. */
export const CaseLinksCard = ({ detail, mayWrite }: CaseLinksCardProps) => {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const [removed, setRemoved] = useState<CaseLink>()
  const { links, mergedFrom } = detail
  const unlink = async (reason: string): Promise<void> => {
    if (!removed) return
    await refreshCases(await client.case.unlink({ id: detail.case.id, linkId: removed.id, reason }))
    showDone(t('case.unlinked'))
  }
  return (
    <SectionCard
      title={t('case.links')}
      actions={
        mayWrite && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconLink size={15} stroke={1.7} />}
            onClick={() => setAdding(true)}
          >
            {t('case.linkAdd')}
          </Button>
        )
      }
    >
      {links.length + mergedFrom.length === 0 && <Text c="dimmed">{t('case.linksNone')}</Text>}
      <ul className={classes.rows}>
        {mergedFrom.map((other) => (
          <li key={other.id} className={classes.row}>
            <Other other={other} line={t('case.state.merged')} />
          </li>
        ))}
        {links.map((link) => (
          <li key={link.id} className={classes.row}>
            <Other
              other={link.case}
              line={[t(linkKey(link.kind)), link.note, t(caseStateKey(link.case.state))]
                .filter(Boolean)
                .join(' · ')}
            />
            {mayWrite && (
              <ActionIcon
                variant="subtle"
                aria-label={t('case.linkRemove', { number: link.case.number })}
                onClick={() => setRemoved(link)}
              >
                <IconUnlink size={16} stroke={1.6} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <LinkDialog opened={adding} detail={detail} onClose={() => setAdding(false)} />
      <ReasonDialog
        opened={removed !== undefined}
        onClose={() => setRemoved(undefined)}
        title={t('case.linkRemoveTitle', { number: removed?.case.number ?? '' })}
        confirmLabel={t('case.linkRemoveConfirm')}
        onConfirm={unlink}
      >
        {t('case.linkRemoveText')}
      </ReasonDialog>
    </SectionCard>
  )
}

const Other = ({ other, line }: { other: OtherCase; line: string }) => (
  <div className={classes.other}>
    <AppLink to={`/cases/${other.id}`} className={classes.otherName}>
      <span className="figures">{other.number}</span> · {other.title}
    </AppLink>
    <span className={classes.small}>{line}</span>
  </div>
)

type LinkDialogProps = { opened: boolean; detail: CaseDetail; onClose: () => void }

const LinkDialog = ({ opened, detail, onClose }: LinkDialogProps) => {
  const t = useT()
  const [other, setOther] = useState<PickedCase>()
  const [kind, setKind] = useState<CaseLink['kind']>('related')
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const close = (): void => {
    setOther(undefined)
    setNote('')
    setAsked(false)
    onClose()
  }
  const link = async (): Promise<boolean> => {
    setAsked(true)
    if (!other) return false
    const { id } = detail.case
    await refreshCases(
      await client.case.link({ id, otherId: other.id, kind, note: note === '' ? null : note }),
    )
    showDone(t('case.linked'))
    return true
  }
  return (
    <ActDialog
      opened={opened}
      onClose={close}
      title={t('case.linkTitle')}
      confirmLabel={t('case.linkAdd')}
      onConfirm={link}
    >
      <Stack gap="md">
        <CasePicker
          label={t('case.linkCase')}
          view="all"
          except={detail.case.id}
          value={other}
          onChange={setOther}
          error={asked && !other ? t('common.valueRequired') : undefined}
        />
        <Select
          label={t('case.linkKind')}
          allowDeselect={false}
          data={caseLinkKinds.map((value) => ({ value, label: t(linkKey(value)) }))}
          value={kind}
          onChange={(value) => setKind(caseLinkKind.catch('related').parse(value))}
        />
        <TextInput
          label={t('case.linkNote')}
          maxLength={500}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </Stack>
    </ActDialog>
  )
}
