import type {
  ContentList,
  DecreeProgress,
  DesignationWarning,
} from '#shared/features/designation/designation.schema.ts'
import type { SignatoryCapacity } from '#shared/features/office/office.schema.ts'
import { capacityPrefix } from '#shared/features/office/office.rules.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

export const progressKey = (progress: DecreeProgress): MessageKey => `designation.progress.${progress}`

export const progressTones: Record<DecreeProgress, Tone> = {
  draft: 'neutral',
  decided: 'waiting',
  partlyInaugurated: 'progress',
  inaugurated: 'gold',
  revoked: 'bad',
}

export const contentKey = (list: ContentList): MessageKey => `designation.content.${list}`

export const warningSentence = (t: Translate, { code, data }: DesignationWarning): string =>
  t(
    `designation.warning.${code}`,
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => [
        name,
        typeof value === 'string' ? formatDate(value) : value,
      ]),
    ),
  )

/** `Plt. Kepala Kantor` */
export const signingTitle = (title: string, capacity: SignatoryCapacity | null): string =>
  `${capacity === null ? '' : capacityPrefix[capacity]}${title}`

const ordinals = [
  'KESATU',
  'KEDUA',
  'KETIGA',
  'KEEMPAT',
  'KELIMA',
  'KEENAM',
  'KETUJUH',
  'KEDELAPAN',
  'KESEMBILAN',
  'KESEPULUH',
  'KESEBELAS',
  'KEDUA BELAS',
]

/** The label a line carries on paper: `a.`, `1.`, `KESATU`. The same in both languages. */
export const lineLabel = (list: ContentList, index: number): string => {
  if (list === 'considerations') return `${String.fromCodePoint(97 + index)}.`
  return list === 'dictums' ? (ordinals[index] ?? String(index + 1)) : `${index + 1}.`
}
