import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { CaseId } from '#shared/features/case/case.schema.ts'
import type { ReferralId } from '#shared/features/referral/referral.schema.ts'
import type { ReferralDetail } from '#shared/features/referral/referral-view.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

/** The referral of the address. */
export const useReferral = () => {
  const { referralId = '' } = useParams({ strict: false })
  return useQuery(orpc.referral.get.queryOptions({ input: { id: referralId as ReferralId } }))
}

export const useReferralsOfCase = (caseId: CaseId, limit: number) =>
  useQuery(orpc.referral.ofCase.queryOptions({ input: { caseId, limit } }))

export const useBasis = (caseId: string) =>
  useQuery(orpc.referral.basis.queryOptions({ input: { caseId: caseId as CaseId } }))

/** What happened with it, the newest first. */
export const useEntries = (id: ReferralId) =>
  useInfiniteQuery(
    orpc.referral.entries.infiniteOptions({
      input: (cursor: string | undefined) => ({ id, cursor, limit: 30 }),
      initialPageParam: undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )

/** After a write: referrals, and what the case and home tell of them. */
export const refreshReferrals = async (detail?: ReferralDetail): Promise<void> => {
  if (detail) queryClient.setQueryData(orpc.referral.get.queryKey({ input: { id: detail.id } }), detail)
  await Promise.all(
    [orpc.referral.key(), orpc.case.key(), orpc.document.key(), orpc.history.key(), orpc.home.key()].map(
      (queryKey) => queryClient.invalidateQueries({ queryKey }),
    ),
  )
}
