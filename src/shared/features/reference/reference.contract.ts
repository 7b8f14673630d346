import { z } from 'zod'
import { idOf } from '#shared/kernel/ids.ts'
import { procedure } from '#shared/kernel/procedure.ts'
import { referenceErrors } from './reference.errors.ts'
import {
  countryStatus,
  countryStatusInput,
  purposeDocument,
  purposeDocumentInput,
} from './reference.schema.ts'

const read = () => procedure({ permission: 'reference.read', scope: 'office', audit: 'none' })
const write = () =>
  procedure({ permission: 'reference.write', scope: 'office', audit: 'change' }).errors(referenceErrors)
const versioned = { version: z.number().int() }

/** Entries of one table an office can hold; the lists are short and shown whole. */
export const largestReferenceTable = 1000

export const referenceContract = {
  /** What is usually asked for a declared purpose, of all times. */
  purposeDocuments: read().output(z.object({ items: z.array(purposeDocument).max(largestReferenceTable) })),
  addPurposeDocument: write().input(purposeDocumentInput).output(purposeDocument),
  savePurposeDocument: write()
    .input(purposeDocumentInput.extend({ id: idOf('PurposeDocument'), ...versioned }))
    .output(purposeDocument),
  /** Whether a country takes migrant workers, by sector and time. */
  countryStatuses: read().output(z.object({ items: z.array(countryStatus).max(largestReferenceTable) })),
  addCountryStatus: write().input(countryStatusInput).output(countryStatus),
  saveCountryStatus: write()
    .input(countryStatusInput.extend({ id: idOf('CountryStatus'), ...versioned }))
    .output(countryStatus),
}
