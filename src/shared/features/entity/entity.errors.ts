import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { caseStateErrors } from '../case/case.errors.ts'
import { identityErrors } from '../identity/identity.errors.ts'

export const entityErrors = defineErrors({
  ...caseStateErrors,
  ...identityErrors,
  /** Nothing in what was typed can be compared. */
  ENTITY_VALUE_IMPOSSIBLE: { status: 422, data: noData },
  ENTITY_DOCUMENT_IMPOSSIBLE: { status: 422, data: noData },
  ENTITY_ROLE_NOT_POSSIBLE: { status: 422, data: z.object({ kind: z.string(), role: z.string() }) },
  /** The same entity with the same role, holder and subject stands in the case already. */
  ENTITY_ALREADY_IN_CASE: { status: 409, data: noData },
  ENTITY_HOLDER_NOT_IN_CASE: { status: 409, data: noData },
  ENTITY_HOLDS_ITSELF: { status: 409, data: noData },
  ENTITY_SUBJECT_NOT_IN_CASE: { status: 409, data: noData },
  ENTITY_CHOICE_DIFFERS: { status: 409, data: noData },
  ENTITY_NUMBER_FIXED: { status: 409, data: noData },
  ENTITIES_FULL: { status: 409, data: z.object({ maximum: z.number() }) },
})

export const publicIdentifierErrors = defineErrors({
  ...identityErrors,
  ENTITY_VALUE_IMPOSSIBLE: { status: 422, data: noData },
  PUBLIC_IDENTIFIER_TAKEN: { status: 409, data: z.object({ owner: z.string() }) },
})
