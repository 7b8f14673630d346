import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReferralNeed } from '#shared/features/agency/agency.schema.ts'
import type { SuggestionGroup } from '#shared/features/agency/agency-suggestion.schema.ts'
import type { AgencyChoice } from '#shared/features/referral/referral-view.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { useSession } from '#renderer/app/session.ts'
import { useT } from '#renderer/i18n/t.ts'

type Question = {
  need: ReferralNeed
  caseId: string
  /** Whose home counts; nobody chosen yet: everybody's in the case. */
  subjectIds: readonly string[]
}

export type AgencyOptions = { group: string; items: { value: string; label: string }[] }[]

/**
 * Agencies to choose from. Above the others stand those that the office's table of needs names first: competent where
 * the people come from, then competent where it happened.
 */
export const useAgencyOptions = (agencies: readonly AgencyChoice[], question: Question): AgencyOptions => {
  const t = useT()
  const { day } = useSession()
  const { need, caseId, subjectIds } = question
  const { data } = useQuery({
    ...orpc.agency.suggest.queryOptions({
      input: { need, caseId, on: day, ...(subjectIds.length > 0 ? { subjectIds: [...subjectIds] } : {}) },
    }),
    placeholderData: keepPreviousData,
  })
  const choices = new Map(agencies.map((agency) => [agency.id as string, agency]))
  const taken = new Set<string>()
  const optionsOf = (ids: readonly string[]) =>
    ids.flatMap((id) => {
      const agency = choices.get(id)
      if (!agency || taken.has(id)) return []
      taken.add(id)
      const { name, city } = agency
      return [{ value: id, label: name.includes(city) ? name : `${name}, ${city}` }]
    })
  const groupOf = (key: 'suggestedHome' | 'suggestedEvent', group: SuggestionGroup | undefined) => {
    const places = group?.places.map(({ name }) => name).join(', ') ?? ''
    return {
      group: places === '' ? t(`referral.${key}`) : `${t(`referral.${key}`)}: ${places}`,
      items: optionsOf(group?.first.map(({ id }) => id) ?? []),
    }
  }
  const suggested = [groupOf('suggestedHome', data?.home), groupOf('suggestedEvent', data?.event)]
  const others = { group: t('referral.otherAgencies'), items: optionsOf([...choices.keys()]) }
  return [...suggested, others].filter(({ items }) => items.length > 0)
}
