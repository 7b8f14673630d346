import type { ReferralWarning } from '#shared/features/referral/referral.schema.ts'
import { formatDate } from '#renderer/i18n/format.ts'
import { type Translate, useT } from '#renderer/i18n/t.ts'
import { useWarningDialog, type WarningDialog } from '#renderer/ui/warning-dialog.tsx'
import { isPlainDate } from '#shared/kernel/plain-date.ts'

export const warningSentence = (t: Translate, { code, data }: ReferralWarning): string => {
  const untilOn = String(data['untilOn'] ?? '')
  return t(`referral.warning.${code}`, {
    name: data['name'] ?? '',
    places: data['places'] ?? '',
    until: isPlainDate(untilOn) ? formatDate(untilOn) : '',
  })
}

/** Asks before a letter goes to an agency that is unusual, and why it does all the same. */
export const useAgencyWarnings = (): WarningDialog<ReferralWarning> => {
  const t = useT()
  return useWarningDialog<ReferralWarning>((warning) => warningSentence(t, warning), {
    reasonLabel: t('referral.warningReason'),
    maxLength: 500,
  })
}
