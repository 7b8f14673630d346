import { ActionIcon, Alert, Button, Checkbox, Group, Modal, Stack, Text, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconListCheck, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isStaleList } from '#shared/features/proof/proof.rules.ts'
import { plainDateOfInstant } from '#shared/kernel/plain-date.ts'
import { allowed, refused } from '#shared/kernel/errors.ts'
import type { OfferedList, TrustedOffice } from '#shared/features/proof/proof.schema.ts'
import { client, orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, showDone } from '#renderer/app/show-error.ts'
import { formatDate, formatListDate, formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ConfirmDialog } from '#renderer/ui/dialogs.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { FileField } from '#renderer/ui/file-field.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { keysChanged, useTrustedOffices } from './proof.queries.ts'
import classes from './proof.module.css'

export const largestListFile = 4 * 1024 * 1024

/** Offices whose papers are verified here without a file, each under the root that somebody compared. */
export const TrustedOfficesCard = () => {
  const t = useT()
  const { may } = useSession()
  const { data, error, refetch } = useTrustedOffices()
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<TrustedOffice>()
  const remove = async (): Promise<void> => {
    if (!removing) return
    await client.proof.removeList({ id: removing.id, version: removing.version })
    await keysChanged()
    showDone(t('proof.listRemoved', { office: removing.office }))
  }
  const add = (
    <ReasonedButton size="xs" verdict={may('proof.manage')} onClick={() => setAdding(true)}>
      {t('proof.addList')}
    </ReasonedButton>
  )
  return (
    <SectionCard title={t('proof.trustedCard')} line={t('proof.trustedLine')} flush actions={add}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.offices.length === 0 && (
        <EmptyState
          icon={<IconListCheck />}
          title={t('proof.trustedNone')}
          text={t('proof.trustedNoneText')}
        />
      )}
      {data !== undefined && data.offices.length > 0 && (
        <table className={classes.keys}>
          <thead>
            <tr>
              <th scope="col">{t('proof.factOffice')}</th>
              <th scope="col">{t('proof.rootFingerprint')}</th>
              <th scope="col">{t('proof.listAsOf')}</th>
              <th scope="col">{t('proof.listEnded')}</th>
              <th scope="col" aria-label={t('proof.removeList')} />
            </tr>
          </thead>
          <tbody>
            {data.offices.map((office) => (
              <OfficeRow key={office.id} entry={office} onRemove={() => setRemoving(office)} />
            ))}
          </tbody>
        </table>
      )}
      <Modal opened={adding} onClose={() => setAdding(false)} title={t('proof.addList')} size={560}>
        {adding && <AddList onClose={() => setAdding(false)} />}
      </Modal>
      <ConfirmDialog
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={t('proof.removeAsk', { office: removing?.office ?? '' })}
        confirmLabel={t('proof.removeList')}
        danger
        onConfirm={remove}
      >
        <Text>{t('proof.removeText')}</Text>
      </ConfirmDialog>
    </SectionCard>
  )
}

const OfficeRow = ({ entry, onRemove }: { entry: TrustedOffice; onRemove: () => void }) => {
  const t = useT()
  const { may, day } = useSession()
  const { office, fingerprint, asOf, endedPapers, keptBy, keptAt } = entry
  return (
    <tr>
      <td>
        <Tooltip
          label={t('proof.keptBy', { name: keptBy, date: formatDate(plainDateOfInstant(keptAt.getTime())) })}
        >
          <span>{office}</span>
        </Tooltip>
      </td>
      <td className={classes.fingerprint}>{fingerprint}</td>
      <td>
        {formatListDate(asOf)}{' '}
        {isStaleList(asOf, day) && <StateBadge tone="warning">{t('proof.listOld')}</StateBadge>}
      </td>
      <td>{formatNumber(endedPapers)}</td>
      <td>
        {may('proof.manage').allowed && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${t('proof.removeList')} ${office}`}
            onClick={onRemove}
          >
            <IconTrash size={17} stroke={1.7} />
          </ActionIcon>
        )}
      </td>
    </tr>
  )
}

/** First what the file says of itself, then that its root was compared; nothing is kept before. */
const AddList = ({ onClose }: { onClose: () => void }) => {
  const t = useT()
  const [file, setFile] = useState<File | null>(null)
  const [compared, setCompared] = useState(false)
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()
  const offered = useQuery({
    queryKey: [...orpc.proof.readList.key(), file?.name, file?.lastModified, file?.size],
    queryFn: () => (file ? client.proof.readList({ list: file }) : null),
    enabled: file !== null,
    retry: false,
    gcTime: 0,
  })
  const list = file === null ? null : (offered.data ?? null)
  const choose = (chosen: File | null): void => {
    setFile(chosen)
    setCompared(false)
    setProblem(undefined)
  }
  const keep = async (): Promise<void> => {
    if (!file || !list) return
    setPending(true)
    try {
      await client.proof.keepList({ list: file, fingerprint: list.fingerprint })
      await keysChanged()
      showDone(t('proof.listKept', { office: list.office }))
      onClose()
    } catch (error) {
      setProblem(describeError(error).sentence)
    } finally {
      setPending(false)
    }
  }
  const isRenewal = list?.keptAsOf != null
  const ready = list !== null && (compared || isRenewal) ? allowed : refused('TRUST_LIST_NOT_COMPARED')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (ready.allowed) void keep()
      }}
    >
      <Stack gap="md">
        <FileField
          label={t('proof.listFile')}
          value={file}
          onChange={choose}
          accept=".json,application/json"
          limit={largestListFile}
          error={problem ?? (offered.error && file ? describeError(offered.error).sentence : undefined)}
        />
        {list && <Offered list={list} compared={compared} onCompared={setCompared} />}
      </Stack>
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <ReasonedButton type="submit" verdict={ready} loading={pending}>
          {t(isRenewal ? 'proof.renewList' : 'proof.keepList')}
        </ReasonedButton>
      </Group>
    </form>
  )
}

type OfferedProps = { list: OfferedList; compared: boolean; onCompared: (compared: boolean) => void }

const Offered = ({ list, compared, onCompared }: OfferedProps) => {
  const t = useT()
  const { office, asOf, fingerprint, endedPapers, keptAsOf, otherFingerprint } = list
  return (
    <>
      <FactList
        facts={[
          { label: t('proof.factOffice'), value: office },
          { label: t('proof.listAsOf'), value: formatDate(asOf) },
          { label: t('proof.listEnded'), value: formatNumber(endedPapers) },
          {
            label: t('proof.rootFingerprint'),
            value: <span className={classes.fingerprint}>{fingerprint}</span>,
          },
        ]}
      />
      {otherFingerprint !== null && (
        <Alert color="red" variant="light" icon={<IconAlertTriangle />}>
          {t('proof.otherRoot', { office, fingerprint: otherFingerprint })}
        </Alert>
      )}
      {keptAsOf === null ? (
        <Checkbox
          label={t('proof.rootCompared')}
          description={t('proof.rootComparedHint')}
          checked={compared}
          onChange={({ currentTarget }) => onCompared(currentTarget.checked)}
        />
      ) : (
        <Text fz="sm" c="dimmed">
          {t('proof.renewText', { date: formatDate(keptAsOf) })}
        </Text>
      )}
    </>
  )
}
