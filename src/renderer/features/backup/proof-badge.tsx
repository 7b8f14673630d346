import type { DrillStanding } from '#shared/features/backup/backup.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { StateBadge, type Tone } from '#renderer/ui/state-badge.tsx'

const tones: Record<DrillStanding['state'], Tone> = {
  none: 'waiting',
  fresh: 'good',
  due: 'warning',
  late: 'bad',
}

/** How many days ago restoring was proven; red after five weeks. */
export const ProofBadge = ({ drill: { state, days } }: { drill: DrillStanding }) => {
  const t = useT()
  const words = days === 0 ? t('backup.proof.today') : t(`backup.proof.${state}`, { days: days ?? 0 })
  return <StateBadge tone={tones[state]}>{words}</StateBadge>
}
