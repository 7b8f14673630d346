import { useQuery } from '@tanstack/react-query'
import type { SalvageReport } from '#shared/features/backup/salvage.schema.ts'
import { orpc } from '#renderer/app/client.ts'

/** What is missing in the salvaged copy that is open. It is the same for as long as the process runs. */
export const useSalvageReport = (): SalvageReport | undefined =>
  useQuery(orpc.backup.salvaged.queryOptions({ staleTime: Infinity })).data?.report ?? undefined
