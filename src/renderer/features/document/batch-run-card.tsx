import { Button, Group, Progress, Text } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BatchRun } from '#shared/features/document/batch-run.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { describeError, showDone } from '#renderer/app/show-error.ts'
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ConfirmDialog } from '#renderer/ui/dialogs.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './document-page.module.css'
import { papersChanged } from './document.queries.ts'
import { issuePermissionOf } from './document-words.ts'
import { discardRun, type RunProgress } from './use-batch-run.ts'

type BatchRunCardProps = {
  subjectId: string
  progress: RunProgress | undefined
  problem: string | undefined
  onContinue: (run: BatchRun) => void
  onStop: () => void
}

/** A run over many papers: under way, or waiting to go on where it stopped. */
export const BatchRunCard = ({ subjectId, progress, problem, onContinue, onStop }: BatchRunCardProps) => {
  const { data } = useQuery(orpc.document.openRuns.queryOptions({ input: { subjectId } }))
  if (progress) return <UnderWay progress={progress} onStop={onStop} />
  const [run] = data?.runs ?? []
  return run ? <Waiting run={run} problem={problem} onContinue={() => onContinue(run)} /> : null
}

const UnderWay = ({ progress: { issued, total }, onStop }: { progress: RunProgress; onStop: () => void }) => {
  const t = useT()
  return (
    <SectionCard
      title={t('document.runUnderWay')}
      actions={
        <Button variant="default" size="xs" onClick={onStop} autoFocus>
          {t('document.runStop')}
        </Button>
      }
    >
      <Progress
        value={total === 0 ? 0 : Math.round((issued / total) * 100)}
        size="lg"
        aria-label={t('document.runUnderWay')}
        transitionDuration={100}
      />
      <Text mt="sm" className="figures" role="status">
        {t('document.runProgress', { issued: formatNumber(issued), total: formatNumber(total) })}
      </Text>
    </SectionCard>
  )
}

type WaitingProps = { run: BatchRun; problem: string | undefined; onContinue: () => void }

const Waiting = ({ run, problem, onContinue }: WaitingProps) => {
  const t = useT()
  const { may } = useSession()
  const [discarding, setDiscarding] = useState(false)
  const { type, label, issued, skipped, total, startedBy, startedAt, failed } = run
  const verdict = may(issuePermissionOf(type))
  const sentence = problem ?? (failed ? describeError({ code: failed.code }).sentence : undefined)
  const discard = async (): Promise<void> => {
    await discardRun(run)
    await papersChanged()
    showDone(t('document.runDiscarded'))
  }
  return (
    <SectionCard title={t('document.runWaiting')}>
      <Text>
        {t('document.runProgress', { issued: formatNumber(issued + skipped), total: formatNumber(total) })}{' '}
        {label}
      </Text>
      <p className={classes.hint}>
        {t('document.runStarted', { officer: startedBy, at: formatInstant(startedAt) })}
      </p>
      {(failed || sentence) && (
        <Text mt={6} c="var(--mantine-color-error)" role="alert">
          {failed ? `${failed.label}: ` : ''}
          {sentence}
        </Text>
      )}
      <Group gap="xs" mt="sm">
        <ReasonedButton
          verdict={verdict}
          leftSection={<IconPlayerPlay size={16} stroke={1.7} />}
          onClick={onContinue}
        >
          {t('document.runContinue')}
        </ReasonedButton>
        {verdict.allowed && (
          <Button variant="default" onClick={() => setDiscarding(true)}>
            {t('document.runDiscard')}
          </Button>
        )}
      </Group>
      <ConfirmDialog
        opened={discarding}
        onClose={() => setDiscarding(false)}
        title={t('document.runDiscardAsk')}
        confirmLabel={t('document.runDiscard')}
        danger
        onConfirm={discard}
      >
        <Text>{t('document.runDiscardText', { count: issued })}</Text>
      </ConfirmDialog>
    </SectionCard>
  )
}
