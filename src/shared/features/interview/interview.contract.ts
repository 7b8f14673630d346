import { z } from 'zod'
import { procedure, type ProcedureMeta } from '#shared/kernel/procedure.ts'
import { caseStateErrors } from '../case/case.errors.ts'
import { interviewErrors } from './interview.errors.ts'
import {
  finishInput,
  finishOutcome,
  interviewDetail,
  interviewId,
  interviewListInput,
  interviewListPage,
  reasonedInput,
  saveInput,
  signInput,
  startInput,
  startOutcome,
} from './interview.schema.ts'

const read = (access: ProcedureMeta['access'] = {}) =>
  procedure({ permission: 'case.read', scope: 'office', audit: 'read', access })
const work = () =>
  procedure({ permission: 'case.work', scope: 'office', audit: 'change' }).errors({
    ...caseStateErrors,
    ...interviewErrors,
  })

export const interviewContract = {
  /** Interviews of a case or of one person in it, the latest first, without what was said. */
  ofCase: read({ record: ['case', 'caseId'] })
    .input(interviewListInput)
    .output(interviewListPage),
  get: read({ record: ['interview', 'id'] })
    .input(z.object({ id: interviewId }).strict())
    .output(interviewDetail),
  /** Opens one interview for each of these people, all with the same questions, in one act. */
  start: work().input(startInput).output(startOutcome),
  /** Keeps what was typed so far, so that another officer can go on. */
  save: work().input(saveInput).output(interviewDetail),
  /** From now on it is kept as it is, and its record can be printed. */
  finish: work().input(finishInput).output(finishOutcome),
  /** What became of the printed record when it was put before the person. */
  sign: work().input(signInput).output(interviewDetail),
  /** Opens a finished one for a correction, as long as no printed record of it is valid. */
  reopen: work().input(reasonedInput).output(interviewDetail),
  /** Throws away one that was never finished. */
  discard: work().input(reasonedInput).output(z.object({})),
}
