import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ProbeInput } from '#shared/features/subject/subject-view.schema.ts'
import { orpc } from '#renderer/app/client.ts'

const waitMs = 250

/** Earlier records that fit what has been typed so far. */
export const useMatches = (probe: ProbeInput) => {
  const [settled] = useDebouncedValue(JSON.stringify(probe), waitMs)
  const input = JSON.parse(settled) as ProbeInput
  const isEmpty = Object.values(input).every((value) => value === null)
  const query = useQuery(
    orpc.subject.matches.queryOptions({ input, enabled: !isEmpty, placeholderData: keepPreviousData }),
  )
  return isEmpty ? [] : (query.data?.items ?? [])
}
