import { registerPhoneFor } from '#shared/features/access/field-mask.rules.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import { decodeCursor, encodeCursor } from '#shared/kernel/paging.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import {
  assignmentWarnings,
  canAssign,
  liaisonGapsFor,
  mainOn,
  nameWarnings,
} from '#shared/features/liaison/liaison.rules.ts'
import {
  type Assignment,
  type AssignmentInput,
  type AssignmentOutcome,
  largestAssignmentHistory,
  type LiaisonWarning,
  type OfficerAssignment,
  type OfficerDetail,
  type OfficerListInput,
  type OfficerListPage,
  type VillageLiaison,
} from '#shared/features/liaison/liaison.schema.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import { getVillage, getVillagesByRowId, headOn, type VillageRecord } from '#main/features/village/index.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { Subject } from '#main/platform/db/change-log.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import {
  type AssignmentRecord,
  countOfficers,
  deleteAssignment,
  findAssignment,
  getOfficerOf,
  insertAssignment,
  listAssignmentsOfOfficer,
  listAssignmentsOfVillage,
  listNamesakes,
  listOfficers,
  updateAssignment,
} from './liaison.repo.ts'

export type Target = { id: string; version: number }
export type Accepted = { acceptedWarnings: readonly LiaisonWarning['code'][] }

const toAssignment = ({
  rowId: _rowId,
  villageRowId: _villageRowId,
  ...assignment
}: AssignmentRecord): Assignment => assignment

/** @throws DomainError RECORD_NOT_FOUND */
export const getAssignment = (db: ReadDb, id: string): AssignmentRecord => {
  const found = findAssignment(db, id)
  if (!found) throw new DomainError('RECORD_NOT_FOUND', { kind: 'liaison' })
  return found
}

const staleRefusal = () => new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'liaison' })

const getToChange = (db: ReadDb, { id, version }: Target): AssignmentRecord => {
  const found = getAssignment(db, id)
  if (found.version !== version) throw staleRefusal()
  return found
}

const villageOf = (db: ReadDb, rowId: number): VillageRecord => {
  const village = getVillagesByRowId(db, [rowId])[0]
  if (!village) throw new Error('an assignment has no village')
  return village
}

const readLiaison = (context: OfficerContext, villageRowId: number): VillageLiaison => {
  const assignments = listAssignmentsOfVillage(context.db, villageRowId).map((record) => ({
    ...toAssignment(record),
    officerPhone: registerPhoneFor(context.officer.roles, record.officerPhone),
  }))
  return { assignments, gaps: liaisonGapsFor(assignments, context.today()) }
}

export const readVillageLiaison = (context: OfficerContext, villageId: string): VillageLiaison =>
  readLiaison(context, getVillage(context.db, villageId).rowId)

/** The main liaison officer of a village on a day, for papers. */
export const mainLiaisonOn = (
  db: ReadDb,
  villageRowId: number,
  day: PlainDate,
): { officerName: string; officerNip: string | null; fromOn: PlainDate } | undefined => {
  const main = mainOn(listAssignmentsOfVillage(db, villageRowId), day)
  return main && { officerName: main.officerName, officerNip: main.officerNip, fromOn: main.fromOn }
}

export const listOfficerPage = (context: OfficerContext, input: OfficerListInput): OfficerListPage => {
  const { db, scope } = context
  const today = context.today()
  const { officers, cursorOf } = listOfficers(db, scope, input, decodeCursor(input.cursor), today)
  const items = officers.slice(0, input.limit)
  return {
    items: items.map((officer) => ({
      ...officer,
      officerPhone: registerPhoneFor(context.officer.roles, officer.officerPhone),
    })),
    nextCursor: officers.length > items.length ? encodeCursor(cursorOf(items.length - 1)) : null,
    total: countOfficers(db, scope, input, today),
  }
}

/** Assignments with what there is to know of their villages on a day. */
export const withVillages = (
  db: ReadDb,
  assignments: readonly AssignmentRecord[],
  day: PlainDate,
): OfficerAssignment[] => {
  const villages = new Map(
    getVillagesByRowId(db, [...new Set(assignments.map(({ villageRowId }) => villageRowId))]).map(
      (village) => [village.rowId, village],
    ),
  )
  return assignments.flatMap((record) => {
    const village = villages.get(record.villageRowId)
    if (!village) return []
    const { id, regionCode, printedName, unitTypePrinted, headTitle } = village
    const { districtName, regencyName, provinceName, state } = village
    const head = headOn(db, record.villageRowId, day)
    return [
      {
        ...toAssignment(record),
        village: {
          id,
          regionCode,
          printedName,
          unitTypePrinted,
          headTitle,
          districtName,
          regencyName,
          provinceName,
          state,
        },
        headName: head?.fullName ?? null,
        headPhone: head?.phone ?? null,
      },
    ]
  })
}

