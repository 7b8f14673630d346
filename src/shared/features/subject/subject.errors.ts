import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { caseStateErrors } from '../case/case.errors.ts'
import { identityErrors } from '../identity/identity.errors.ts'

/** Refusals of what is typed about a subject. */
export const subjectDataErrors = defineErrors({
  ...identityErrors,
  SUBJECT_NAME_OR_DESCRIPTION_NEEDED: { status: 422, data: noData },
  SUBJECT_NIK_REASON_NEEDED: { status: 422, data: noData },
  SUBJECT_BIRTH_IN_FUTURE: { status: 422, data: noData },
  SUBJECT_TRAVEL_PERIOD_INVALID: {
    status: 422,
    data: z.object({ departsOn: z.string(), returnsOn: z.string() }),
  },
})

export const subjectErrors = defineErrors({
  ...caseStateErrors,
  ...subjectDataErrors,
  SUBJECTS_FULL: { status: 409, data: z.object({ maximum: z.number() }) },
})
