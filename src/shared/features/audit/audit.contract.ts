import { z } from 'zod'
import { pageOf } from '#shared/kernel/paging.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { optionalLine } from '#shared/kernel/text.ts'
import { auditErrors } from './audit.errors.ts'
import { auditEntry, auditFilter, auditReport, checkpoint } from './audit.schema.ts'

const verify = () =>
  procedure({ permission: 'history.verify', scope: 'office', audit: 'none' }).errors(auditErrors)

/** The log of all acts (catatan audit): who changed, read, searched, handed out, and what was refused. */
export const auditContract = {
  /** Newest first. A section head sees the acts of his section's officers. */
  list: procedure({ permission: 'audit.read', scope: 'office', audit: 'read' })
    .input(auditFilter)
    .output(pageOf(auditEntry)),
  /**
   * Recomputes the chain from its first act, holds every record against its last act, and every checkpoint and the
   * witness against the chain. Nothing that was altered up to the last outside witness stays unseen.
   */
  verify: verify()
    .input(
      z.object({ witness: z.file().nullable().default(null), code: optionalLine(60).default(null) }).strict(),
    )
    .output(auditReport),
  checkpoints: verify().output(z.object({ checkpoints: z.array(checkpoint).max(50) })),
  /** A signed statement about the chain as it stands now. */
  makeCheckpoint: procedure({ permission: 'history.verify', scope: 'office', audit: 'change' }).output(
    checkpoint,
  ),
  /** All checkpoints as a file to be kept outside this workstation. */
  witness: procedure({
    permission: 'history.verify',
    scope: 'office',
    audit: 'export',
    stepUp: true,
  }).output(z.object({ file: z.file() })),
}
