import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'

const megabyte = 1_000_000

/** Free bytes of the disk with the data below which something changes; security.md §3.3, row "disk full". */
export const diskLimits = {
  warn: 500 * megabyte,
  /** Below it nothing large is begun: an import, a backup, an upgrade. */
  largeWork: 200 * megabyte,
  /** Below it nothing is changed any more: what is left belongs to drafts, the log of readings and locking. */
  change: 100 * megabyte,
} as const

/** From room enough to none left for changes. */
export const diskStates = ['ample', 'low', 'scarce', 'readOnly'] as const
export type DiskState = (typeof diskStates)[number]

export const diskStateOf = (freeBytes: number): DiskState => {
  if (freeBytes < diskLimits.change) return 'readOnly'
  if (freeBytes < diskLimits.largeWork) return 'scarce'
  return freeBytes < diskLimits.warn ? 'low' : 'ample'
}

/** Whether a record may be changed with this much room. @returns the refusal DISK_ALMOST_FULL with the room wanted */
export const canChange = (freeBytes: number): Verdict => withRoom(freeBytes, diskLimits.change)

/** Whether large work may be begun: an import, a backup, an upgrade, new keys. */
export const canBeginLargeWork = (freeBytes: number): Verdict => withRoom(freeBytes, diskLimits.largeWork)

const withRoom = (freeBytes: number, wanted: number): Verdict =>
  freeBytes < wanted ? refused('DISK_ALMOST_FULL', { freeBytes, wantedBytes: wanted }) : allowed
