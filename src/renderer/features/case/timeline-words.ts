import type { TimelineItem } from '#shared/features/case/case-detail.schema.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { fieldLabel } from '#renderer/i18n/labels.ts'
import { sentenceOf } from '#renderer/i18n/messages.ts'
import { languageStore, type MessageKey, type Translate } from '#renderer/i18n/t.ts'

/** Where the words of a code in an event's data are found. */
const codeWords: Readonly<Record<string, string>> = {
  channel: 'case.channel',
  confidentiality: 'case.confidentiality',
  state: 'case.state',
  step: 'case.step',
  finding: 'case.finding',
  outcome: 'case.outcome',
  colour: 'case.colour',
  link: 'case.link',
  role: 'subject.role',
  section: 'subject.section',
  field: 'subject.field',
  use: 'subject.use',
  clock: 'clock.kind',
  task: 'task.kind',
  decision: 'decision.kind',
  entity: 'entity.kind',
  entityRole: 'entity.role',
  scope: 'screening.scope',
  evidence: 'evidence.kind',
  document: 'custody.kind',
  handover: 'custody.handover',
  interview: 'interview.kind',
  signature: 'interview.signature',
  referralNeed: 'referral.need',
  referralState: 'referral.state',
  followUp: 'referral.channel',
}

const days: ReadonlySet<string> = new Set(['dueOn', 'closedOn', 'decidedOn', 'blockedUntil', 'endedOn'])

/** Features word their codes in their own messages; a code without words is not shown. */
const wordOf = (t: Translate, key: string): string | undefined =>
  sentenceOf(languageStore.get(), key) === undefined ? undefined : t(key as MessageKey)

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const fieldNames = (fields: string): string =>
  fields
    .split(',')
    .map((name) =>
      name === 'chronology' ? fieldLabel('case_narratives', 'chronology') : fieldLabel('cases', snake(name)),
    )
    .join(', ')

/** What an event tells beyond its title, one short piece after the other. */
export const eventDetails = (t: Translate, { kind, data, names }: TimelineItem): string[] =>
  Object.entries(data).flatMap(([key, value]) => {
    const name = names[key]
    if (key === 'officerId') return name === undefined ? [] : [t('case.eventOfficer', { value: name })]
    if (key === 'sectionId') return name === undefined ? [] : [t('case.eventSectionTo', { value: name })]
    if (name !== undefined) return [name]
    if (key === 'count' && kind === 'interviewsStarted')
      return [t('case.eventPeople', { count: Number(value) })]
    if (typeof value !== 'string' || value === '') return []
    if (key === 'fields')
      return kind === 'caseChanged' ? [t('case.eventFields', { value: fieldNames(value) })] : []
    if (key === 'from') return []
    if (days.has(key)) return [formatDate(value)]
    const word = codeWords[key] === undefined ? undefined : wordOf(t, `${codeWords[key]}.${value}`)
    return word === undefined ? [] : [word]
  })

/** Where the record behind an event is looked at. */
export const eventPath = (caseId: string, { record, subject }: TimelineItem): string | undefined => {
  const base = `/cases/${caseId}`
  if (record?.kind === 'assessment' && subject) return `${base}/subjects/${subject.id}/screening`
  if (record?.kind === 'interview') return `${base}/interviews/${record.id}`
  if (record?.kind === 'evidence') return `${base}/evidence/${record.id}`
  if (record?.kind === 'entity') return `/entities/${record.id}`
  if (record?.kind === 'referral') return `/referrals/${record.id}`
  if (record?.kind === 'villageReport') return `/village-reports/${record.id}`
  return subject ? `${base}/subjects/${subject.id}` : undefined
}
