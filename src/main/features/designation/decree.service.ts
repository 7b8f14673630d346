import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import { decreeDefaults } from '#shared/features/designation/decree-defaults.rules.ts'
import {
  canDropFromDraft,
  canEditDraft,
  isOpenForDesignation,
  warningsForDecree,
} from '#shared/features/designation/designation.rules.ts'
import type {
  Decree,
  DecreeContent,
  DecreeDetail,
  DecreeInput,
  DecreeListInput,
  DecreeListPage,
  Designation,
  DesignationWarning,
  TakenVillage,
  VillageDesignation,
} from '#shared/features/designation/designation.schema.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import type { Subject } from '#main/platform/db/change-log.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { findAgreementByRowId, getAgreement } from '#main/features/agreement/index.ts'
import { getOffice } from '#main/features/office/index.ts'
import { getVillage, getVillagesByRowId, type VillageRecord } from '#main/features/village/index.ts'
import { countDecrees, listDecrees } from './decree-list.repo.ts'
import {
  deleteDecree,
  deleteDesignation,
  findDecree,
  findDecreeByRowId,
  findDesignation,
  freePositions,
  insertDecree,
  insertDesignation,
  listDesignationsOfVillage,
  listStanding,
  setPosition,
  updateDecree,
  type DecreeRecord,
  type DecreeValues,
  type DesignationRecord,
} from './designation.repo.ts'

export type Target = { id: string; version: number }

/** @throws DomainError RECORD_NOT_FOUND */
export const getDecree = (db: ReadDb, id: string): DecreeRecord => {
  const decree = findDecree(db, id)
  if (!decree) throw new DomainError('RECORD_NOT_FOUND', { kind: 'decree' })
  return decree
}

/** @throws DomainError RECORD_NOT_FOUND */
export const getDesignation = (db: ReadDb, id: string): DesignationRecord => {
  const designation = findDesignation(db, id)
  if (!designation) throw new DomainError('RECORD_NOT_FOUND', { kind: 'designation' })
  return designation
}

/** The decree as the officer read it, or the refusal that somebody saved it meanwhile. */
export const getDecreeToChange = (db: ReadDb, { id, version }: Target): DecreeRecord => {
  const decree = getDecree(db, id)
  if (decree.version !== version) throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'decree' })
  return decree
}

export const writeDecree = (db: WriteDb, decree: DecreeRecord, values: Partial<DecreeValues> = {}): void => {
  if (!updateDecree(db, decree.rowId, decree.version, values)) {
    throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'decree' })
  }
}

const toDecree = ({
  rowId: _rowId,
  agreementRowId: _agreement,
  designations: _items,
  ...decree
}: DecreeRecord): Decree => decree

const toDesignation = ({
  rowId: _rowId,
  decreeRowId: _decree,
  villageRowId: _village,
  ...designation
}: DesignationRecord): Designation => designation

export type DesignatedVillage = { designation: DesignationRecord; village: VillageRecord }

/** The decree's villages in its order. */
export const villagesOf = (db: ReadDb, decree: DecreeRecord): DesignatedVillage[] => {
  const found = new Map(
    getVillagesByRowId(
      db,
      decree.designations.map(({ villageRowId }) => villageRowId),
    ).map((village) => [village.rowId, village]),
  )
  return decree.designations.flatMap((designation) => {
    const village = found.get(designation.villageRowId)
    return village ? [{ designation, village }] : []
  })
}

/** Villages of the decree that another decree designates already. */
export const takenIn = (
  db: ReadDb,
  decree: DecreeRecord,
  items: readonly DesignatedVillage[],
): TakenVillage[] => {
  const standing = listStanding(
    db,
    items.filter(({ village }) => !isOpenForDesignation(village.state)).map(({ village }) => village.rowId),
    decree.rowId,
  )
  const numbers = new Map(standing.map((other) => [other.villageRowId, other.decreeNumber]))
  return items.flatMap(({ village }) => {
    const decreeNumber = numbers.get(village.rowId)
    return decreeNumber === undefined
      ? []
      : [{ villageId: village.id, villageName: villageTitle(village), decreeNumber }]
  })
}

