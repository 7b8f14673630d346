import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { AgreementDetail, AgreementId } from '#shared/features/agreement/agreement.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

/** The agreement of the address. */
export const useAgreement = () => {
  const { agreementId = '' } = useParams({ strict: false })
  return useQuery(orpc.agreement.get.queryOptions({ input: { id: agreementId as AgreementId } }))
}

/** Every write answers with the whole record: it takes the place of what was read, and what shows it is read again. */
export const keepAgreement = async (detail: AgreementDetail): Promise<void> => {
  queryClient.setQueryData(orpc.agreement.get.queryKey({ input: { id: detail.agreement.id } }), detail)
  await Promise.all(
    [orpc.agreement.key(), orpc.village.key(), orpc.history.key()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  )
}
