import type { Confidentiality } from '#shared/features/case/case.schema.ts'
import type { MessageKey } from '#renderer/i18n/t.ts'

export const levelKey = (level: Confidentiality): MessageKey => `case.confidentiality.${level}`
