import { useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

export const useKeyring = () => useQuery(orpc.proof.keys.queryOptions())

export const useTrustedOffices = () => useQuery(orpc.proof.trustedOffices.queryOptions())

/** After any act on keys or kept lists: results of checks and previews of papers depend on them too. */
export const keysChanged = async (): Promise<void> => {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: orpc.proof.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.document.key() }),
    queryClient.invalidateQueries({ queryKey: orpc.history.key() }),
  ])
}
