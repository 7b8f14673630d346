import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'

/** Refusals of what was typed as a number or name; a contract that takes such values declares them all. */
export const identityErrors = defineErrors({
  NIK_NOT_DIGITS: { status: 422, data: noData },
  NIK_LENGTH_WRONG: { status: 422, data: z.object({ digits: z.number() }) },
  /** All digits alike: an unknown NIK is recorded as unknown, with the reason. */
  NIK_IS_PLACEHOLDER: { status: 422, data: noData },
  NIK_MONTH_IMPOSSIBLE: { status: 422, data: z.object({ month: z.string() }) },
  NIK_DAY_IMPOSSIBLE: {
    status: 422,
    data: z.object({ day: z.string(), month: z.string(), year: z.string() }),
  },
  NIK_SERIAL_ZERO: { status: 422, data: noData },
  FAMILY_CARD_NOT_DIGITS: { status: 422, data: noData },
  FAMILY_CARD_LENGTH_WRONG: { status: 422, data: z.object({ digits: z.number() }) },
  FAMILY_CARD_IS_PLACEHOLDER: { status: 422, data: noData },
  PASSPORT_NUMBER_IMPOSSIBLE: { status: 422, data: noData },
  PASSPORT_PERIOD_INVALID: { status: 422, data: z.object({ issuedOn: z.string(), expiresOn: z.string() }) },
  PASSPORT_ISSUED_IN_FUTURE: { status: 422, data: z.object({ issuedOn: z.string() }) },
  BOOKING_CODE_IMPOSSIBLE: { status: 422, data: noData },
  FLIGHT_NUMBER_IMPOSSIBLE: { status: 422, data: noData },
  PHONE_IMPOSSIBLE: { status: 422, data: z.object({ digits: z.number() }) },
  ACCOUNT_NUMBER_IMPOSSIBLE: { status: 422, data: noData },
  PLATE_IMPOSSIBLE: { status: 422, data: noData },
  VESSEL_NAME_IMPOSSIBLE: { status: 422, data: noData },
  SOCIAL_ACCOUNT_IMPOSSIBLE: { status: 422, data: noData },
  EMAIL_IMPOSSIBLE: { status: 422, data: noData },
  NAME_WITHOUT_LETTERS: { status: 422, data: noData },
})
