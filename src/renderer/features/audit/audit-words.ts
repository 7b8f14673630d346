import type { AuditEntry, AuditKind } from '#shared/features/audit/audit.schema.ts'
import { actionLabel, refusalSentence } from '#renderer/i18n/labels.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

export const kindKey = (kind: AuditKind): MessageKey => `audit.kind.${kind}`

export const kindTones: Record<AuditKind, Tone> = {
  change: 'progress',
  read: 'neutral',
  search: 'neutral',
  export: 'waiting',
  refusal: 'bad',
  login: 'neutral',
  loginRefused: 'bad',
}

/** What an entry says beside who did what: the words of a search, why it was refused, the reason that was given. */
export const remarkOf = (entry: AuditEntry, t: Translate): string => {
  const { approvedBy, byPaperCode } = entry
  const remark = plainRemarkOf(entry, t)
  if (byPaperCode) return `${t('audit.byPaperCode')} · ${remark}`
  return approvedBy === null ? remark : `${t('audit.approvedBy', { name: approvedBy })} · ${remark}`
}

const plainRemarkOf = ({ kind, detail, reason, rows }: AuditEntry, t: Translate): string => {
  if (detail.headLost) return t('audit.headLost')
  if (detail.attemptsLost) return t('audit.attemptsLost')
  if (detail.act !== undefined) return t('audit.approvedAct', { act: actionLabel(detail.act) })
  if (detail.failedBefore) return t('audit.failedBefore', { count: detail.failedBefore })
  if (detail.words !== undefined) return `“${detail.words}”`
  if (detail.code !== undefined)
    return refusalSentence(detail.code, { permission: detail.permission ?? '' }) ?? detail.code
  if (reason !== null) return reason
  return kind === 'change' ? t('audit.rows', { count: rows }) : t('common.emptyValue')
}
