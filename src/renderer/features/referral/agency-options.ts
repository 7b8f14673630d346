import type { ReferralNeed } from '#shared/features/agency/agency.schema.ts'
import { usualAgencyKindsFor } from '#shared/features/referral/letter-start.rules.ts'
import type { AgencyChoice } from '#shared/features/referral/referral-view.schema.ts'
import type { Translate } from '#renderer/i18n/t.ts'

/** Agencies to choose from: those that a need usually goes to first stand above the others. */
export const agencyOptions = (t: Translate, agencies: readonly AgencyChoice[], need: ReferralNeed) => {
  const usual = usualAgencyKindsFor(need)
  const optionsOf = (isUsual: boolean) =>
    agencies
      .filter(({ kind }) => usual.includes(kind) === isUsual)
      .map(({ id, name, city }) => ({ value: id, label: name.includes(city) ? name : `${name}, ${city}` }))
  return [
    { group: t('referral.suggested'), items: optionsOf(true) },
    { group: t('referral.otherAgencies'), items: optionsOf(false) },
  ].filter(({ items }) => items.length > 0)
}
