import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { AgencyDetail, AgencyOfficial } from '#shared/features/agency/agency-directory.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './agency.module.css'
import { EndPartDialog } from './end-part-dialog.tsx'
import { OfficialDialog } from './official-dialog.tsx'
import { PartTable } from './part-table.tsx'

type Task = { kind: 'add' } | { kind: 'edit' | 'end'; official: AgencyOfficial }

/** Whom to call there. A letter goes to the office, never to one of these. */
export const OfficialsCard = ({ detail }: { detail: AgencyDetail }) => {
  const t = useT()
  const { may } = useSession()
  const [task, setTask] = useState<Task>()
  const close = (): void => setTask(undefined)
  const { officials, units } = detail
  const unitName = ({ unitId }: AgencyOfficial): string =>
    units.find(({ id }) => id === unitId)?.name ?? t('agency.wholeAgency')
  return (
    <SectionCard
      flush
      title={t('agency.officials')}
      actions={
        <ReasonedButton
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          verdict={may('agency.write')}
          onClick={() => setTask({ kind: 'add' })}
        >
          {t('agency.addOfficial')}
        </ReasonedButton>
      }
    >
      {officials.length === 0 ? (
        <p className={classes.padded}>{t('agency.noOfficials')}</p>
      ) : (
        <PartTable
          label={t('agency.officials')}
          rows={officials}
          heads={[t('agency.fullName'), t('agency.officialTitle')]}
          nameOf={({ fullName }) => fullName}
          renderFirst={({ fullName }) => (
            <span className={classes.strong} data-private>
              {fullName}
            </span>
          )}
          renderSecond={(official) => (
            <>
              {official.title}
              <span className={classes.under}>{unitName(official)}</span>
            </>
          )}
          onEdit={(official) => setTask({ kind: 'edit', official })}
          onEnd={(official) => setTask({ kind: 'end', official })}
        />
      )}
      {(task?.kind === 'add' || task?.kind === 'edit') && (
        <OfficialDialog
          detail={detail}
          {...(task.kind === 'edit' ? { edited: task.official } : {})}
          onClose={close}
        />
      )}
      {task?.kind === 'end' && (
        <EndPartDialog
          title={t('agency.endTitle', { name: task.official.fullName })}
          validFrom={task.official.validFrom}
          end={(validUntil) =>
            client.agency.endOfficial({
              id: task.official.id,
              version: task.official.version,
              validUntil,
            })
          }
          onClose={close}
        />
      )}
    </SectionCard>
  )
}
