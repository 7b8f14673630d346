import { z } from 'zod'
import { procedure, type ProcedureMeta } from '#shared/kernel/procedure.ts'
import { paragraph } from '#shared/kernel/text.ts'
import { downloadErrors } from '../attachment/attachment.errors.ts'
import { caseStateErrors } from '../case/case.errors.ts'
import { caseId } from '../case/case.schema.ts'
import { evidenceErrors, evidenceFileErrors } from './evidence.errors.ts'
import {
  evidence,
  evidenceFacts,
  evidenceId,
  evidenceListInput,
  evidenceListPage,
} from './evidence.schema.ts'

const read = (access: ProcedureMeta['access'] = {}) =>
  procedure({ permission: 'evidence.read', scope: 'office', audit: 'read', access })
const write = () =>
  procedure({ permission: 'evidence.write', scope: 'office', audit: 'change' })
    .errors(evidenceErrors)
    .errors(caseStateErrors)

const byId = z.object({ id: evidenceId }).strict()
const target = { id: evidenceId, version: z.number().int() }
const reason = { reason: paragraph(500) }

export const evidenceContract = {
  /** Evidence of a case, the newest first; what was withdrawn is a list of its own. */
  list: read({ record: ['case', 'caseId'] })
    .input(evidenceListInput)
    .output(evidenceListPage),
  get: read({ record: ['evidence', 'id'] })
    .input(byId)
    .output(evidence),
  /** The bytes to look at: of a picture the copy without what a camera tells. The original leaves by `export` alone. */
  shown: read({ record: ['evidence', 'id'] })
    .errors(evidenceErrors)
    .errors(downloadErrors)
    .input(byId)
    .output(z.file()),
  add: write()
    .errors(evidenceFileErrors)
    .input(evidenceFacts.extend({ caseId, file: z.file() }).strict())
    .output(evidence),
  save: write().input(evidenceFacts.extend(target).strict()).output(evidence),
  withdraw: write()
    .input(z.object({ ...target, ...reason }).strict())
    .output(evidence),
  /** Hands the original out, byte for byte; leaves an act with the reason. */
  export: procedure({
    permission: 'evidence.export',
    scope: 'office',
    audit: 'change',
    stepUp: true,
    secondPerson: { right: 'evidence.approveExport', from: 'othersThanHolders' },
  })
    .errors(downloadErrors)
    .input(byId.extend(reason).strict())
    .output(z.file()),
}
