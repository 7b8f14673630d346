import type { CaseLinkKind } from '#shared/features/case/case-detail.schema.ts'
import type { CaseView, ColourFilter } from '#shared/features/case/case-list.schema.ts'
import type { CaseStep } from '#shared/features/case/case-workflow.rules.ts'
import { dueStandingFor } from '#shared/features/case/case.rules.ts'
import type {
  CaseChannel,
  CaseFinding,
  CaseOutcome,
  CaseState,
  CaseWarning,
  Confidentiality,
  Modus,
  Urgency,
  WaitingParty,
} from '#shared/features/case/case.schema.ts'
import { formatDate, formatNumber } from '#renderer/i18n/format.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

export const caseStateKey = (state: CaseState): MessageKey => `case.state.${state}`
export const channelKey = (channel: CaseChannel): MessageKey => `case.channel.${channel}`
export const modusKey = (modus: Modus): MessageKey => `case.modus.${modus}`
export const confidentialityKey = (value: Confidentiality): MessageKey => `case.confidentiality.${value}`
export const urgencyKey = (value: Urgency): MessageKey => `case.urgency.${value}`
export const findingKey = (finding: CaseFinding): MessageKey => `case.finding.${finding}`
export const outcomeKey = (outcome: CaseOutcome): MessageKey => `case.outcome.${outcome}`
export const waitsKey = (party: WaitingParty): MessageKey => `case.waits.${party}`
export const stepKey = (step: CaseStep): MessageKey => `case.step.${step}`
export const linkKey = (kind: CaseLinkKind): MessageKey => `case.link.${kind}`
export const viewKey = (view: CaseView): MessageKey => `case.view.${view}`
export const colourKey = (colour: ColourFilter): MessageKey => `case.colour.${colour}`

export const caseStateTones: Readonly<Record<CaseState, Tone>> = {
  registered: 'neutral',
  screening: 'progress',
  interview: 'progress',
  assessment: 'progress',
  decision: 'progress',
  awaitingDocuments: 'waiting',
  referral: 'waiting',
  monitoring: 'waiting',
  closed: 'good',
  merged: 'neutral',
}

export const warningSentence = (t: Translate, { code, data }: CaseWarning): string =>
  t(
    `case.warning.${code}`,
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => [
        name,
        typeof value === 'string' ? formatDate(value) : value,
      ]),
    ),
  )

/** `3 hari lewat`, `hari ini`, `2 hari lagi`, and whether it is late. */
export const dueWords = (
  t: Translate,
  dueAt: Date,
  now: Date,
): { text: string; place: 'late' | 'today' | 'ahead' } => {
  const { place, days } = dueStandingFor(dueAt, now)
  const count = { days: formatNumber(days) }
  if (place === 'late') return { text: t(days === 0 ? 'case.lateToday' : 'case.lateDays', count), place }
  if (place === 'today') return { text: t('case.dueToday'), place }
  return { text: t(days === 1 ? 'case.dueTomorrow' : 'case.dueDays', count), place }
}
