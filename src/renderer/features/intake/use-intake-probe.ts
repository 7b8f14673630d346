import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { IntakeAnswer } from '#shared/features/intake/intake.schema.ts'
import { orpc } from '#renderer/app/client.ts'
import { type IntakeValues, probeOf } from './intake-values.ts'

const typingPause = 200

/** What the office knows of what is typed so far. Names and numbers that were asked for leave the memory at once. */
export const useIntakeProbe = (values: IntakeValues, begunAt: Date): IntakeAnswer | undefined => {
  const [typed] = useDebouncedValue(JSON.stringify(probeOf(values, begunAt)), typingPause)
  const input = JSON.parse(typed) as ReturnType<typeof probeOf>
  return useQuery(orpc.intake.probe.queryOptions({ input, placeholderData: keepPreviousData, gcTime: 0 }))
    .data
}
