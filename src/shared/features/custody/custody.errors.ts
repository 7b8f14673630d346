import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'

export const custodyErrors = defineErrors({
  DOCUMENT_ISSUED_IN_FUTURE: { status: 422, data: z.object({ today: z.string() }) },
  DOCUMENTS_FULL: { status: 409, data: z.object({ maximum: z.number() }) },
  DOCUMENT_ALREADY_HELD: { status: 409, data: noData },
  DOCUMENT_NOT_HELD: { status: 409, data: noData },
  DOCUMENT_ALREADY_RETURNED: { status: 409, data: noData },
  /** Its original was at the office: that is not taken out of the record. */
  DOCUMENT_WAS_HELD: { status: 409, data: noData },
  DOCUMENT_HELD_BEFORE_ISSUE: { status: 422, data: z.object({ issuedOn: z.string() }) },
  DOCUMENT_LEFT_BEFORE_HELD: { status: 422, data: z.object({ heldOn: z.string() }) },
  CUSTODY_IN_FUTURE: { status: 422, data: noData },
  HANDOVER_WITHOUT_PERSON: { status: 422, data: noData },
  HANDOVER_WITHOUT_ITEMS: { status: 422, data: noData },
  HANDOVER_WITHOUT_INSTITUTION: { status: 422, data: noData },
  /** Only papers that go to another agency leave the office with a handover. */
  HANDOVER_NOT_OF_DOCUMENTS: { status: 422, data: noData },
  /** The receipt is the giver's own paper and may not carry this word. */
  RECEIPT_NAMES_SUSPICION: { status: 422, data: z.object({ word: z.string() }) },
})