export const readOfficer = (context: OfficerContext, id: string): OfficerDetail => {
  const { db, scope } = context
  const today = context.today()
  const person = getAssignment(db, id)
  const { roles } = context.officer
  const officer = getOfficerOf(db, person, today)
  return {
    officer: { ...officer, officerPhone: registerPhoneFor(roles, officer.officerPhone) },
    assignments: withVillages(db, listAssignmentsOfOfficer(db, scope, person), today).map((assignment) => ({
      ...assignment,
      officerPhone: registerPhoneFor(roles, assignment.officerPhone),
      headPhone: registerPhoneFor(roles, assignment.headPhone),
    })),
  }
}

/** The answer that asks first, when a warning is among them that the officer has not accepted. */
export const askFirst = (
  warnings: readonly LiaisonWarning[],
  { acceptedWarnings }: Accepted,
): { outcome: 'warned'; warnings: LiaisonWarning[] } | undefined =>
  warnings.some(({ code }) => !acceptedWarnings.includes(code))
    ? { outcome: 'warned', warnings: [...warnings] }
    : undefined

export const subjectsOf = (id: string, village: Pick<VillageRecord, 'id'>): Subject[] => [
  { kind: 'liaison', id },
  { kind: 'village', id: village.id },
]

type Change = { village: VillageRecord; id: string; reason?: string }

const changed = (
  context: OfficerContext,
  { village, id, reason }: Change,
  work: (db: WriteDb) => void,
): AssignmentOutcome => {
  context.change(subjectsOf(id, village), work, reason)
  return { outcome: 'saved', liaison: readLiaison(context, village.rowId) }
}

/** The rules of a new or corrected assignment among the others of its village; what remains are warnings. */
const judge = (
  db: ReadDb,
  village: VillageRecord,
  others: readonly AssignmentRecord[],
  input: Pick<Assignment, 'officerName' | 'officerNip' | 'kind' | 'fromOn' | 'untilOn'>,
): LiaisonWarning[] => {
  assertAllowed(canAssign(others, input, villageTitle(village)))
  return [
    ...assignmentWarnings(others, input, villageTitle(village)),
    ...nameWarnings(listNamesakes(db, input.officerName), input),
  ]
}

export const assign = (
  context: OfficerContext,
  { villageId, acceptedWarnings, ...input }: AssignmentInput & Accepted & { villageId: string },
): AssignmentOutcome => {
  const village = getVillage(context.db, villageId)
  const others = listAssignmentsOfVillage(context.db, village.rowId)
  if (others.length >= largestAssignmentHistory) {
    throw new DomainError('LIAISON_HISTORY_FULL', { maximum: largestAssignmentHistory })
  }
  const question = askFirst(judge(context.db, village, others, input), { acceptedWarnings })
  if (question) return question
  const id = newId('LiaisonAssignment')
  return changed(context, { village, id }, (db) => {
    insertAssignment(db, village.rowId, { id, ...input, endNote: null })
  })
}

export const saveAssignment = (
  context: OfficerContext,
  { id, version, acceptedWarnings, ...input }: AssignmentInput & Target & Accepted,
): AssignmentOutcome => {
  const record = getToChange(context.db, { id, version })
  const village = villageOf(context.db, record.villageRowId)
  const others = listAssignmentsOfVillage(context.db, village.rowId).filter(
    (other) => other.rowId !== record.rowId,
  )
  const question = askFirst(judge(context.db, village, others, input), { acceptedWarnings })
  if (question) return question
  return changed(context, { village, id }, (db) => {
    if (!updateAssignment(db, record.rowId, version, input)) throw staleRefusal()
  })
}

export const endAssignment = (
  context: OfficerContext,
  {
    id,
    version,
    acceptedWarnings,
    untilOn,
    endNote,
  }: Target & Accepted & { untilOn: PlainDate; endNote: string | null },
): AssignmentOutcome => {
  const record = getToChange(context.db, { id, version })
  const village = villageOf(context.db, record.villageRowId)
  const others = listAssignmentsOfVillage(context.db, village.rowId).filter(
    (other) => other.rowId !== record.rowId,
  )
  const ended = { ...record, untilOn }
  assertAllowed(canAssign(others, ended, villageTitle(village)))
  const question = askFirst(assignmentWarnings(others, ended, villageTitle(village)), { acceptedWarnings })
  if (question) return question
  return changed(context, { village, id }, (db) => {
    if (!updateAssignment(db, record.rowId, version, { untilOn, endNote })) throw staleRefusal()
  })
}

export const removeAssignment = (
  context: OfficerContext,
  { reason, ...target }: Target & { reason: string },
): AssignmentOutcome => {
  const record = getToChange(context.db, target)
  const village = villageOf(context.db, record.villageRowId)
  return changed(context, { village, id: record.id, reason }, (db) => {
    if (!deleteAssignment(db, record.rowId, record.version)) throw staleRefusal()
  })
}
