import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { pageInput, pageOf } from '#shared/kernel/paging.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { caseErrors } from '../case/case.errors.ts'
import { subjectErrors } from '../subject/subject.errors.ts'
import {
  applyRegisterErrors,
  checkErrors,
  chooseErrors,
  registerFileErrors,
  stagingErrors,
} from './group-intake.errors.ts'
import {
  applyInput,
  applyResult,
  checkEvent,
  checkInput,
  duplicateKind,
  registerId,
  registerSummary,
  reportPart,
  reportRow,
  stagedRegister,
} from './group-intake.schema.ts'

/** Rows that one act of choosing may name; all duplicates of a sort are chosen by their sort. */
const mostNamedRows = 1000
const mostReportRows = 500

export const groupIntakeContract = {
  /** Opens a register and keeps it in memory until it is added, discarded or lost at the next lock. */
  readFile: procedure({ permission: 'groupIntake.stage', scope: 'own', audit: 'none' })
    .errors({ ...registerFileErrors, ...stagingErrors })
    .input(z.object({ file: z.file() }).strict())
    .output(stagedRegister),
  staged: procedure({ permission: 'case.read', scope: 'own', audit: 'none' })
    .input(z.object({}).strict())
    .output(z.object({ registers: z.array(stagedRegister).max(10) })),
  /** Reads and judges all rows; the events tell how far it has come. Who stops listening cancels it. */
  check: procedure({ permission: 'groupIntake.stage', scope: 'own', audit: 'none' })
    .errors({ ...stagingErrors, ...checkErrors })
    .input(checkInput)
    .output(eventIterator(checkEvent)),
  report: procedure({ permission: 'case.read', scope: 'own', audit: 'read' })
    .errors({ ...stagingErrors, ...chooseErrors })
    .input(
      pageInput.extend({
        id: registerId,
        part: reportPart,
        limit: z.number().int().min(1).max(mostReportRows).default(100),
      }),
    )
    .output(pageOf(reportRow)),
  choose: procedure({ permission: 'case.read', scope: 'own', audit: 'none' })
    .errors({ ...stagingErrors, ...chooseErrors })
    .input(
      z
        .object({
          id: registerId,
          isChosen: z.boolean(),
          choice: z.union([
            z.object({ rows: z.array(z.number().int()).max(mostNamedRows) }).strict(),
            z.object({ where: z.enum(['register', 'store']), kind: duplicateKind.nullable() }).strict(),
          ]),
        })
        .strict(),
    )
    .output(registerSummary),
  apply: procedure({ permission: 'groupIntake.apply', scope: 'office', audit: 'change' })
    .errors({ ...caseErrors, ...subjectErrors, ...stagingErrors, ...applyRegisterErrors })
    .input(applyInput)
    .output(applyResult),
  discard: procedure({ permission: 'groupIntake.stage', scope: 'own', audit: 'none' })
    .input(z.object({ id: registerId }).strict())
    .output(z.object({})),
}
