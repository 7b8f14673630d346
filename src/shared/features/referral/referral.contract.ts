import { z } from 'zod'
import { procedure, type ProcedureMeta } from '#shared/kernel/procedure.ts'
import { agencyId } from '../agency/agency.schema.ts'
import { caseStateErrors } from '../case/case.errors.ts'
import { caseId } from '../case/case.schema.ts'
import {
  agencyChoice,
  agencyReferralCounts,
  createdReferrals,
  foundReply,
  largestAgencyList,
  referralBasis,
  referralCounts,
  referralDetail,
  referralEntriesInput,
  referralEntriesPage,
  referralListInput,
  referralListPage,
  referralsOfCaseInput,
  replyInput,
  reReferred,
  savedReferral,
} from './referral-view.schema.ts'
import { referralErrors, replyCodeErrors } from './referral.errors.ts'
import {
  changedReferral,
  followUpInput,
  newReferral,
  referralId,
  reReferInput,
  resultInput,
  stepInput,
} from './referral.schema.ts'

/** Carries no person. */
const plain = () => procedure({ permission: 'case.read', scope: 'office', audit: 'none' })
const read = (access: ProcedureMeta['access'] = {}) =>
  procedure({ permission: 'case.read', scope: 'office', audit: 'read', access })
const write = (permission: 'case.work' | 'case.write') =>
  procedure({ permission, scope: 'office', audit: 'change' }).errors(referralErrors).errors(caseStateErrors)

const byId = z.object({ id: referralId }).strict()

export const referralContract = {
  /** One page of a view, what presses most first. */
  list: read().input(referralListInput).output(referralListPage),
  counts: plain().output(referralCounts),
  /** Overdue ones of the cases I answer for: what the menu counts. */
  waiting: procedure({ permission: 'case.read', scope: 'own', audit: 'none' }).output(
    z.object({ count: z.number().int() }),
  ),
  /** What became of everything that went to one agency. */
  countsOfAgency: read().input(z.object({ agencyId }).strict()).output(agencyReferralCounts),
  /** Referrals of one case, the newest first. */
  ofCase: read({ record: ['case', 'caseId'] })
    .input(referralsOfCaseInput)
    .output(referralListPage),
  get: read({ record: ['referral', 'id'] })
    .input(byId)
    .output(referralDetail),
  /** What happened and what was said, the newest first. */
  entries: read({ record: ['referral', 'id'] })
    .input(referralEntriesInput)
    .output(referralEntriesPage),
  /** Agencies that can be written to today. */
  agencies: plain().output(z.object({ items: z.array(agencyChoice).max(largestAgencyList) })),
  /** What a new one starts from: people, agencies, texts with initials. */
  basis: read({ record: ['case', 'caseId'] })
    .input(z.object({ caseId }).strict())
    .output(referralBasis),
  /** One referral for each of the agencies; several made at once are a group. */
  create: write('case.work').input(newReferral).output(createdReferrals),
  /** As long as nobody signed it. */
  save: write('case.work').input(changedReferral).output(savedReferral),
  /** What the office itself does is refused to whoever may not work on cases. */
  takeStep: write('case.write').input(stepInput).output(referralDetail),
  /** Ends it and prepares another one with the same letter for a new agency. */
  reRefer: write('case.work').input(reReferInput).output(reReferred),
  followUp: write('case.write').input(followUpInput).output(referralDetail),
  saveResult: write('case.write').input(resultInput).output(referralDetail),
  /** From the sign or the short code of a reply slip to the step at which its answer belongs. */
  byReplyCode: read({ words: ['code'] })
    .errors(replyCodeErrors)
    .input(replyInput)
    .output(foundReply),
}