/** What should be read before a draft is decided; nothing while it has no date. */
export const warningsOf = (
  context: OfficerContext,
  decree: DecreeRecord,
  items: readonly DesignatedVillage[],
): DesignationWarning[] => {
  if (decree.decidedOn === null) return []
  const areas = new Set(getOffice(context.db).workingAreas.map(({ regencyCode }) => regencyCode))
  const agreement =
    decree.agreementRowId === null ? undefined : findAgreementByRowId(context.db, decree.agreementRowId)
  const ceremonies = items.flatMap(({ designation, village }) =>
    designation.inauguratedOn === null
      ? []
      : [{ villageName: villageTitle(village), inauguratedOn: designation.inauguratedOn }],
  )
  const outsideWorkingArea = items
    .filter(({ village }) => !areas.has(village.regencyCode))
    .map(({ village }) => ({ villageName: villageTitle(village), regencyName: village.regencyName }))
  return warningsForDecree(
    decree.decidedOn,
    { ceremonies, agreement: agreement ?? null, outsideWorkingArea },
    context.today(),
  )
}

const withoutRowId = ({ rowId: _rowId, ...village }: VillageRecord) => village

export const readDecree = (context: OfficerContext, id: string): DecreeDetail => {
  const decree = getDecree(context.db, id)
  const items = villagesOf(context.db, decree)
  const agreement =
    decree.agreementRowId === null ? undefined : findAgreementByRowId(context.db, decree.agreementRowId)
  const isDraft = decree.state === 'draft'
  return {
    decree: toDecree(decree),
    agreement: agreement
      ? { id: agreement.id, title: agreement.title, startsOn: agreement.startsOn, endsOn: agreement.endsOn }
      : null,
    villages: items.map(({ designation, village }) => ({
      designation: toDesignation(designation),
      village: withoutRowId(village),
    })),
    taken: isDraft ? takenIn(context.db, decree, items) : [],
    warnings: isDraft ? warningsOf(context, decree, items) : [],
  }
}

export const listDecreePage = (context: OfficerContext, input: DecreeListInput): DecreeListPage => {
  const { db, scope } = context
  const rows = listDecrees(db, scope, input, decodeCursor(input.cursor))
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    items: page.map(({ rowId: _rowId, sortDay: _sortDay, ...item }) => item),
    nextCursor: rows.length > page.length && last ? encodeCursor([last.sortDay, last.rowId]) : null,
    total: countDecrees(db, scope, input),
  }
}

export const readVillageDesignations = (
  context: OfficerContext,
  { villageId }: { villageId: string },
): { designations: VillageDesignation[] } => {
  const { rowId } = getVillage(context.db, villageId)
  const designations = listDesignationsOfVillage(context.db, rowId).flatMap((designation) => {
    const decree = findDecreeByRowId(context.db, designation.decreeRowId)
    if (!decree) return []
    const { id, number, decidedOn, subject, state, revokedOn } = decree
    return [
      {
        designation: toDesignation(designation),
        decree: { id, number, decidedOn, subject, state, revokedOn },
      },
    ]
  })
  return { designations }
}

export const suggestDecree = (
  context: OfficerContext,
  input: { decidedOn: PlainDate | null; villageIds: readonly string[]; agreementId: string | null },
): { subject: string; place: string; content: DecreeContent } => {
  const office = getOffice(context.db)
  const facts = {
    day: input.decidedOn ?? context.today(),
    officeName: office.fullName,
    provinceName: office.details.provinceName,
    letterheads: office.letterheads,
    villages: input.villageIds.map((id) => getVillage(context.db, id)),
    agreement: input.agreementId === null ? null : getAgreement(context.db, input.agreementId),
  }
  return { ...decreeDefaults(facts), place: office.details.city }
}

