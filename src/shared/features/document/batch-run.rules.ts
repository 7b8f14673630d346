import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { BatchRun } from './batch-run.schema.ts'

/**
 * Whether a run may go on, or be given up: as long as it has not come to its end. One that is `running` in the store
 * may have been cut off by a crash or a lock, and what it does is safe to be done twice.
 */
export const canContinueRun = ({ state }: Pick<BatchRun, 'state'>): Verdict =>
  state === 'done' || state === 'discarded' ? refused('BATCH_RUN_ENDED', { state }) : allowed
