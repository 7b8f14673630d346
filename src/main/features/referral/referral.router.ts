import { officerProcedure } from '#main/platform/rpc/gate.ts'
import {
  findByReplyCode,
  listAgencies,
  listEntryPage,
  listReferralPage,
  listReferralsOfCase,
  readBasis,
  readCountsOfAgency,
  readOverdueOfMine,
  readReferral,
  readReferralCounts,
} from './referral-read.service.ts'
import { followUp, reRefer, saveResult, takeReferralStep } from './referral-step.service.ts'
import { createReferrals, saveReferral } from './referral-write.service.ts'

const procedures = officerProcedure.referral

export const referralRouter = {
  list: procedures.list.handler(({ context, input }) => listReferralPage(context, input)),
  counts: procedures.counts.handler(({ context }) => readReferralCounts(context)),
  countsOfAgency: procedures.countsOfAgency.handler(({ context, input }) =>
    readCountsOfAgency(context, input),
  ),
  waiting: procedures.waiting.handler(({ context }) => readOverdueOfMine(context)),
  ofCase: procedures.ofCase.handler(({ context, input }) => listReferralsOfCase(context, input)),
  get: procedures.get.handler(({ context, input }) => readReferral(context, input.id)),
  entries: procedures.entries.handler(({ context, input }) => listEntryPage(context, input)),
  agencies: procedures.agencies.handler(({ context }) => listAgencies(context)),
  basis: procedures.basis.handler(({ context, input }) => readBasis(context, input)),
  create: procedures.create.handler(({ context, input }) => createReferrals(context, input)),
  save: procedures.save.handler(({ context, input }) => saveReferral(context, input)),
  takeStep: procedures.takeStep.handler(({ context, input }) => takeReferralStep(context, input)),
  reRefer: procedures.reRefer.handler(({ context, input }) => reRefer(context, input)),
  followUp: procedures.followUp.handler(({ context, input }) => followUp(context, input)),
  saveResult: procedures.saveResult.handler(({ context, input }) => saveResult(context, input)),
  byReplyCode: procedures.byReplyCode.handler(({ context, input }) => findByReplyCode(context, input)),
}
