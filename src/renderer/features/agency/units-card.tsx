import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { AgencyDetail, AgencyUnit } from '#shared/features/agency/agency-directory.schema.ts'
import { client } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './agency.module.css'
import { EndPartDialog } from './end-part-dialog.tsx'
import { PartTable } from './part-table.tsx'
import { UnitDialog } from './unit-dialog.tsx'

type Task = { kind: 'add' } | { kind: 'edit' | 'end'; unit: AgencyUnit }

/** Parts of the agency that a letter can go to. */
export const UnitsCard = ({ detail: { agency, units } }: { detail: AgencyDetail }) => {
  const t = useT()
  const { may } = useSession()
  const [task, setTask] = useState<Task>()
  const close = (): void => setTask(undefined)
  return (
    <SectionCard
      flush
      title={t('agency.units')}
      actions={
        <ReasonedButton
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} />}
          verdict={may('agency.write')}
          onClick={() => setTask({ kind: 'add' })}
        >
          {t('agency.addUnit')}
        </ReasonedButton>
      }
    >
      {units.length === 0 ? (
        <p className={classes.padded}>{t('agency.noUnits')}</p>
      ) : (
        <PartTable
          label={t('agency.units')}
          rows={units}
          heads={[t('agency.unitName'), t('agency.addressee')]}
          nameOf={({ name }) => name}
          renderFirst={({ name }) => <span className={classes.strong}>{name}</span>}
          renderSecond={({ addressee }) =>
            addressee ?? <span className={classes.quiet}>{t('agency.likeAgency')}</span>
          }
          onEdit={(unit) => setTask({ kind: 'edit', unit })}
          onEnd={(unit) => setTask({ kind: 'end', unit })}
        />
      )}
      {(task?.kind === 'add' || task?.kind === 'edit') && (
        <UnitDialog
          agencyId={agency.id}
          {...(task.kind === 'edit' ? { edited: task.unit } : {})}
          onClose={close}
        />
      )}
      {task?.kind === 'end' && (
        <EndPartDialog
          title={t('agency.endTitle', { name: task.unit.name })}
          validFrom={task.unit.validFrom}
          end={(validUntil) =>
            client.agency.endUnit({ id: task.unit.id, version: task.unit.version, validUntil })
          }
          onClose={close}
        />
      )}
    </SectionCard>
  )
}
