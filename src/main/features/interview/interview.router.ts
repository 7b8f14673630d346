import { officerProcedure } from '#main/platform/rpc/gate.ts'
import { finishInterview, reopenInterview, signInterview } from './finish-interview.service.ts'
import {
  discardInterview,
  listOfCase,
  readInterview,
  saveInterview,
  startInterviews,
} from './interview.service.ts'

const procedures = officerProcedure.interview

export const interviewRouter = {
  ofCase: procedures.ofCase.handler(({ context, input }) => listOfCase(context, input)),
  get: procedures.get.handler(({ context, input }) => readInterview(context, input.id)),
  start: procedures.start.handler(({ context, input }) => startInterviews(context, input)),
  save: procedures.save.handler(({ context, input }) => saveInterview(context, input)),
  finish: procedures.finish.handler(({ context, input }) => finishInterview(context, input)),
  sign: procedures.sign.handler(({ context, input }) => signInterview(context, input)),
  reopen: procedures.reopen.handler(({ context, input }) => reopenInterview(context, input)),
  discard: procedures.discard.handler(({ context, input }) => discardInterview(context, input)),
}
