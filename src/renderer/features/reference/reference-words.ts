import type {
  JobSector,
  PlacementStatus,
  TravelPurpose,
} from '#shared/features/reference/reference.schema.ts'
import { t } from '#renderer/i18n/t.ts'

export const purposeLabel = (purpose: TravelPurpose): string => t(`reference.purpose.${purpose}`)
export const sectorLabel = (sector: JobSector | null): string =>
  sector === null ? t('reference.wholeCountry') : t(`reference.sector.${sector}`)
export const placementStatusLabel = (status: PlacementStatus): string => t(`reference.status.${status}`)
