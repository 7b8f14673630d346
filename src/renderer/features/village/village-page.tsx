import { IconFileText, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { nextMilestonesFor } from '#shared/features/village/milestone.rules.ts'
import { canRemoveVillage, villagePath, villageTitle } from '#shared/features/village/village.rules.ts'
import type { Milestone, MilestoneKind, VillageDetail } from '#shared/features/village/village.schema.ts'
import { VillageDesignationPanel } from '#renderer/features/designation/village-designation-panel.tsx'
import { VillagePapers } from '#renderer/features/document/village-papers.tsx'
import { VillageReportsCard } from '#renderer/features/village-report/village-reports-card.tsx'
import { VillageLiaisonCard } from '#renderer/features/liaison/village-liaison-card.tsx'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { ErrorState } from '#renderer/ui/error-state.tsx'
import { FactList } from '#renderer/ui/fact-list.tsx'
import { HistoryPanel } from '#renderer/ui/history-panel.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { type OtherStep, PageHeader } from '#renderer/ui/page-header.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { StateBadge } from '#renderer/ui/state-badge.tsx'
import { usePageKey } from '#renderer/ui/use-page-key.ts'
import { MilestoneDialog } from './milestone-dialog.tsx'
import { MilestonesCard } from './milestones-card.tsx'
import { NextStepButton } from './next-step-button.tsx'
import { VillageAgreementsCard } from './village-agreements-card.tsx'
import { VillageHeadsCard } from './village-heads-card.tsx'
import { usualNext } from './usual-next.ts'
import classes from './village-page.module.css'
import { refreshVillages, useVillage } from './village.queries.ts'
import { VillageSteps } from './village-steps.tsx'
import { recordKey, stateKey, stateTones } from './village-words.ts'

/** What is open over the page: a fact to record or to put right, or the question before removal. */
export type VillageTask =
  | { kind: 'record'; milestone: MilestoneKind | undefined }
  | { kind: 'correct'; milestone: Milestone }
  | { kind: 'remove' }

export const VillagePage = () => {
  const { data, error, refetch } = useVillage()
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />
  return data ? <VillageView key={data.village.id} detail={data} /> : null
}

const VillageView = ({ detail }: { detail: VillageDetail }) => {
  const t = useT()
  const { may } = useSession()
  const [task, setTask] = useState<VillageTask>()
  const { village, milestones } = detail
  const mayWrite = may('village.write')
  const edit = (): void => goTo(`/villages/${village.id}/edit`)
  usePageKey('e', mayWrite.allowed ? edit : undefined)
  const steps: OtherStep[] = [
    ...nextMilestonesFor(village.state)
      .filter((kind) => kind !== usualNext[village.state])
      .map((kind) => ({
        label: t(recordKey(kind)),
        verdict: mayWrite,
        run: () => setTask({ kind: 'record', milestone: kind }),
      })),
    {
      label: t('village.editVillage'),
      icon: <IconPencil size={16} stroke={1.6} />,
      verdict: mayWrite,
      run: edit,
    },
    {
      label: t('village.sheet'),
      icon: <IconFileText size={16} stroke={1.6} />,
      verdict: may('document.prepare'),
      run: () => goTo(`/documents/issue?type=villageSheet&subject=${village.id}`),
    },
    ...(canRemoveVillage(village.state, detail.references).allowed
      ? [
          {
            label: t('village.removeVillage'),
            icon: <IconTrash size={16} stroke={1.6} />,
            danger: true,
            verdict: mayWrite,
            run: () => setTask({ kind: 'remove' as const }),
          },
        ]
      : []),
  ]
  const close = (): void => setTask(undefined)
  return (
    <Page>
      <PageHeader
        title={villageTitle(village)}
        badge={<StateBadge tone={stateTones[village.state]}>{t(stateKey(village.state))}</StateBadge>}
        line={
          <>
            {villagePath(village)} · <span className="figures">{village.regionCode}</span>
          </>
        }
        back={{ to: '/villages', label: t('common.navVillages') }}
        primary={
          <NextStepButton
            village={village}
            onRecord={(kind) => setTask({ kind: 'record', milestone: kind })}
          />
        }
        otherSteps={steps}
      />
      <VillageSteps detail={detail} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <VillageDesignationPanel villageId={village.id} />
          <VillageAgreementsCard villageId={village.id} />
          <VillagePapers villageId={village.id} />
          <MilestonesCard detail={detail} onTask={setTask} />
          <SectionCard title={t('common.historyTitle')}>
            <HistoryPanel kind="village" id={village.id} />
          </SectionCard>
        </div>
        <div className={classes.column}>
          <VillageLiaisonCard villageId={village.id} />
          <VillageHeadsCard detail={detail} />
          <VillageReportsCard villageId={village.id} title={villageTitle(village)} />
          <VillageFacts detail={detail} onEdit={edit} />
        </div>
      </div>
      {(task?.kind === 'record' || task?.kind === 'correct') && (
        <MilestoneDialog
          village={village}
          milestones={milestones}
          {...(task.kind === 'correct' ? { corrected: task.milestone } : { preset: task.milestone })}
          onClose={close}
        />
      )}
      <RemoveDialog opened={task?.kind === 'remove'} detail={detail} onClose={close} />
    </Page>
  )
}

const VillageFacts = ({ detail: { village }, onEdit }: { detail: VillageDetail; onEdit: () => void }) => {
  const t = useT()
  const { may } = useSession()
  const differs = village.tableName !== village.printedName
  return (
    <SectionCard
      title={t('village.facts')}
      actions={
        may('village.write').allowed && (
          <button type="button" className={classes.link} onClick={onEdit}>
            {t('common.edit')}
          </button>
        )
      }
    >
      <FactList
        facts={[
          { label: t('village.printedName'), value: villageTitle(village) },
          ...(differs ? [{ label: t('village.tableName'), value: village.tableName }] : []),
          { label: t('village.headTitle'), value: village.headTitle },
          { label: t('village.officeAddress'), value: village.officeAddress },
          {
            label: t('village.note'),
            value: village.note && <span className={classes.note}>{village.note}</span>,
          },
        ]}
      />
    </SectionCard>
  )
}

type RemoveDialogProps = { opened: boolean; detail: VillageDetail; onClose: () => void }

const RemoveDialog = ({ opened, detail: { village }, onClose }: RemoveDialogProps) => {
  const t = useT()
  const remove = async (reason: string): Promise<void> => {
    await client.village.remove({ id: village.id, version: village.version, reason })
    showDone(t('village.removed', { name: village.printedName }))
    goTo('/villages')
    void refreshVillages()
  }
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      danger
      title={t('village.removeTitle', { name: villageTitle(village) })}
      confirmLabel={t('village.removeVillage')}
      onConfirm={remove}
    >
      {t('village.removeText')}
    </ReasonDialog>
  )
}
