import type { StoreKeyStatus } from '#shared/features/store-key/store-key.schema.ts'
import { formatFileSize } from '#renderer/i18n/format.ts'
import type { MessageKey, useT } from '#renderer/i18n/t.ts'

type T = ReturnType<typeof useT>

/** Encrypting anew and verifying, measured on two busy cores (decision 0015); a little rather than too little. */
const bytesPerSecond = 15 * 1024 * 1024
const leastSeconds = 5

/** How long a change of the key takes, in words that do not promise more than they know. */
export const durationOf = (t: T, bytes: number): string => {
  const seconds = Math.max(leastSeconds, Math.ceil(bytes / bytesPerSecond / 5) * 5)
  return seconds < 90
    ? t('storeKey.seconds', { count: seconds })
    : t('storeKey.minutes', { count: Math.ceil(seconds / 60) })
}

const whys: Readonly<Record<string, MessageKey>> = {
  DISK_FULL: 'storeKey.whyDiskFull',
  FOLDER_NOT_WRITABLE: 'storeKey.whyFolder',
  STORE_DAMAGED: 'storeKey.whyDamaged',
}

/** What stands in the way of the change that is wanted, and what to do about it. */
export const pendingText = (t: T, { pending, bytes }: StoreKeyStatus): string | undefined => {
  if (!pending) return undefined
  if (pending.problem === null) return t('storeKey.pendingNow')
  const why = t(whys[pending.problem] ?? 'storeKey.whyFault', { size: formatFileSize(bytes * 1.1) })
  return t('storeKey.pending', { why })
}
