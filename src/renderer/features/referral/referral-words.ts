import type { ReferralNeed } from '#shared/features/agency/agency.schema.ts'
import type { LadderStanding } from '#shared/features/referral/ladder.rules.ts'
import type { ReferralStep } from '#shared/features/referral/referral-workflow.rules.ts'
import type {
  DisclosedField,
  FollowUpChannel,
  ReferralConsent,
  ReferralKind,
  ReferralService,
  ReferralState,
  ResultField,
  SendingWay,
} from '#shared/features/referral/referral.schema.ts'
import type { ReferralView } from '#shared/features/referral/referral-view.schema.ts'
import { formatNumber } from '#renderer/i18n/format.ts'
import type { MessageKey, Translate } from '#renderer/i18n/t.ts'
import type { Tone } from '#renderer/ui/state-badge.tsx'

export const stateKey = (state: ReferralState): MessageKey => `referral.state.${state}`
export const stepKey = (step: ReferralStep): MessageKey => `referral.step.${step}`
export const needKey = (need: ReferralNeed): MessageKey => `referral.need.${need}`
export const kindKey = (kind: ReferralKind): MessageKey => `referral.kind.${kind}`
export const serviceKey = (service: ReferralService): MessageKey => `referral.service.${service}`
export const consentKey = (consent: ReferralConsent): MessageKey => `referral.consent.${consent}`
export const disclosedKey = (field: DisclosedField): MessageKey => `referral.disclosed.${field}`
export const wayKey = (way: SendingWay): MessageKey => `referral.way.${way}`
export const channelKey = (channel: FollowUpChannel): MessageKey => `referral.channel.${channel}`
export const resultKey = (field: ResultField): MessageKey => `referral.result.${field}`
export const viewKey = (view: ReferralView): MessageKey => `referral.view.${view}`

export const stateTones: Readonly<Record<ReferralState, Tone>> = {
  prepared: 'neutral',
  signed: 'progress',
  sent: 'waiting',
  received: 'waiting',
  accepted: 'progress',
  inProgress: 'progress',
  completed: 'good',
  declined: 'bad',
  reReferred: 'neutral',
  returnedIncomplete: 'warning',
  noResponse: 'bad',
  cancelled: 'neutral',
}

/** `4 hari tanpa tanda terima` */
export const silenceWords = (t: Translate, { rung, daysSilent }: LadderStanding): string =>
  t(`referral.silent.${rung}`, { days: formatNumber(daysSilent) })

/** `F.M., S.C. +3` */
export const peopleWords = (t: Translate, shown: readonly string[], count: number): string =>
  count > shown.length
    ? t('referral.peopleMore', { names: shown.join(', '), count: count - shown.length })
    : shown.join(', ')
