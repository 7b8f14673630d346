import type { PlainDate } from '#shared/kernel/plain-date.ts'
import type { Letterhead, OfficeDetails, Signatory, SignatoryCapacity } from './office.schema.ts'

export const officeFullName = (details: Pick<OfficeDetails, 'officeClass' | 'name'>): string =>
  `Kantor Imigrasi ${details.officeClass} ${details.name}`

/** The letterhead in force on a day: the newest that began on or before it, else the oldest there is. */
export const letterheadFor = <Line extends Pick<Letterhead, 'validFrom'>>(
  letterheads: readonly Line[],
  on: PlainDate,
): Line | undefined => {
  const sorted = [...letterheads].sort((first, second) => first.validFrom.localeCompare(second.validFrom))
  return sorted.findLast(({ validFrom }) => validFrom <= on) ?? sorted[0]
}

/**
 * Ministry and parent lines as they changed: Kementerian Hukum dan HAM until the ministry was divided by
 * Peraturan Presiden 139/2024 on 21 October 2024, an interim parent line, then regional offices of the Directorate
 * General. The day of the last step differs from office to office and is meant to be corrected there.
 */
export const standardLetterheads = (
  provinceName: string,
): { validFrom: PlainDate; ministryLine: string; parentLines: string[]; source: string }[] => {
  const province = provinceName.toUpperCase()
  const immigrationMinistry = 'KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN REPUBLIK INDONESIA'
  return [
    {
      validFrom: '2000-01-01' as PlainDate,
      ministryLine: 'KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA REPUBLIK INDONESIA',
      parentLines: [`KANTOR WILAYAH ${province}`],
      source: 'Sebelum pemisahan kementerian',
    },
    {
      validFrom: '2024-10-21' as PlainDate,
      ministryLine: immigrationMinistry,
      parentLines: ['DIREKTORAT JENDERAL IMIGRASI'],
      source: 'Masa peralihan setelah Perpres 139/2024',
    },
    {
      validFrom: '2025-01-01' as PlainDate,
      ministryLine: immigrationMinistry,
      parentLines: ['DIREKTORAT JENDERAL IMIGRASI', `KANTOR WILAYAH ${province}`],
      source: 'Tanggal peralihan kantor wilayah: periksa dan sesuaikan',
    },
  ]
}

/** Who may sign on a day, permanent office head first. */
export const signatoriesOn = <Person extends Pick<Signatory, 'fromOn' | 'untilOn' | 'capacity'>>(
  people: readonly Person[],
  on: PlainDate,
): Person[] =>
  people
    .filter(({ fromOn, untilOn }) => fromOn <= on && (untilOn === null || on <= untilOn))
    .sort((first, second) => capacityOrder[first.capacity] - capacityOrder[second.capacity])

const capacityOrder: Record<SignatoryCapacity, number> = {
  definitive: 0,
  acting: 1,
  dailyActing: 2,
  onBehalf: 3,
}

/** The prefix printed before the title: pelaksana tugas, pelaksana harian, atas nama. */
export const capacityPrefix: Record<SignatoryCapacity, string> = {
  definitive: '',
  acting: 'Plt. ',
  dailyActing: 'Plh. ',
  onBehalf: 'a.n. ',
}
