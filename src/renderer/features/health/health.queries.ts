import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/app/client.ts'

const askAgainAfter = 60_000

/** Room on the disk, the date, and whether the store can be written, as it was within the last minute. */
export const useHealth = () =>
  useQuery(orpc.health.now.queryOptions({ refetchInterval: askAgainAfter, staleTime: askAgainAfter / 2 }))
