import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { VillageDetail } from '#shared/features/village/village.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

/** The village of the address. */
export const useVillage = () => {
  const { villageId = '' } = useParams({ strict: false })
  return useQuery(
    orpc.village.get.queryOptions({ input: { id: villageId as VillageDetail['village']['id'] } }),
  )
}

/** After a write: what is on screen about villages, and everything that shows one, is read again. */
export const refreshVillages = async (): Promise<void> => {
  await Promise.all(
    [orpc.village.key(), orpc.liaison.key(), orpc.history.key()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  )
}
