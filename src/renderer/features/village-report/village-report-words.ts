import type { ReportStep } from '#shared/features/village-report/village-report.rules.ts'
import type {
  ImportRow,
  Intervention,
  ReportCategory,
  ReportChannel,
  ReportState,
  ReportWarning,
  VillageReportListInput,
} from '#shared/features/village-report/village-report.schema.ts'
import { formatDate, formatNumber } from '#renderer/i18n/format.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

export const reportStateKey = (state: ReportState): MessageKey => `villageReport.state.${state}`
export const categoryKey = (category: ReportCategory): MessageKey => `villageReport.category.${category}`
export const reportChannelKey = (channel: ReportChannel): MessageKey => `villageReport.channel.${channel}`
export const interventionKey = (kind: Intervention): MessageKey => `villageReport.intervention.${kind}`
export const reportStepKey = (step: ReportStep): MessageKey => `villageReport.step.${step}`
export const reportViewKey = (view: VillageReportListInput['view']): MessageKey =>
  `villageReport.view.${view}`

export const importRefusalKey = (refusal: NonNullable<ImportRow['refusal']>): MessageKey =>
  `villageReport.refusal.${refusal}`

export const reportStateTones: Readonly<Record<ReportState, Tone>> = {
  submitted: 'neutral',
  correctionAsked: 'warning',
  verified: 'progress',
  followedUp: 'progress',
  done: 'good',
  rejected: 'bad',
}

export const reportWarningSentence = (t: Translate, { code, data }: ReportWarning): string =>
  t(
    `villageReport.warning.${code}`,
    Object.fromEntries(
      Object.entries(data).map(([name, value]) => [
        name,
        typeof value === 'number' ? formatNumber(value) : formatDate(value),
      ]),
    ),
  )
