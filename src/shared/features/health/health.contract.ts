import { eventIterator } from '@orpc/contract'
import { procedure } from '#shared/kernel/procedure.ts'
import { examinationEvent, healthNow } from './health.schema.ts'

export const healthContract = {
  /** Room on the disk, the date, and whether the store can be written; asked again and again by every screen. */
  now: procedure({ permission: 'session', scope: 'none', audit: 'none' }).output(healthNow),
  /** Examines the whole store part by part and tells each part as it is done. Whoever stops listening ends it. */
  examine: procedure({ permission: 'history.verify', scope: 'office', audit: 'read' }).output(
    eventIterator(examinationEvent),
  ),
  /** Makes the full-text indexes anew from the rows they are built from. */
  rebuildSearchIndex: procedure({ permission: 'office.write', scope: 'office', audit: 'change' }),
}