/** The signatory as text, as he or she stands in the office's list now. */
const frozenSignatory = (db: ReadDb, signatoryId: string | null) => {
  if (signatoryId === null) {
    return { signatoryName: null, signatoryNip: null, signatoryTitle: null, signatoryCapacity: null }
  }
  const person = getOffice(db).signatories.find(({ id }) => id === signatoryId)
  if (!person) throw new DomainError('RECORD_NOT_FOUND', { kind: 'signatory' })
  return {
    signatoryName: person.fullName,
    signatoryNip: person.nip,
    signatoryTitle: person.title,
    signatoryCapacity: person.capacity,
  }
}

const draftValues = (db: ReadDb, input: DecreeInput): DecreeValues => ({
  subject: input.subject,
  decidedOn: input.decidedOn,
  decidedAtPlace: input.decidedAtPlace,
  ...frozenSignatory(db, input.signatoryId),
  agreementId: input.agreementId === null ? null : getAgreement(db, input.agreementId).rowId,
  content: input.content,
  state: 'draft',
})

/** The records an act on a decree is about: the decree, its designations and their villages. */
export const subjectsOf = (
  decree: Pick<DecreeRecord, 'id'>,
  items: readonly DesignatedVillage[],
): Subject[] => [
  { kind: 'decree', id: decree.id },
  ...items.flatMap(({ designation, village }) => [
    { kind: 'designation', id: designation.id },
    { kind: 'village', id: village.id },
  ]),
]

export const createDraft = (context: OfficerContext, input: DecreeInput): DecreeDetail => {
  const id = newId('Decree')
  const villages = input.villageIds.map((villageId) => getVillage(context.db, villageId))
  context.change([{ kind: 'decree', id }], (db) => {
    const decreeRowId = insertDecree(db, id, draftValues(db, input))
    for (const [index, village] of villages.entries()) {
      insertDesignation(db, newId('Designation'), {
        decreeId: decreeRowId,
        villageId: village.rowId,
        position: index + 1,
      })
    }
  })
  return readDecree(context, id)
}

const named = ({ designation, village }: DesignatedVillage) => ({
  designation,
  villageName: villageTitle(village),
})

export const saveDraft = (
  context: OfficerContext,
  { id, version, ...input }: DecreeInput & Target,
): DecreeDetail => {
  const decree = getDecreeToChange(context.db, { id, version })
  assertAllowed(canEditDraft(decree))
  const items = villagesOf(context.db, decree)
  const wanted: readonly string[] = input.villageIds
  const dropped = items.filter(({ village }) => !wanted.includes(village.id))
  assertAllowed(canDropFromDraft(dropped.map(named)))
  const villages = input.villageIds.map((villageId) => getVillage(context.db, villageId))
  context.change([{ kind: 'decree', id: decree.id }], (db) => {
    writeDecree(db, decree, draftValues(db, input))
    for (const { designation } of dropped) deleteDesignation(db, designation.rowId)
    const kept = new Map(items.map(({ designation, village }) => [village.rowId, designation]))
    const isSameOrder = villages.every(
      ({ rowId }, index) => (kept.get(rowId)?.position ?? index + 1) === index + 1,
    )
    if (!isSameOrder) freePositions(db, decree.rowId)
    for (const [index, village] of villages.entries()) {
      const known = kept.get(village.rowId)
      const position = index + 1
      if (!known) {
        insertDesignation(db, newId('Designation'), {
          decreeId: decree.rowId,
          villageId: village.rowId,
          position,
        })
      } else if (!isSameOrder) setPosition(db, known.rowId, position)
    }
  })
  return readDecree(context, decree.id)
}

/** Throws a draft away. What it was stays in the change log. */
export const discardDraft = (context: OfficerContext, { reason, ...target }: Target & { reason: string }) => {
  const decree = getDecreeToChange(context.db, target)
  assertAllowed(canEditDraft(decree))
  assertAllowed(canDropFromDraft(villagesOf(context.db, decree).map(named)))
  context.change([{ kind: 'decree', id: decree.id }], (db) => deleteDecree(db, decree.rowId), reason)
  return {}
}
