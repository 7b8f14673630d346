import {
  IconFileText,
  IconMessages,
  IconMicrophone,
  IconPhoto,
  IconPlaneDeparture,
  IconScan,
  IconFile,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Evidence, EvidenceKind } from '#shared/features/evidence/evidence.schema.ts'
import { formatFileSize } from '#renderer/i18n/format.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'

export const evidenceKindKey = (kind: EvidenceKind): MessageKey => `evidence.kind.${kind}`

export const kindIcons: Readonly<Record<EvidenceKind, ComponentType<{ size?: number; stroke?: number }>>> = {
  photo: IconPhoto,
  scan: IconScan,
  chat: IconMessages,
  recording: IconMicrophone,
  ticket: IconPlaneDeparture,
  document: IconFileText,
  other: IconFile,
}

const typeNames: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'audio/mpeg': 'MP3',
  'audio/ogg': 'OGG',
  'audio/wav': 'WAV',
  'audio/amr': 'AMR',
  'video/mp4': 'MP4',
}

/** `PDF · 12 halaman · 1,4 MB` */
export const fileLine = (t: Translate, { mediaType, pageCount, size }: Evidence['file']): string =>
  [
    typeNames[mediaType] ?? mediaType,
    pageCount !== null && t('evidence.pages', { count: pageCount }),
    formatFileSize(size),
  ]
    .filter(Boolean)
    .join(' · ')
