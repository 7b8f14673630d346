import { ActionIcon, Group, Text, Tooltip } from '@mantine/core'
import { IconBan, IconKey, IconQrcode } from '@tabler/icons-react'
import { useState } from 'react'
import { canAddKey, canRevokeKey, canSignToday } from '#shared/features/proof/proof.rules.ts'
import type { ProofKey } from '#shared/features/proof/proof.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, verdictReason } from '#renderer/app/show-error.ts'
import { SettingsPage } from '#renderer/features/settings/settings-page.tsx'
import { formatListDate, formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { AddKeyDialog, StartDialog } from './key-dialogs.tsx'
import classes from './proof.module.css'
import { keysChanged, useKeyring } from './proof.queries.ts'
import { keyStateOf } from './proof-words.ts'
import { TrustedOfficesCard } from './trusted-offices-card.tsx'
import { SaveTrustListButton, SaveVerifyPageButton } from './share-buttons.tsx'

/** The office's keys for the codes on its papers, and what it hands to those who verify them. */
export const ProofSettingsPage = () => {
  const t = useT()
  const { may } = useSession()
  const { data, error, refetch } = useKeyring()
  const [starting, setStarting] = useState(false)
  const started = (data?.keys.length ?? 0) > 0
  return (
    <SettingsPage>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && !started && (
        <SectionCard title={t('proof.title')}>
          <EmptyState
            icon={<IconQrcode />}
            title={t('proof.notStarted')}
            text={t('proof.notStartedText')}
            action={
              <ReasonedButton verdict={may('proof.manage')} onClick={() => setStarting(true)}>
                {t('proof.start')}
              </ReasonedButton>
            }
          />
        </SectionCard>
      )}
      {data && started && (
        <>
          <KeysCard keys={data.keys} count={data.provenPapers} onNewRoot={() => setStarting(true)} />
          <ShareCard keys={data.keys} />
        </>
      )}
      <TrustedOfficesCard />
      <StartDialog opened={starting} onClose={() => setStarting(false)} again={started} />
    </SettingsPage>
  )
}

type KeysCardProps = { keys: readonly ProofKey[]; count: number; onNewRoot: () => void }

const KeysCard = ({ keys, count, onNewRoot }: KeysCardProps) => {
  const t = useT()
  const { may } = useSession()
  const [adding, setAdding] = useState(false)
  const [revoking, setRevoking] = useState<ProofKey>()
  const manage = may('proof.manage')
  const revoke = async (reason: string): Promise<void> => {
    if (!revoking) return
    await client.proof.revokeKey({ id: revoking.id, version: revoking.version, reason })
    await keysChanged()
    showDone(t('proof.keyRevokedDone'))
  }
  return (
    <SectionCard
      title={t('proof.keysCard')}
      line={t('proof.keysLine', { count: formatNumber(count) })}
      flush
      actions={
        <Group gap="sm">
          <ReasonedButton variant="default" size="xs" verdict={manage} onClick={onNewRoot}>
            {t('proof.newRoot')}
          </ReasonedButton>
          <ReasonedButton
            size="xs"
            leftSection={<IconKey size={15} stroke={1.7} />}
            verdict={[manage, canAddKey(keys)]}
            onClick={() => setAdding(true)}
          >
            {t('proof.addKey')}
          </ReasonedButton>
        </Group>
      }
    >
      <table className={classes.keys}>
        <thead>
          <tr>
            <th scope="col">{t('proof.columnKey')}</th>
            <th scope="col">{t('proof.columnFingerprint')}</th>
            <th scope="col">{t('proof.columnTerm')}</th>
            <th scope="col">{t('proof.columnState')}</th>
            <th scope="col" aria-label={t('proof.revokeKey')} />
          </tr>
        </thead>
        <tbody>
          {keys.toReversed().map((key) => (
            <KeyRow key={key.id} entry={key} onRevoke={() => setRevoking(key)} />
          ))}
        </tbody>
      </table>
      <AddKeyDialog opened={adding} onClose={() => setAdding(false)} />
      <ReasonDialog
        opened={revoking !== undefined}
        onClose={() => setRevoking(undefined)}
        title={t('proof.revokeAsk', { fingerprint: revoking?.fingerprint ?? '' })}
        confirmLabel={t('proof.revokeKey')}
        danger
        onConfirm={revoke}
      >
        <Text>{t(revoking?.part === 'root' ? 'proof.revokeRootText' : 'proof.revokeIssuingText')}</Text>
      </ReasonDialog>
    </SectionCard>
  )
}

const KeyRow = ({ entry, onRevoke }: { entry: ProofKey; onRevoke: () => void }) => {
  const t = useT()
  const { may, day } = useSession()
  const { word, tone } = keyStateOf(t, entry, day)
  const { part, fingerprint, validFrom, validUntil, state, revocationReason } = entry
  const verdict = [may('proof.manage'), canRevokeKey(entry)].find(({ allowed }) => !allowed)
  const reason = verdict && verdictReason(verdict)
  return (
    <tr data-over={state === 'revoked' || state === 'ended' || undefined}>
      <td>{t(part === 'root' ? 'proof.partRoot' : 'proof.partIssuing')}</td>
      <td className={classes.fingerprint}>{fingerprint}</td>
      <td>{t('proof.term', { from: formatListDate(validFrom), until: formatListDate(validUntil) })}</td>
      <td>
        <Tooltip label={revocationReason ?? ''} disabled={revocationReason === null}>
          <span>
            <StateBadge tone={tone}>{word}</StateBadge>
          </span>
        </Tooltip>
      </td>
      <td>
        <Tooltip label={reason ?? t('proof.revokeKey')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${t('proof.revokeKey')} ${fingerprint}`}
            aria-disabled={reason !== undefined}
            {...(reason === undefined ? { onClick: onRevoke } : { 'data-disabled': true })}
          >
            <IconBan size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </td>
    </tr>
  )
}

const ShareCard = ({ keys }: { keys: readonly ProofKey[] }) => {
  const t = useT()
  const { may, day } = useSession()
  const refusal = [may('proof.export'), canSignToday(keys, day)].find(({ allowed }) => !allowed)
  return (
    <SectionCard title={t('proof.shareCard')} line={t('proof.shareText')}>
      {refusal ? (
        <Text c="dimmed">{verdictReason(refusal)}</Text>
      ) : (
        <div className={classes.share}>
          <div>
            <SaveVerifyPageButton />
            <p className={classes.hint}>{t('proof.saveVerifyPageText')}</p>
          </div>
          <div>
            <SaveTrustListButton />
            <p className={classes.hint}>{t('proof.saveTrustListText')}</p>
          </div>
        </div>
      )}
    </SectionCard>
  )
}
