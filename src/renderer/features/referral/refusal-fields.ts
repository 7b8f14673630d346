/** Where a refusal about the letter is shown; those about its texts name a field of their own and stand above the buttons. */
export const refusalFields = {
  REFERRAL_AGENCY_NOT_VALID: 'agencyIds',
  REFERRAL_DAY_PAST: 'answerWantedOn',
} as const
