import {
  formatLongDate,
  formatShortDate,
  isPlainDate,
  plainDateOfInstant,
} from '#shared/kernel/plain-date.ts'
import { languageStore } from './t.ts'

const locales = { id: 'id-ID', en: 'en-GB' }

/** `1.234` in Indonesian, `1,234` in English. */
export const formatNumber = (value: number): string =>
  new Intl.NumberFormat(locales[languageStore.get()]).format(value)

/** `27 Februari 2024`; anything that is no day is shown as it is. */
export const formatDate = (value: string): string =>
  isPlainDate(value) ? formatLongDate(value, languageStore.get()) : value

/** `27-02-2024`, for lists. */
export const formatListDate = (value: string): string => (isPlainDate(value) ? formatShortDate(value) : value)

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** `14.05` — hours and minutes on the workstation's clock. */
const formatTime = (instant: Date): string =>
  `${twoDigits(instant.getHours())}.${twoDigits(instant.getMinutes())}`

/** `27 Februari 2024, 14.05` */
export const formatInstant = (instant: Date): string =>
  `${formatLongDate(plainDateOfInstant(instant.getTime()), languageStore.get())}, ${formatTime(instant)}`

const kilobyte = 1024

export const formatFileSize = (bytes: number): string => {
  if (bytes < kilobyte) return `${bytes} B`
  const [size, unit] =
    bytes < kilobyte ** 2
      ? [bytes / kilobyte, 'kB']
      : bytes < kilobyte ** 3
        ? [bytes / kilobyte ** 2, 'MB']
        : [bytes / kilobyte ** 3, 'GB']
  const locale = locales[languageStore.get()]
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: size < 10 ? 1 : 0 }).format(size)} ${unit}`
}
