import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import {
  addDays,
  addYears,
  daysBetween,
  plainDateOfInstant,
  type PlainDate,
} from '#shared/kernel/plain-date.ts'
import { isPermitted, type Role } from '#shared/kernel/permissions.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import { type CaseClosing, type CaseMember, largestMemberList } from './case-detail.schema.ts'
import {
  confidentialities,
  type CaseFields,
  type CaseFinding,
  type CaseOutcome,
  type CaseWarning,
  type Confidentiality,
} from './case.schema.ts'

/** A minute of tolerance for two clocks of one office. */
const clockTolerance = 60_000

/** What cannot be: a case that reaches the office tomorrow. */
export const canReceive = ({ receivedAt }: Pick<CaseFields, 'receivedAt'>, now: number): Verdict =>
  receivedAt.getTime() > now + clockTolerance ? refused('CASE_RECEIVED_IN_FUTURE') : allowed

/** What is unlikely; `villageCode` is the region code of the chosen village. */
export const caseFieldWarnings = (
  fields: Pick<CaseFields, 'receivedAt' | 'eventOn' | 'eventRegionCode'>,
  villageCode: string | null,
  today: PlainDate,
): CaseWarning[] => {
  const { eventOn, eventRegionCode } = fields
  const receivedOn = plainDateOfInstant(fields.receivedAt.getTime())
  const warnings: CaseWarning[] = []
  if (receivedOn < addYears(today, -1)) {
    warnings.push({ code: 'CASE_RECEIVED_LONG_AGO', data: { receivedOn } })
  }
  if (eventOn !== null && eventOn > receivedOn) {
    warnings.push({ code: 'CASE_EVENT_AFTER_RECEIPT', data: { eventOn, receivedOn } })
  }
  if (villageCode !== null && eventRegionCode !== null && !villageCode.startsWith(eventRegionCode)) {
    warnings.push({ code: 'CASE_VILLAGE_ELSEWHERE', data: {} })
  }
  return warnings
}

/** A case becomes less secret only by somebody who may also give it to others. */
export const canSetConfidentiality = (
  roles: readonly Role[],
  from: Confidentiality,
  to: Confidentiality,
): Verdict =>
  confidentialities.indexOf(to) >= confidentialities.indexOf(from) || isPermitted(roles, 'case.assign')
    ? allowed
    : refused('NOT_PERMITTED', { permission: 'case.assign' })

/** Who answers for a case is in it anyway, and nobody is named twice. */
export const canNameMember = (
  { responsibleOfficerId }: { responsibleOfficerId: string | null },
  members: readonly CaseMember[],
  officerId: string,
): Verdict => {
  if (members.length >= largestMemberList) return refused('CASE_MEMBERS_FULL', { maximum: largestMemberList })
  const known = responsibleOfficerId === officerId || members.some((member) => member.officerId === officerId)
  return known ? refused('CASE_MEMBER_ALREADY') : allowed
}

/** The day a case is closed lies between its receipt and today. */
export const canCloseOn = (closedOn: PlainDate, receivedAt: Date, today: PlainDate): Verdict => {
  const receivedOn = plainDateOfInstant(receivedAt.getTime())
  if (closedOn > today) return refused('CASE_CLOSED_IN_FUTURE', { today })
  return closedOn < receivedOn ? refused('CASE_CLOSED_BEFORE_RECEIPT', { receivedOn }) : allowed
}

const confirmed: ReadonlySet<CaseFinding> = new Set([
  'traffickingConfirmed',
  'smugglingConfirmed',
  'nonproceduralConfirmed',
  'falseStatement',
])
const prosecuted: ReadonlySet<CaseOutcome> = new Set(['policeReport', 'verdict', 'victimAssisted'])

/** Whether finding and outcome say opposite things. */
export const isContradictory = ({ finding, outcome }: Pick<CaseClosing, 'finding' | 'outcome'>): boolean =>
  (outcome === 'notProven' && confirmed.has(finding)) || (finding === 'unfounded' && prosecuted.has(outcome))

/** What is still open when somebody wants to close. */
export type Unfinished = {
  openTasks: number
  runningClocks: number
  heldDocuments: number
  openReferrals: number
}

export const closingWarnings = (closing: CaseClosing, unfinished: Unfinished): CaseWarning[] => {
  const counted: [CaseWarning['code'], number][] = [
    ['CLOSING_OPEN_TASKS', unfinished.openTasks],
    ['CLOSING_RUNNING_CLOCKS', unfinished.runningClocks],
    ['CLOSING_HELD_DOCUMENTS', unfinished.heldDocuments],
    ['CLOSING_OPEN_REFERRALS', unfinished.openReferrals],
  ]
  return [
    ...(isContradictory(closing) ? [{ code: 'CLOSING_CONTRADICTORY' as const, data: {} }] : []),
    ...counted.flatMap(([code, count]) => (count > 0 ? [{ code, data: { count } }] : [])),
  ]
}

/** The last day of the office's week that holds `day`: its Sunday. */
export const weekEndOf = (day: PlainDate): PlainDate => {
  const monday = '2024-01-01' as PlainDate
  const weekday = ((daysBetween(monday, day) % 7) + 7) % 7
  return addDays(day, 6 - weekday)
}

export type DueStanding = { place: 'late' | 'today' | 'ahead'; days: number }

/** How late, or how far off; by calendar days, and late from the instant on. */
export const dueStandingFor = (dueAt: Date, now: Date): DueStanding => {
  const days = daysBetween(plainDateOfInstant(now.getTime()), plainDateOfInstant(dueAt.getTime()))
  if (dueAt.getTime() < now.getTime()) return { place: 'late', days: Math.max(0, -days) }
  return days === 0 ? { place: 'today', days: 0 } : { place: 'ahead', days }
}

/** `knp 2026-12`, `2026-0012`, `KNP20260012`: the case numbers that begin so, or the one with this counter. */
export const readCaseNumber = (typed: string): { prefix: string; key: number | undefined } | undefined => {
  const match = /^\s*(?:knp)?[\s./-]*(\d{4})[\s./-]*(\d{1,6})?\s*$/i.exec(typed)
  const [year, counter] = [match?.[1], match?.[2]]
  if (year === undefined || Number(year) < 1900 || Number(year) > 2200) return undefined
  return {
    prefix: counter === undefined ? `KNP-${year}-` : `KNP-${year}-${counter}`,
    key: counter === undefined ? undefined : Number(year) * 1_000_000 + Number(counter),
  }
}

/** Words a name is searched by. One letter alone finds half the register and is left out. */
export const nameWordsOf = (typed: string): string[] => {
  const words = searchKeyOf(typed).split(' ').filter(Boolean).slice(0, 8)
  return words.length === 1 && (words[0]?.length ?? 0) < 2 ? [] : words
}
