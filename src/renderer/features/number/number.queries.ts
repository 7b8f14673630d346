import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { counterKeyFor } from '#shared/features/number/number.rules.ts'
import type { NumberCounter, NumberPattern } from '#shared/features/number/number.schema.ts'
import { plainDateOf } from '#shared/kernel/plain-date.ts'
import { orpc } from '#renderer/app/client.ts'
import { queryClient } from '#renderer/app/query-client.ts'

export const usePatterns = () => useQuery(orpc.number.patterns.queryOptions())

export const useCounters = (year: number) =>
  useQuery({ ...orpc.number.counters.queryOptions({ input: { year } }), placeholderData: keepPreviousData })

/** With how many digits the turns of a counter are written: as the pattern of today that counts there says. */
export const digitsOf = (
  { key, year }: Pick<NumberCounter, 'key' | 'year'>,
  patterns: readonly NumberPattern[],
): number =>
  patterns.find((pattern) => counterKeyFor(pattern, plainDateOf(year ?? 2000, 1, 1)) === key)?.digits ?? 1

/** After a write: the register, next numbers and the history of the office are read again. */
export const refreshNumbers = async (): Promise<void> => {
  await Promise.all(
    [orpc.number.key(), orpc.history.key()].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  )
}
