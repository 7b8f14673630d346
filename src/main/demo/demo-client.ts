import { createRouterClient } from '@orpc/server'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { router } from '#main/platform/rpc/router.ts'
import type { ServiceState } from '#main/platform/service-state.ts'

export const clientOf = (service: ServiceState) =>
  createRouterClient(router, { context: { connection: { officer: undefined }, service } })
export type Client = ReturnType<typeof clientOf>

export const day = (text: string): PlainDate => text as PlainDate

/** What came of an act that could have met a warning. */
export const saved = <Outcome extends { outcome: string }>(
  outcome: Outcome,
): Extract<Outcome, { outcome: 'saved' }> => {
  if (outcome.outcome !== 'saved') throw new Error('the example data met a warning')
  return outcome as Extract<Outcome, { outcome: 'saved' }>
}
