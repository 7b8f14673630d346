import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { referralState } from './referral.schema.ts'

const ofPerson = z.object({ position: z.number() })
const inState = z.object({ state: referralState })

export const referralErrors = defineErrors({
  REFERRAL_STEP_NOT_POSSIBLE: { status: 409, data: z.object({ state: referralState, step: z.string() }) },
  /** It was signed: what the letter says is not changed under the signature. */
  REFERRAL_NOT_PREPARED: { status: 409, data: inState },
  REFERRAL_NOT_SENT: { status: 409, data: inState },
  /** A day to ask again where nothing is waited for. */
  REFERRAL_NOT_WAITING: { status: 409, data: inState },
  REFERRAL_REASON_NEEDED: { status: 422, data: z.object({ step: z.string() }) },
  REFERRAL_WAY_NEEDED: { status: 422, data: noData },
  REFERRAL_DAY_IN_FUTURE: { status: 422, data: z.object({ today: z.string() }) },
  REFERRAL_DAY_TOO_EARLY: { status: 422, data: z.object({ earliest: z.string() }) },
  REFERRAL_DAY_PAST: { status: 422, data: z.object({ today: z.string() }) },
  REFERRAL_CONSENT_OF_CHILD: { status: 422, data: ofPerson },
  REFERRAL_CONSENT_REFUSED: { status: 422, data: ofPerson },
  REFERRAL_CONSENT_REASON_NEEDED: { status: 422, data: ofPerson },
  REFERRAL_PERSON_TWICE: { status: 422, data: ofPerson },
  /** The body of the letter carries initials only. */
  REFERRAL_NAMES_PERSON: { status: 422, data: z.object({ field: z.string(), position: z.number() }) },
  REFERRAL_TELLS_SCREENING: { status: 422, data: z.object({ field: z.string(), word: z.string() }) },
  REFERRAL_AGENCY_NOT_VALID: { status: 422, data: z.object({ name: z.string() }) },
  /** A warning about an agency is overruled with a reason. */
  REFERRAL_WARNING_REASON_NEEDED: { status: 422, data: noData },
  /** Referred again to the agency that it comes from. */
  REFERRAL_SAME_AGENCY: { status: 422, data: z.object({ name: z.string() }) },
  /** The same need already waits at this agency, for one of these people. */
  REFERRAL_ALREADY_THERE: { status: 409, data: z.object({ name: z.string(), position: z.number() }) },
  REFERRAL_RESULT_NOT_OF_AGENCY: { status: 422, data: z.object({ field: z.string() }) },
  REFERRAL_SHELTER_PERIOD: {
    status: 422,
    data: z.object({ shelterInOn: z.string(), shelterOutOn: z.string() }),
  },
})

export const replyCodeErrors = defineErrors({
  REPLY_CODE_LENGTH: { status: 422, data: z.object({ length: z.number(), wanted: z.number() }) },
  REPLY_CODE_MISTYPED: { status: 422, data: noData },
  REPLY_CODE_UNKNOWN: { status: 404, data: noData },
  /** The slip says itself that another office sent it out. */
  REPLY_CODE_OTHER_OFFICE: { status: 404, data: noData },
  /** The code by which a certificate or letter is proven. */
  REPLY_CODE_OF_PROOF: { status: 422, data: noData },
  /** A QR code of something else. */
  REPLY_CODE_OTHER_KIND: { status: 422, data: noData },
})
