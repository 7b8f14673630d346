import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { orpc } from '#renderer/app/client.ts'

const pageSize = 50

/** Regencies for what is typed; without anything typed all of them, page one. */
export const useRegencyOptions = (typed: string, enabled: boolean) => {
  const [query] = useDebouncedValue(typed.trim(), 120)
  return useQuery(
    orpc.region.searchRegencies.queryOptions({
      input: { query, limit: pageSize },
      enabled,
      placeholderData: keepPreviousData,
    }),
  )
}

/** Villages for what is typed; without anything typed those of the working area. */
export const useVillageOptions = (typed: string, enabled: boolean) => {
  const [query] = useDebouncedValue(typed.trim(), 120)
  return useQuery(
    orpc.region.search.queryOptions({
      input: { query, limit: pageSize },
      enabled,
      placeholderData: keepPreviousData,
    }),
  )
}
