import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
import { uploadErrors } from '../attachment/attachment.errors.ts'
import { takeNumberErrors } from '../number/number.errors.ts'

/** Refusals of issuing. `missing` names the fields, in the order in which the paper needs them. */
export const issueErrors = defineErrors({
  DOCUMENT_INCOMPLETE: { status: 422, data: z.object({ missing: z.array(z.string()) }) },
  DOCUMENT_ALREADY_ISSUED: { status: 409, data: z.object({ id: z.string() }) },
  /** The decree is revoked: nothing may be made out on it any more. */
  DOCUMENT_SUBJECT_REVOKED: { status: 409, data: noData },
  /** This kind of paper carries the number of its record, never one of its own. */
  DOCUMENT_NUMBER_NOT_CHOSEN: { status: 422, data: noData },
  DOCUMENT_UNPRINTABLE: { status: 422, data: z.object({ text: z.string() }) },
  DOCUMENT_NOTHING_TO_ISSUE: { status: 409, data: noData },
  ...takeNumberErrors,
})

export const documentErrors = defineErrors({
  /** The paper is superseded or revoked; only the valid one is printed, superseded or revoked. */
  DOCUMENT_NOT_VALID: { status: 409, data: z.object({ state: z.string() }) },
  /** Templates, fonts or the layout engine changed since: the pages would not be those of the kept file. */
  DOCUMENT_LAYOUT_CHANGED: { status: 409, data: noData },
  /** The signed file is here: the paper is no longer printed, and replaced only by who says that he knows. */
  DOCUMENT_SIGNED: { status: 409, data: z.object({ signedOn: z.string() }) },
  /** The record says what the paper says: there is nothing to leave as it is. */
  DOCUMENT_UNCHANGED: { status: 409, data: noData },
  FILE_DAMAGED: { status: 500, data: noData },
})

export const printErrors = defineErrors({
  DOCUMENT_NOT_VALID: documentErrors.DOCUMENT_NOT_VALID,
  DOCUMENT_SIGNED: documentErrors.DOCUMENT_SIGNED,
  /** The print before is not answered: nobody knows yet whether a sheet is in hand. */
  PRINT_UNANSWERED: { status: 409, data: noData },
  PRINT_ALREADY_ANSWERED: { status: 409, data: noData },
  PRINT_NOTE_NEEDED: { status: 422, data: noData },
})

/** Refusals of a signed file that is brought back. */
export const signedErrors = defineErrors({
  ...uploadErrors,
  ...takeNumberErrors,
  ...documentErrors,
  DOCUMENT_NUMBER_NOT_CHOSEN: issueErrors.DOCUMENT_NUMBER_NOT_CHOSEN,
  /** The paper has a number, and the signed file is said to have another. */
  SIGNED_NUMBER_DIFFERS: { status: 422, data: z.object({ number: z.string() }) },
  SIGNED_NUMBER_MISSING: { status: 422, data: noData },
  SIGNED_IN_FUTURE: { status: 422, data: z.object({ today: z.string() }) },
  /** Encrypted or broken: its pages cannot be counted. */
  SIGNED_FILE_UNREADABLE: { status: 422, data: noData },
  /** It is the very file the paper was issued as, without any signature. */
  SIGNED_FILE_UNSIGNED: { status: 422, data: noData },
})

export const wordErrors = defineErrors({
  /** Others sign this paper too, or nobody does: it has no way through the e-office. */
  DOCUMENT_NO_WORD_FILE: { status: 422, data: noData },
  DOCUMENT_INCOMPLETE: issueErrors.DOCUMENT_INCOMPLETE,
})

export const batchRunErrors = defineErrors({
  ...issueErrors,
  BATCH_RUN_ENDED: { status: 409, data: z.object({ state: z.string() }) },
  /** A run over the same record is not at its end yet. */
  BATCH_RUN_OPEN: { status: 409, data: z.object({ id: z.string() }) },
})
