import { Button, Menu, Modal, SegmentedControl } from '@mantine/core'
import { IconDotsVertical, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ClockOfCase } from '#shared/features/clock/clock.schema.ts'
import { canExplainBreach } from '#shared/features/clock/clock.rules.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useNow } from '#renderer/features/case/use-now.ts'
import { formatInstant } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { clockKey, clockSays } from './clock-words.ts'
import { refreshClocks, useClocks } from './clock.queries.ts'
import classes from './clock.module.css'
import { MeetDialog, StartDialog } from './clock-dialogs.tsx'

type Act = { name: 'start' } | { name: 'meet' | 'stop' | 'explain'; clock: ClockOfCase }
type ClocksDialogProps = { caseId: string; isOpen: boolean; opened: boolean; onClose: () => void }

/** Every clock of a case with what can be done about it; what is over stays to be looked at. */
export const ClocksDialog = ({ caseId, isOpen, opened, onClose }: ClocksDialogProps) => {
  const t = useT()
  const { may } = useSession()
  const [running, setRunning] = useState(true)
  const [act, setAct] = useState<Act>()
  return (
    <Modal opened={opened} onClose={onClose} size={720} title={t('clock.deadlines')}>
      <div className={classes.tools}>
        <SegmentedControl
          value={running ? 'running' : 'over'}
          onChange={(value) => setRunning(value === 'running')}
          data={[
            { value: 'running', label: t('clock.viewRunning') },
            { value: 'over', label: t('clock.viewOver') },
          ]}
        />
        {isOpen && (
          <ReasonedButton
            variant="default"
            size="sm"
            verdict={may('case.work')}
            leftSection={<IconPlus size={15} />}
            onClick={() => setAct({ name: 'start' })}
          >
            {t('clock.start')}
          </ReasonedButton>
        )}
      </div>
      {opened && <ClockRows caseId={caseId} running={running} isOpen={isOpen} onAct={setAct} />}
      <ActDialogs act={act} caseId={caseId} onClose={() => setAct(undefined)} />
    </Modal>
  )
}

type ClockRowsProps = { caseId: string; running: boolean; isOpen: boolean; onAct: (act: Act) => void }

const ClockRows = ({ caseId, running, isOpen, onAct }: ClockRowsProps) => {
  const t = useT()
  const query = useClocks(caseId, running)
  const clocks = query.data?.pages.flatMap(({ items }) => items)
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!clocks) return null
  if (clocks.length === 0) {
    return <p className={classes.nothing}>{t(running ? 'clock.noneRunning' : 'clock.noneOver')}</p>
  }
  return (
    <>
      <ul className={classes.rows}>
        {clocks.map((clock) => (
          <ClockRow key={clock.id} clock={clock} isOpen={isOpen} onAct={onAct} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('clock.showMore')}
        </Button>
      )}
    </>
  )
}

type ClockRowProps = { clock: ClockOfCase; isOpen: boolean; onAct: (act: Act) => void }

const ClockRow = ({ clock, isOpen, onAct }: ClockRowProps) => {
  const t = useT()
  const now = useNow()
  const { may } = useSession()
  const { words, tone } = clockSays(t, clock, now)
  const isRunning = clock.metAt === null && clock.stoppedAt === null
  const mayExplain = canExplainBreach(clock, now.getTime()).allowed
  const mayMove = isOpen && isRunning
  return (
    <li className={classes.row}>
      <div className={classes.text}>
        <div className={classes.rowTitle}>
          {t(clockKey(clock.kind))}
          {clock.subjectPosition !== null && (
            <span className={classes.count}> {t('clock.person', { position: clock.subjectPosition })}</span>
          )}
        </div>
        <div className={classes.detail}>
          {t('clock.fromTo', { from: formatInstant(clock.startedAt), until: formatInstant(clock.dueAt) })}
        </div>
        {clock.breachCause !== null && (
          <div className={classes.detail} data-private>
            {t('clock.cause', { cause: clock.breachCause })}
          </div>
        )}
      </div>
      <StateBadge tone={tone}>{words}</StateBadge>
      {(mayMove || mayExplain) && may('case.work').allowed && (
        <Menu position="bottom-end" shadow="md" withinPortal>
          <Menu.Target>
            <Button variant="subtle" color="gray" size="compact-sm" px={6} aria-label={t('clock.acts')}>
              <IconDotsVertical size={16} stroke={1.7} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {mayMove && (
              <Menu.Item onClick={() => onAct({ name: 'meet', clock })}>{t('clock.meetAct')}</Menu.Item>
            )}
            {mayExplain && (
              <Menu.Item onClick={() => onAct({ name: 'explain', clock })}>{t('clock.explainAct')}</Menu.Item>
            )}
            {mayMove && (
              <Menu.Item onClick={() => onAct({ name: 'stop', clock })}>{t('clock.stopAct')}</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}

type ActDialogsProps = { act: Act | undefined; caseId: string; onClose: () => void }

const ActDialogs = ({ act, caseId, onClose }: ActDialogsProps) => {
  const t = useT()
  const clock = act && act.name !== 'start' ? act.clock : undefined
  const write = async (reason: string): Promise<void> => {
    if (!clock) return
    if (act?.name === 'stop') await client.clock.stop({ id: clock.id, reason })
    else await client.clock.explain({ id: clock.id, cause: reason })
    await refreshClocks()
  }
  const isReason = act?.name === 'stop' || act?.name === 'explain'
  return (
    <>
      <StartDialog caseId={caseId} opened={act?.name === 'start'} onClose={onClose} />
      <MeetDialog clock={act?.name === 'meet' ? act.clock : undefined} onClose={onClose} />
      <ReasonDialog
        opened={isReason}
        onClose={onClose}
        title={t(act?.name === 'stop' ? 'clock.stopAct' : 'clock.explainAct')}
        confirmLabel={t(act?.name === 'stop' ? 'clock.stopConfirm' : 'clock.explainConfirm')}
        {...(act?.name === 'explain' ? { reasonLabel: t('clock.causeLabel') } : {})}
        onConfirm={write}
      />
    </>
  )
}
