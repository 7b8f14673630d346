import { isBackupDue, isDrillDue } from '#shared/features/backup/backup.rules.ts'
import { codeOf, framesOf } from '#main/platform/log.ts'
import type { ServiceState } from '#main/platform/service-state.ts'
import { findLastDrill, findLastPassedDrill } from './backup.repo.ts'
import { findBackups, memoryOf } from './backup-state.ts'
import { backUp, hasChanged, runDrill } from './backup.service.ts'

/** Nobody at the machine for this long: a good moment, before the lock comes. */
const quiet = 2 * 60_000
const quietBetween = 10 * 60_000
/** After one that failed: a full disk is not asked again every minute. */
const patience = 10 * 60_000

/**
 * What is due now, with the store open: a backup once an hour or when nobody is at work, and the monthly drill. To be
 * called every minute. A failure is logged, shown on the page of backups, and tried again.
 */
export const keepUpBackups = async (service: ServiceState): Promise<void> => {
  const memory = memoryOf(service)
  if (!service.openStore() || service.isReadOnly() || memory.isBusy) return
  const now = service.options.clock.now()
  if (memory.failedAt !== null && Math.abs(now - memory.failedAt) < patience) return
  try {
    if (isCopyDue(service, now)) await backUp(service, 'hourly')
    else if (isTrialDue(service, now)) await runDrill(service, { action: 'backup.drill', officerId: null })
  } catch (failure) {
    memory.failedAt = now
    service.options.log({ event: 'backup', code: codeOf(failure), stack: framesOf(failure) })
  }
}

const isCopyDue = (service: ServiceState, now: number): boolean => {
  // One of an earlier key is none to wait after: the keys before today's are to be had in a backup too.
  const { keyGeneration } = service.store()
  const newest = findBackups(service).find(
    ({ state, manifest }) => state === 'verified' && manifest?.keyGeneration === keyGeneration,
  )?.manifest
  const changed = hasChanged(service, newest)
  const lastAt = newest?.madeAt ?? null
  const isQuiet = service.idleFor() >= quiet && (lastAt === null || Math.abs(now - lastAt) >= quietBetween)
  return isBackupDue({ now, lastAt, changed }) || (changed && isQuiet)
}

const isTrialDue = (service: ServiceState, now: number): boolean => {
  const { read } = service.store().database
  return isDrillDue({
    now,
    lastPassedAt: findLastPassedDrill(read)?.drilledAt ?? null,
    lastTriedAt: findLastDrill(read)?.drilledAt ?? null,
    oldestBackupAt:
      findBackups(service).findLast(({ state }) => state === 'verified')?.manifest?.madeAt ?? null,
  })
}
