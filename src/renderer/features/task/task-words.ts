import type { Task, TaskKind } from '#shared/features/task/task.schema.ts'
import { daysBetween, type PlainDate } from '#shared/kernel/plain-date.ts'
import { formatDate, formatListDate, formatNumber } from '#renderer/i18n/format.ts'
import { sentenceOf } from '#renderer/i18n/messages.ts'
import { roleLabel } from '#renderer/i18n/role-label.ts'
import { languageStore, type MessageKey, type Translate } from '#renderer/i18n/t.ts'

export const taskKindKey = (kind: TaskKind): MessageKey =>
  kind === 'ordinary' ? 'task.one' : `task.kind.${kind}`

/** The decision a task waits for, in the words of its own feature. */
const decisionWord = (t: Translate, code: string): string => {
  const key = `decision.kind.${code}`
  return sentenceOf(languageStore.get(), key) === undefined ? '' : t(key as MessageKey)
}

/** What a task asks for. Those the program makes are worded from their codes, days and places; no name stands in them. */
export const taskTitle = (
  t: Translate,
  { kind, title, data }: Pick<Task, 'kind' | 'title' | 'data'>,
): string => {
  const text = (name: string): string => String(data[name] ?? '')
  const position = text('position')
  switch (kind) {
    case 'ordinary':
      return title
    case 'supervisorNotice':
      return data['reason'] === 'urgentFlags'
        ? t('task.title.urgentFlags', { position, flags: text('flags') })
        : t('task.kind.supervisorNotice')
    case 'proposeCancellation':
      return t('task.title.proposeCancellation', { position, day: formatDate(text('dueOn')) })
    case 'blockedPersonAppeared':
      return t('task.title.blockedPersonAppeared', { position, day: formatDate(text('until')) })
    case 'confirmDecision': {
      const decision = decisionWord(t, text('decision')) || t('task.decision')
      const count = Number(data['count'] ?? 1)
      return count > 1
        ? t('task.title.confirmDecisions', { decision, count: formatNumber(count) })
        : t('task.title.confirmDecision', { decision, position })
    }
  }
}

/** Where the thing is done that a task asks for; undefined for one that belongs to no record. */
export const taskPath = ({ kind, data, caseId, villageReportId }: Task): string | undefined => {
  const subject = typeof data['subjectId'] === 'string' ? data['subjectId'] : undefined
  if (caseId !== null) {
    const base = `/cases/${caseId}`
    if (kind === 'supervisorNotice' && subject !== undefined) return `${base}/subjects/${subject}/screening`
    if (kind === 'blockedPersonAppeared' && subject !== undefined) return `${base}/subjects/${subject}`
    if (kind === 'proposeCancellation' && subject !== undefined)
      return `${base}/decide?subject=${subject}&kind=passportApplicationCancelled`
    return base
  }
  return villageReportId === null ? undefined : `/village-reports/${villageReportId}`
}

/** What the button says that leads there. */
export const taskStepKey = (kind: TaskKind): MessageKey => `task.step.${kind}`

/** Whom it is for. */
export const assigneeText = (
  t: Translate,
  { assignedOfficerName, assignedRole, sectionName }: Task,
): string => {
  if (assignedOfficerName !== null) return assignedOfficerName
  if (assignedRole !== null) return roleLabel(assignedRole)
  return sectionName ?? t('common.emptyValue')
}

export type DuePlace = 'late' | 'today' | 'ahead' | 'none'

/** `Terlambat 3 hari`, `Hari ini`, `Besok`, a day. */
export const taskDue = (
  t: Translate,
  dueOn: PlainDate | null,
  today: PlainDate,
): { text: string; place: DuePlace } => {
  if (dueOn === null) return { text: t('task.dueNone'), place: 'none' }
  const days = daysBetween(today, dueOn)
  if (days < 0) return { text: t('task.late', { days: formatNumber(-days) }), place: 'late' }
  if (days === 0) return { text: t('common.today'), place: 'today' }
  return { text: days === 1 ? t('task.tomorrow') : formatListDate(dueOn), place: 'ahead' }
}
