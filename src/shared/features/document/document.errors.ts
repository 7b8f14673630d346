import { z } from 'zod'
import { defineErrors, noData } from '#shared/kernel/errors.ts'
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
  FILE_DAMAGED: { status: 500, data: noData },
})

export const printErrors = defineErrors({
  DOCUMENT_NOT_VALID: documentErrors.DOCUMENT_NOT_VALID,
  /** The print before is not answered: nobody knows yet whether a sheet is in hand. */
  PRINT_UNANSWERED: { status: 409, data: noData },
  PRINT_ALREADY_ANSWERED: { status: 409, data: noData },
  PRINT_NOTE_NEEDED: { status: 422, data: noData },
})
