import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { AgencyDetail } from '#shared/features/agency/agency-directory.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

export type AgencyId = AgencyDetail['agency']['id']

/** The agency of the address. */
export const useAgency = () => {
  const { agencyId = '' } = useParams({ strict: false })
  return useQuery(orpc.agency.get.queryOptions({ input: { id: agencyId as AgencyId } }))
}

/** After a write: the agency is known, and lists, routes and histories are read again. */
export const keepAgency = async (detail: AgencyDetail): Promise<void> => {
  queryClient.setQueryData(orpc.agency.get.queryKey({ input: { id: detail.agency.id } }), detail)
  await refreshAgencies()
}

export const refreshAgencies = async (): Promise<void> => {
  await Promise.all(
    [orpc.agency.key(), orpc.history.key()].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  )
}
