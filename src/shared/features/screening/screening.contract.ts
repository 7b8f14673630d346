import { z } from 'zod'
import { procedure, type ProcedureMeta } from '#shared/kernel/procedure.ts'
import { caseStateErrors } from '../case/case.errors.ts'
import { screeningErrors, screeningSetErrors } from './screening.errors.ts'
import {
  screeningSet,
  screeningSetId,
  setContent,
  setListInput,
  setListPage,
  setNote,
  setTitle,
} from './screening-set.schema.ts'
import {
  assessmentDetail,
  assessmentId,
  assessmentListInput,
  assessmentListPage,
  completionOutcome,
  screeningWarningCode,
  workingAssessment,
} from './screening.schema.ts'

/** Carries no person. */
const plain = () => procedure({ permission: 'case.read', scope: 'office', audit: 'none' })
const read = (access: ProcedureMeta['access'] = {}) =>
  procedure({ permission: 'case.read', scope: 'office', audit: 'read', access })
const work = () =>
  procedure({ permission: 'case.work', scope: 'office', audit: 'change' }).errors({
    ...caseStateErrors,
    ...screeningErrors,
  })
const settings = () =>
  procedure({ permission: 'screening.settings', scope: 'office', audit: 'change' }).errors(screeningSetErrors)

const target = { id: assessmentId, version: z.number().int() }
const setTarget = { id: screeningSetId, version: z.number().int() }

export const screeningContract = {
  /** Assessments of a subject, newest first; an open one stands on top. */
  ofSubject: read({ record: ['subject', 'subjectId'] })
    .input(assessmentListInput)
    .output(assessmentListPage),
  /** One assessment with the set it was made with, so that each indicator can be explained. */
  explain: read({ record: ['assessment', 'id'] })
    .input(z.object({ id: assessmentId }).strict())
    .output(assessmentDetail),
  /** Opens an assessment by the set in force, prefilled from the last one; answers the one that is open already. */
  start: work()
    .input(
      z
        .object({
          subjectId: z.uuid(),
          /** A finished assessment of another subject of the case, whose observations are taken over. */
          sharedFrom: assessmentId.nullable().default(null),
        })
        .strict(),
    )
    .output(assessmentDetail),
  save: work().input(workingAssessment.extend(target)).output(assessmentDetail),
  complete: work()
    .input(
      workingAssessment.extend({
        ...target,
        acceptedWarnings: z.array(screeningWarningCode).max(20).default([]),
      }),
    )
    .output(completionOutcome),
  /** Goes over to the set in force with the answers that it still asks for. */
  adoptSet: work().input(z.object(target).strict()).output(assessmentDetail),
  discard: work().input(z.object(target).strict()).output(z.object({})),

  /** Versions of the set, newest first. */
  sets: plain().input(setListInput).output(setListPage),
  set: plain()
    .input(z.object({ id: screeningSetId }).strict())
    .output(screeningSet),
  setInForce: plain().output(screeningSet),
  /** Opens the draft of the next version as a copy of the set in force; answers the one that is open already. */
  draftSet: settings().output(screeningSet),
  saveSet: settings()
    .input(z.object({ ...setTarget, title: setTitle, content: setContent }).strict())
    .output(screeningSet),
  discardSet: settings().input(z.object(setTarget).strict()).output(z.object({})),
  putInForce: settings()
    .input(z.object({ ...setTarget, changeNote: setNote }).strict())
    .output(screeningSet),
}
