import {
  IconAt,
  IconBuilding,
  IconBuildingBank,
  IconCar,
  IconId,
  IconMail,
  IconMapPin,
  IconPhone,
  IconPlaneDeparture,
  IconShip,
  IconTicket,
  IconTie,
  IconUserQuestion,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { EntityKind } from '#shared/features/entity/entity.schema.ts'
import { useT } from '#renderer/i18n/t.ts'
import { kindKey } from './entity-words.ts'

const icons: Readonly<Record<EntityKind, ComponentType<{ size?: number; stroke?: number }>>> = {
  person: IconUserQuestion,
  phone: IconPhone,
  account: IconBuildingBank,
  social: IconAt,
  agency: IconBuilding,
  address: IconMapPin,
  vehicle: IconCar,
  vessel: IconShip,
  booking: IconTicket,
  flight: IconPlaneDeparture,
  document: IconId,
  email: IconMail,
  employer: IconTie,
}

/** The kind as a sign; its word is read out and shown on pointing. */
export const EntityKindIcon = ({ kind, size = 17 }: { kind: EntityKind; size?: number }) => {
  const t = useT()
  const Icon = icons[kind]
  return (
    <span
      role="img"
      aria-label={t(kindKey(kind))}
      title={t(kindKey(kind))}
      style={{ display: 'inline-flex' }}
    >
      <Icon size={size} stroke={1.7} />
    </span>
  )
}
