import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

/** After a write: assignments, the villages that show them, their history and home are read again. */
export const refreshLiaisons = async (): Promise<void> => {
  await Promise.all(
    [orpc.liaison.key(), orpc.village.key(), orpc.history.key(), orpc.home.key()].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  )
}
