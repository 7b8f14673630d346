import type { z } from 'zod'
import { DomainError } from '#shared/kernel/errors.ts'
import { searchKeyOf } from '#shared/kernel/search-key.ts'
import type {
  letterheadInput,
  Office,
  OfficeDetails,
  officePreferences,
  Section,
  sectionInput,
  signatoryInput,
} from '#shared/features/office/office.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import { sniffMediaType, storeBytes } from '#main/platform/files.ts'
import { findFile, insertFile } from '#main/platform/files.repo.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import {
  deleteLetterhead,
  deleteWorkingArea,
  findSectionRowId,
  getOffice,
  insertLetterhead,
  insertSection,
  insertSignatory,
  insertWorkingArea,
  listSections,
  listWorkingAreas,
  setLogo,
  updateLetterhead,
  updateOffice,
  updateSection,
  updateSignatory,
} from './office.repo.ts'

export const maximumLogoBytes = 2 * 1024 * 1024

export const readOffice = (context: Pick<OfficerContext, 'db'>): Office => {
  const { logoFileId: _logoFileId, ...office } = getOffice(context.db)
  return office
}

/** Writes to the office under this procedure's name and answers what it is afterwards. */
const changeOffice = (context: OfficerContext, work: (db: WriteDb) => void): Office => {
  context.change([{ kind: 'office', id: getOffice(context.db).id }], work)
  return readOffice(context)
}

type Versioned<Values> = Values & { version: number }

export const saveOffice = (
  context: OfficerContext,
  { version, ...values }: Versioned<OfficeDetails | z.output<typeof officePreferences>>,
): Office => {
  const office = changeOffice(context, (db) => {
    if (!updateOffice(db, version, values))
      throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'office' })
  })
  context.service.setIdleMinutes(office.preferences.idleMinutes)
  return office
}

export type LogoUpload = { content: Uint8Array; name: string; mediaType: string }

/** @throws DomainError LOGO_TOO_LARGE, LOGO_NOT_AN_IMAGE (decided by the content) */
export const readLogoUpload = async (logo: File): Promise<LogoUpload> => {
  if (logo.size > maximumLogoBytes)
    throw new DomainError('LOGO_TOO_LARGE', { maximumBytes: maximumLogoBytes })
  const content = new Uint8Array(await logo.arrayBuffer())
  const mediaType = sniffMediaType(content)
  if (mediaType !== 'image/png' && mediaType !== 'image/jpeg') throw new DomainError('LOGO_NOT_AN_IMAGE')
  return { content, name: logo.name, mediaType }
}

export const saveLogo = async (context: OfficerContext, logo: File | null): Promise<Office> => {
  const upload = logo && (await readLogoUpload(logo))
  const stored = upload && storeBytes(context, upload.content, upload.name, upload.mediaType)
  return changeOffice(context, (db) => setLogo(db, stored && insertFile(db, stored)))
}

export const readLogo = (context: Pick<OfficerContext, 'db' | 'blobs'>): File | null => {
  const { logoFileId } = getOffice(context.db)
  const file = logoFileId === null ? undefined : findFile(context.db, logoFileId)
  if (!file) return null
  return new File([new Uint8Array(context.blobs.get(file.blobId))], file.name, { type: file.mediaType })
}

/** `nameOf` answers the table's name of a regency code, or undefined where there is none. */
export const saveWorkingAreas = (
  context: OfficerContext,
  codes: readonly string[],
  nameOf: (code: string) => string | undefined,
): Office => {
  const named = new Map(codes.map((code) => [code, regencyName(code, nameOf)]))
  return changeOffice(context, (db) => {
    const held = new Set(listWorkingAreas(db).map(({ regencyCode }) => regencyCode))
    for (const code of held) if (!named.has(code)) deleteWorkingArea(db, code)
    for (const [regencyCode, name] of named) {
      if (!held.has(regencyCode))
        insertWorkingArea(db, newId('WorkingArea'), { regencyCode, regencyName: name })
    }
  })
}

export const regencyName = (code: string, nameOf: (code: string) => string | undefined): string => {
  const name = nameOf(code)
  if (name === undefined) throw new DomainError('REGENCY_UNKNOWN', { code })
  return name
}

const assertFreeDate = (context: OfficerContext, validFrom: string, exceptId?: string): void => {
  const taken = getOffice(context.db).letterheads.some(
    (other) => other.validFrom === validFrom && other.id !== exceptId,
  )
  if (taken) throw new DomainError('LETTERHEAD_DATE_TAKEN', { validFrom })
}

export const addLetterhead = (context: OfficerContext, input: z.output<typeof letterheadInput>): Office => {
  assertFreeDate(context, input.validFrom)
  return changeOffice(context, (db) => insertLetterhead(db, { id: newId('Letterhead'), ...input }))
}

export const saveLetterhead = (
  context: OfficerContext,
  input: z.output<typeof letterheadInput> & { id: Office['letterheads'][number]['id'] },
): Office => {
  assertFreeDate(context, input.validFrom, input.id)
  return changeOffice(context, (db) => {
    if (!updateLetterhead(db, input)) throw new DomainError('RECORD_NOT_FOUND', { kind: 'letterhead' })
  })
}

export const removeLetterhead = (context: OfficerContext, id: string): Office =>
  changeOffice(context, (db) => {
    if (!deleteLetterhead(db, id)) throw new DomainError('RECORD_NOT_FOUND', { kind: 'letterhead' })
  })

export const assertPeriod = ({
  fromOn,
  untilOn,
}: Pick<z.output<typeof signatoryInput>, 'fromOn' | 'untilOn'>): void => {
  if (untilOn !== null && untilOn < fromOn) throw new DomainError('SIGNATORY_PERIOD_INVALID')
}

export const addSignatory = (context: OfficerContext, input: z.output<typeof signatoryInput>): Office => {
  assertPeriod(input)
  return changeOffice(context, (db) => insertSignatory(db, { id: newId('Signatory'), ...input }))
}

export const saveSignatory = (
  context: OfficerContext,
  input: z.output<typeof signatoryInput> & { id: Office['signatories'][number]['id'] },
): Office => {
  assertPeriod(input)
  return changeOffice(context, (db) => {
    if (!updateSignatory(db, input)) throw new DomainError('RECORD_NOT_FOUND', { kind: 'signatory' })
  })
}

const assertSectionNameFree = (context: OfficerContext, name: string, exceptId?: string): void => {
  const key = searchKeyOf(name)
  const taken = listSections(context.db).some(
    (other) => searchKeyOf(other.name) === key && other.id !== exceptId,
  )
  if (taken) throw new DomainError('SECTION_NAME_TAKEN', { name })
}

export const addSection = (context: OfficerContext, input: z.output<typeof sectionInput>): Office => {
  assertSectionNameFree(context, input.name)
  return changeOffice(context, (db) => insertSection(db, newId('Section'), input))
}

export const saveSection = (context: OfficerContext, input: Section): Office => {
  assertSectionNameFree(context, input.name, input.id)
  return changeOffice(context, (db) => {
    if (!updateSection(db, input)) throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'section' })
  })
}

/**
 * Row id of a chosen section; null stays null.
 * @throws DomainError RECORD_NOT_FOUND
 */
export const sectionRowIdOf = (db: ReadDb, id: string | null): number | null => {
  if (id === null) return null
  const rowId = findSectionRowId(db, id)
  if (rowId === undefined) throw new DomainError('RECORD_NOT_FOUND', { kind: 'section' })
  return rowId
}
