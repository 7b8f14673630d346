import { clockStateOf } from '#shared/features/health/clock-state.rules.ts'
import { diskStateOf } from '#shared/features/health/disk-space.rules.ts'
import type { HealthNow } from '#shared/features/health/health.schema.ts'
import { rebuildIndexes } from '#main/platform/db/search-index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'

/** What the date of the workstation looks like beside the newest act from before this opening of the store. */
export const clockNow = ({ service, now }: OfficerContext): HealthNow['clock'] => {
  const lastActAt = service.lastActBeforeOpening()
  return {
    state: clockStateOf(now(), lastActAt, service.options.releasedAt),
    lastActAt: lastActAt === null ? null : new Date(lastActAt),
  }
}

export const readHealth = (context: OfficerContext): HealthNow => {
  const { service } = context
  const freeBytes = service.freeBytes()
  const isSalvaged = service.salvageReport() !== undefined
  return {
    disk: { state: diskStateOf(freeBytes), freeBytes: Math.min(freeBytes, Number.MAX_SAFE_INTEGER) },
    clock: clockNow(context),
    // A salvaged copy has a strip of its own, and never has a head file.
    isReadOnly: service.isReadOnly() && !isSalvaged,
    headWasLost: service.store().headWasLost && !isSalvaged,
  }
}

/** The rows are what counts; the indexes are made anew from them as an act, because they change what a search finds. */
export const rebuildSearchIndex = (context: OfficerContext): void => context.change([], rebuildIndexes)
