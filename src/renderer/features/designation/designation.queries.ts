import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { DecreeDetail, DecreeId } from '#shared/features/designation/designation.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

/** The decree of the address. */
export const useDecree = () => {
  const { decreeId = '' } = useParams({ strict: false })
  return useQuery(orpc.designation.get.queryOptions({ input: { id: decreeId as DecreeId } }))
}

/** What a change of a decree can show in: lists, its villages, the register of numbers, papers, home. */
export const refreshDesignations = async (): Promise<void> => {
  const touched = [orpc.designation, orpc.village, orpc.number, orpc.document, orpc.history, orpc.home]
  await Promise.all(touched.map((part) => queryClient.invalidateQueries({ queryKey: part.key() })))
}

/** Every write answers with the whole decree: it takes the place of what was read, and what shows it is read again. */
export const keepDecree = async (detail: DecreeDetail): Promise<void> => {
  queryClient.setQueryData(orpc.designation.get.queryKey({ input: { id: detail.decree.id } }), detail)
  await refreshDesignations()
}
