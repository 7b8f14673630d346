import type { WorkloadName } from '../workload-shares.ts'
import { attachments } from './attachments.ts'
import { backup } from './backup.ts'
import { batch } from './batch.ts'
import { creation } from './creation.ts'
import { drafts } from './drafts.ts'
import { edits } from './edits.ts'
import { restore } from './restore.ts'
import { slots } from './slots.ts'
import { upgrade } from './upgrade.ts'
import type { Workload } from './workload.ts'

/** Every work on which faults of the disk are tried. A new one is a file of its own, a line here and a share. */
export const workloads: Record<WorkloadName, Workload> = {
  edits,
  attachments,
  drafts,
  batch,
  slots,
  creation,
  upgrade,
  backup,
  restore,
}
