import { Button } from '@mantine/core'
import type { StagedRegister } from '#shared/features/group-intake/group-intake.schema.ts'
import { formatInstant, formatNumber } from '#renderer/i18n/format.ts'
import { useT } from '#renderer/i18n/t.ts'
import { SectionCard } from '#renderer/ui/section-card.tsx'
import classes from './group-intake.module.css'

type WaitingRegistersProps = {
  registers: readonly StagedRegister[]
  onOpen: (register: StagedRegister) => void
}

/** Registers that other officers have checked and somebody else has to add. */
export const WaitingRegisters = ({ registers, onOpen }: WaitingRegistersProps) => {
  const t = useT()
  return (
    <SectionCard title={t('groupIntake.waitingTitle')} line={t('groupIntake.waitingLine')} flush>
      <ul className={classes.waiting}>
        {registers.map((register) => (
          <li key={register.id} className={classes.waitingRow}>
            <div>
              <div className={classes.waitingName}>{register.fileName}</div>
              <div className={classes.waitingFacts}>
                {t('groupIntake.waitingFacts', {
                  rows: formatNumber(register.checked?.summary.rows ?? 0),
                  good: formatNumber(register.checked?.summary.good ?? 0),
                  officer: register.openedBy,
                  at: formatInstant(register.openedAt),
                })}
              </div>
            </div>
            <Button variant="default" size="xs" onClick={() => onOpen(register)}>
              {t('groupIntake.openReport')}
            </Button>
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
