import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { plainDate } from '#shared/kernel/plain-date.ts'
import { procedure, type ProcedureMeta } from '#shared/kernel/procedure.ts'
import { caseStateErrors } from '../case/case.errors.ts'
import { decisionErrors, statuteErrors } from './decision.errors.ts'
import {
  askedDocuments,
  decideInput,
  decideOutcome,
  decision,
  decisionDesk,
  decisionId,
  decisionListInput,
  decisionListPage,
  decisionNote,
  decisionTargets,
  largestDecisionGroup,
} from './decision.schema.ts'
import { statute, statuteInput, statuteListInput, statuteListPage } from './statute.schema.ts'

/** Carries no person. */
const plain = () => procedure({ permission: 'case.read', scope: 'office', audit: 'none' })
const read = (access: ProcedureMeta['access'] = {}) =>
  procedure({ permission: 'case.read', scope: 'office', audit: 'read', access })
const decide = () =>
  procedure({ permission: 'case.decide', scope: 'office', audit: 'change' })
    .errors(decisionErrors)
    .errors(caseStateErrors)
const writeStatute = () =>
  procedure({ permission: 'reference.write', scope: 'office', audit: 'change' }).errors(statuteErrors)

const target = { id: decisionId, version: z.number().int() }
const decisions = z.object({ decisions: z.array(decision).max(largestDecisionGroup) })

export const decisionContract = {
  /** Newest first; history stays. */
  ofCase: read({ record: ['case', 'caseId'] })
    .input(decisionListInput)
    .output(decisionListPage),
  desk: read({ record: ['case', 'caseId'] })
    .input(z.object({ caseId: idOf('Case') }).strict())
    .output(decisionDesk),
  /** The last day of a deferral decided on a day, by the office's setting and holidays. */
  deferralDueOn: plain()
    .input(z.object({ decidedOn: plainDate }).strict())
    .output(z.object({ dueOn: plainDate })),
  /** One decision for everybody and others for exceptions: all of it in one act, or nothing. */
  decide: decide().input(decideInput).output(decideOutcome),
  confirm: decide()
    .input(z.object({ targets: decisionTargets }).strict())
    .output(decisions),
  reject: decide()
    .input(z.object({ targets: decisionTargets, note: decisionNote }).strict())
    .output(decisions),
  takeBack: decide()
    .input(z.object({ targets: decisionTargets }).strict())
    .output(decisions),
  /** Ends an order that lasts before its time. */
  lift: decide()
    .input(z.object({ ...target, endedOn: plainDate, note: decisionNote }).strict())
    .output(decision),
  /** What of the documents asked for was brought, and when. */
  receiveDocuments: decide()
    .input(z.object({ ...target, documents: askedDocuments.min(1) }).strict())
    .output(decision),
  statutes: procedure({ permission: 'reference.read', scope: 'office', audit: 'none' })
    .input(statuteListInput)
    .output(statuteListPage),
  addStatute: writeStatute().input(statuteInput).output(statute),
  saveStatute: writeStatute()
    .input(statuteInput.extend({ id: idOf('Statute'), version: z.number().int() }))
    .output(statute),
}
