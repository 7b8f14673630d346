import { agencyWarnings, isSameWarning } from '#shared/features/referral/agency-warning.rules.ts'
import type { Accepted, ReferralWarning } from '#shared/features/referral/referral.schema.ts'
import { DomainError } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { type AgencyRecord, listPlaces } from '#main/features/agency/index.ts'
import type { CaseRecord } from '#main/features/case/index.ts'
import type { SubjectRecord } from '#main/features/subject/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import type { ReferralRecord } from './referral.repo.ts'

export type KeptWarning = ReferralRecord['warnings'][number]
type Addressed = {
  record: CaseRecord
  subjects: readonly SubjectRecord[]
  agencies: readonly AgencyRecord[]
  answerWantedOn: PlainDate | null
  /** What was overruled before, and is not asked again as long as it is the same. */
  kept?: readonly KeptWarning[]
}
type Judged = {
  question?: { outcome: 'warned'; warnings: ReferralWarning[] }
  /** What stands at the referral to each agency, in their order. */
  overruled: KeptWarning[][]
}

/**
 * Warnings about the agencies a letter goes to: the question where the officer has not read one of them, and what is
 * kept where he overruled them.
 *
 * @throws DomainError REFERRAL_WARNING_REASON_NEEDED
 */
export const judgeAgencies = (
  context: OfficerContext,
  { record, subjects, agencies, answerWantedOn, kept = [] }: Addressed,
  { acceptedWarnings, warningReason: reason }: Accepted,
): Judged => {
  const places = listPlaces(context, record, subjects)
  const found = agencies.map((agency) => agencyWarnings(agency, places, answerWantedOn))
  const before = (warning: ReferralWarning): KeptWarning | undefined =>
    kept.find((one) => isSameWarning(one as ReferralWarning, warning))
  const fresh = found.flat().filter((warning) => !before(warning))
  if (fresh.some(({ code }) => !acceptedWarnings.includes(code)))
    return { question: { outcome: 'warned', warnings: fresh }, overruled: [] }
  const told = (warning: ReferralWarning): KeptWarning => {
    if (reason === null) throw new DomainError('REFERRAL_WARNING_REASON_NEEDED')
    return { ...warning, reason, officerName: context.officer.fullName, recordedAt: context.now() }
  }
  return { overruled: found.map((warnings) => warnings.map((warning) => before(warning) ?? told(warning))) }
}
