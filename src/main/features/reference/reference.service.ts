import * as rules from '#shared/features/reference/reference.rules.ts'
import type {
  CountryStatus,
  JobSector,
  PurposeDocument,
  TravelPurpose,
} from '#shared/features/reference/reference.schema.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import {
  insertCountryStatus,
  insertPurposeDocument,
  listCountryStatuses,
  listPurposeDocuments,
  updateCountryStatus,
  updatePurposeDocument,
} from './reference.repo.ts'

type PurposeDocumentInput = Omit<PurposeDocument, 'id' | 'version'>
type CountryStatusInput = Omit<CountryStatus, 'id' | 'version'>

/** What is asked for a purpose on a day. */
export const purposeDocumentsOn = (db: ReadDb, purpose: TravelPurpose, day: PlainDate): PurposeDocument[] =>
  rules.purposeDocumentsOn(listPurposeDocuments(db), purpose, day)

export const countryStatusOn = (
  db: ReadDb,
  countryCode: string,
  sector: JobSector | null,
  day: PlainDate,
): CountryStatus | undefined => rules.countryStatusOn(listCountryStatuses(db), countryCode, sector, day)

const changedMeanwhile = () => new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'reference' })

const assertPurposePeriod = (context: OfficerContext, input: PurposeDocumentInput, exceptId?: string): void =>
  assertAllowed(
    rules.canKeepPeriod(
      input,
      listPurposeDocuments(context.db).filter(
        ({ id, purpose, document }) =>
          id !== exceptId &&
          purpose === input.purpose &&
          searchKeyOf(document) === searchKeyOf(input.document),
      ),
      input.document,
    ),
  )

export const addPurposeDocument = (context: OfficerContext, input: PurposeDocumentInput): PurposeDocument => {
  assertPurposePeriod(context, input)
  const entry = { ...input, id: newId('PurposeDocument'), version: 1 }
  context.change([{ kind: 'reference', id: entry.id }], (db) => insertPurposeDocument(db, entry))
  return entry
}

export const savePurposeDocument = (context: OfficerContext, entry: PurposeDocument): PurposeDocument => {
  assertPurposePeriod(context, entry, entry.id)
  context.change([{ kind: 'reference', id: entry.id }], (db) => {
    if (!updatePurposeDocument(db, entry)) throw changedMeanwhile()
  })
  return { ...entry, version: entry.version + 1 }
}

const assertCountryPeriod = (context: OfficerContext, input: CountryStatusInput, exceptId?: string): void =>
  assertAllowed(
    rules.canKeepPeriod(
      input,
      listCountryStatuses(context.db).filter(
        ({ id, countryCode, sector }) =>
          id !== exceptId && countryCode === input.countryCode && sector === input.sector,
      ),
      input.countryName,
    ),
  )

export const addCountryStatus = (context: OfficerContext, input: CountryStatusInput): CountryStatus => {
  assertCountryPeriod(context, input)
  const entry = { ...input, id: newId('CountryStatus'), version: 1 }
  context.change([{ kind: 'reference', id: entry.id }], (db) => insertCountryStatus(db, entry))
  return entry
}

export const saveCountryStatus = (context: OfficerContext, entry: CountryStatus): CountryStatus => {
  assertCountryPeriod(context, entry, entry.id)
  context.change([{ kind: 'reference', id: entry.id }], (db) => {
    if (!updateCountryStatus(db, entry)) throw changedMeanwhile()
  })
  return { ...entry, version: entry.version + 1 }
}
