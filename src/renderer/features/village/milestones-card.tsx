import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { canRemoveMilestone, inOrder } from '#shared/features/village/milestone.rules.ts'
import type { Milestone, VillageDetail } from '#shared/features/village/village.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone, verdictReason } from '#renderer/app/show-error.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { EmptyState } from '#renderer/ui/empty-state.tsx'
import { RowMenu } from './row-menu.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { Timeline } from '#renderer/ui/timeline.tsx'
import classes from './village-page.module.css'
import type { VillageTask } from './village-page.tsx'
import { refreshVillages } from './village.queries.ts'
import { milestoneKey, refusalDetail } from './village-words.ts'

type MilestonesCardProps = { detail: VillageDetail; onTask: (task: VillageTask) => void }

/** What happened, newest first; wrongly typed facts are put right or taken back here. */
export const MilestonesCard = ({ detail, onTask }: MilestonesCardProps) => {
  const t = useT()
  const { may } = useSession()
  const [removed, setRemoved] = useState<Milestone>()
  const { village, milestones } = detail
  const mayWrite = may('village.write')
  const menuOf = (milestone: Milestone) => {
    const verdict = canRemoveMilestone(milestones, milestone)
    const reason = verdict.allowed ? undefined : (refusalDetail(t, verdict) ?? verdictReason(verdict))
    const belongsElsewhere = !verdict.allowed && verdict.code === 'MILESTONE_FROM_DESIGNATION'
    return (
      <RowMenu
        label={t('village.factActions', { fact: t(milestoneKey(milestone.kind)) })}
        entries={[
          {
            label: t('village.correctFact'),
            icon: <IconPencil size={16} stroke={1.6} />,
            ...(belongsElsewhere ? { reason } : {}),
            run: () => onTask({ kind: 'correct', milestone }),
          },
          {
            label: t('village.removeFact'),
            icon: <IconTrash size={16} stroke={1.6} />,
            danger: true,
            reason,
            run: () => setRemoved(milestone),
          },
        ]}
      />
    )
  }
  const remove = async (reason: string): Promise<void> => {
    if (!removed) return
    const target = { id: village.id, version: village.version, milestoneId: removed.id }
    await client.village.removeMilestone({ ...target, reason })
    await refreshVillages()
    showDone(t('village.factRemoved'))
  }
  return (
    <SectionCard
      title={t('village.timeline')}
      actions={
        mayWrite.allowed && (
          <button
            type="button"
            className={classes.link}
            onClick={() => onTask({ kind: 'record', milestone: undefined })}
          >
            {t('village.recordFact')}
          </button>
        )
      }
    >
      {milestones.length === 0 ? (
        <EmptyState title={t('village.noFacts')} text={t('village.noFactsText')} />
      ) : (
        <Timeline
          label={t('village.timeline')}
          items={inOrder(milestones)
            .toReversed()
            .map((milestone) => ({
              id: milestone.id,
              date: formatDate(milestone.occurredOn),
              title: (
                <span className={classes.factRow}>
                  <span className={classes.factName}>{t(milestoneKey(milestone.kind))}</span>
                  {mayWrite.allowed && menuOf(milestone)}
                </span>
              ),
              gold: milestone.kind === 'designated' || milestone.kind === 'inaugurated',
              ...(milestone.note === null
                ? {}
                : { detail: <span className={classes.detail}>{milestone.note}</span> }),
            }))}
        />
      )}
      <ReasonDialog
        opened={removed !== undefined}
        onClose={() => setRemoved(undefined)}
        danger
        title={removed ? t('village.removeFactTitle', { fact: t(milestoneKey(removed.kind)) }) : ''}
        confirmLabel={t('village.removeFact')}
        onConfirm={remove}
      >
        {removed && t('village.removeFactText', { date: formatDate(removed.occurredOn) })}
      </ReasonDialog>
    </SectionCard>
  )
}
