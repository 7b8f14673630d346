import { useQuery } from '@tanstack/react-query'
import type { MilestoneKind, Village } from '#shared/features/village/village.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'
import { goTo } from '#renderer/ui/app-link.tsx'
import { ReasonedButton } from '#renderer/ui/reasoned-button.tsx'
import { usualNext } from './usual-next.ts'
import { recordKey } from './village-words.ts'

type NextStepButtonProps = { village: Village; onRecord: (kind: MilestoneKind) => void }

/** The one primary action of the village's page: the usual next step of its state. */
export const NextStepButton = ({ village, onRecord }: NextStepButtonProps) => {
  const t = useT()
  const { may } = useSession()
  const next = usualNext[village.state]
  if (next === undefined) return null
  if (next === 'designated' || next === 'inaugurated') return <DecreeButton village={village} next={next} />
  return (
    <ReasonedButton verdict={may('village.write')} onClick={() => onRecord(next)}>
      {t(recordKey(next))}
    </ReasonedButton>
  )
}

type DecreeButtonProps = { village: Village; next: 'designated' | 'inaugurated' }

/** Decree and ceremony are recorded with the designation: leads to the village's last decree, or to a new one. */
const DecreeButton = ({ village, next }: DecreeButtonProps) => {
  const t = useT()
  const { may } = useSession()
  const { data } = useQuery(orpc.designation.ofVillage.queryOptions({ input: { villageId: village.id } }))
  const decree = data?.designations.map((item) => item.decree).find(({ state }) => state !== 'revoked')
  const path = decree ? `/designations/${decree.id}` : `/designations/new?villages=${village.id}`
  return (
    <ReasonedButton verdict={may('designation.write')} onClick={() => goTo(path)}>
      {t(decree && next === 'designated' ? 'village.openDecree' : recordKey(next))}
    </ReasonedButton>
  )
}
