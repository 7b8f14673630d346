import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { headOnDay } from '#shared/features/village/village-head.rules.ts'
import type { VillageDetail, VillageHead } from '#shared/features/village/village.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { showDone } from '#renderer/app/show-error.ts'
import { formatListDate } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { ReasonDialog } from '#renderer/ui/dialogs.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import { PeriodList } from './period-list.tsx'
import { RowMenu } from './row-menu.tsx'
import { VillageHeadDialog } from './village-head-dialog.tsx'
import classes from './village-page.module.css'
import { refreshVillages } from './village.queries.ts'

type Task = { kind: 'add' } | { kind: 'edit' | 'remove'; head: VillageHead }

/** `01-01-2020 – 09-05-2026`, `sejak 10-05-2026` */
const periodText = (t: Translate, { fromOn, untilOn }: Pick<VillageHead, 'fromOn' | 'untilOn'>): string =>
  untilOn === null
    ? t('village.since', { date: formatListDate(fromOn) })
    : t('village.fromTo', { from: formatListDate(fromOn), until: formatListDate(untilOn) })

/** Who heads the village and who did before. */
export const VillageHeadsCard = ({ detail }: { detail: VillageDetail }) => {
  const t = useT()
  const { day: today, may } = useSession()
  const [task, setTask] = useState<Task>()
  const { village, heads } = detail
  const mayWrite = may('village.write').allowed
  const current = headOnDay(heads, today)
  const close = (): void => setTask(undefined)
  const remove = async (reason: string): Promise<void> => {
    if (task?.kind !== 'remove') return
    await client.village.removeHead({
      id: village.id,
      version: village.version,
      headId: task.head.id,
      reason,
    })
    await refreshVillages()
    showDone(t('village.headRemoved'))
  }
  return (
    <SectionCard
      title={village.headTitle}
      actions={
        mayWrite && (
          <button type="button" className={classes.link} onClick={() => setTask({ kind: 'add' })}>
            {t('village.addHead')}
          </button>
        )
      }
    >
      <PeriodList
        empty={t('village.noHead', { title: village.headTitle })}
        rows={heads.map((head) => ({
          id: head.id,
          name: head.fullName,
          detail: [periodText(t, head), head.phone].filter((part) => part !== null).join(' · '),
          current: head === current,
          menu: mayWrite && (
            <RowMenu
              label={t('village.headActions', { name: head.fullName })}
              entries={[
                {
                  label: t('common.edit'),
                  icon: <IconPencil size={16} stroke={1.6} />,
                  run: () => setTask({ kind: 'edit', head }),
                },
                {
                  label: t('common.remove'),
                  icon: <IconTrash size={16} stroke={1.6} />,
                  danger: true,
                  run: () => setTask({ kind: 'remove', head }),
                },
              ]}
            />
          ),
        }))}
      />
      {(task?.kind === 'add' || task?.kind === 'edit') && (
        <VillageHeadDialog
          detail={detail}
          {...(task.kind === 'edit' ? { edited: task.head } : {})}
          onClose={close}
        />
      )}
      <ReasonDialog
        opened={task?.kind === 'remove'}
        onClose={close}
        danger
        title={t('village.removeHeadTitle')}
        confirmLabel={t('common.remove')}
        onConfirm={remove}
      >
        {task?.kind === 'remove' && t('village.removeHeadText', { name: task.head.fullName })}
      </ReasonDialog>
    </SectionCard>
  )
}
