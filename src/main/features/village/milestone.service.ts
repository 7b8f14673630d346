import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import {
  canCorrectMilestone,
  canRecordMilestone,
  canRemoveMilestone,
  milestoneWarnings,
  villageStateFor,
} from '#shared/features/village/milestone.rules.ts'
import {
  largestVillageHistory,
  type Milestone,
  type MilestoneInput,
  type MilestoneKind,
  type VillageOutcome,
} from '#shared/features/village/village.schema.ts'
import type { ReadDb, WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { deleteMilestone, insertMilestone, listMilestones, updateMilestone } from './village-facts.repo.ts'
import { findVillageByRowId, updateVillage } from './village.repo.ts'
import { type Accepted, askFirst, changeVillage, getVillageToChange, type Target } from './village.service.ts'

type FactTarget = Target & { milestoneId: string }

/** The state the stored facts lead to, for the village's row. */
const stateOf = (db: ReadDb, villageRowId: number) => ({
  state: villageStateFor(listMilestones(db, villageRowId)),
})

const milestoneOf = (milestones: readonly Milestone[], id: string): Milestone => {
  const milestone = milestones.find((other) => other.id === id)
  if (!milestone) throw new DomainError('RECORD_NOT_FOUND', { kind: 'milestone' })
  return milestone
}

/** A fact of the partnership, on whatever day of the past it happened. */
export const recordVillageMilestone = (
  context: OfficerContext,
  { id, version, acceptedWarnings, ...input }: MilestoneInput & Target & Accepted,
): VillageOutcome => {
  const village = getVillageToChange(context.db, { id, version })
  const facts = listMilestones(context.db, village.rowId)
  if (facts.length >= largestVillageHistory)
    throw new DomainError('HISTORY_FULL', { maximum: largestVillageHistory })
  assertAllowed(canRecordMilestone(facts, input, context.today()))
  const question = askFirst(milestoneWarnings(facts, input), { acceptedWarnings })
  if (question) return question
  return changeVillage(context, village, (db) => {
    insertMilestone(db, village.rowId, { id: newId('Milestone'), ...input, recordedAt: context.now() })
    return stateOf(db, village.rowId)
  })
}

/** Puts the day or the note of a wrongly typed fact right. */
export const correctMilestone = (
  context: OfficerContext,
  input: FactTarget & Accepted & { occurredOn: PlainDate; note: string | null; reason: string },
): VillageOutcome => {
  const village = getVillageToChange(context.db, input)
  const facts = listMilestones(context.db, village.rowId)
  const fact = milestoneOf(facts, input.milestoneId)
  assertAllowed(canCorrectMilestone(facts, fact, input, context.today()))
  const others = facts.filter((other) => other !== fact)
  const warnings = milestoneWarnings(others, { kind: fact.kind, occurredOn: input.occurredOn })
  const question = askFirst(warnings, input)
  if (question) return question
  return changeVillage(
    context,
    village,
    (db) => {
      updateMilestone(db, fact.id, { occurredOn: input.occurredOn, note: input.note })
      return stateOf(db, village.rowId)
    },
    input.reason,
  )
}

export const removeMilestone = (
  context: OfficerContext,
  { milestoneId, reason, ...target }: FactTarget & { reason: string },
): VillageOutcome => {
  const village = getVillageToChange(context.db, target)
  const facts = listMilestones(context.db, village.rowId)
  const fact = milestoneOf(facts, milestoneId)
  assertAllowed(canRemoveMilestone(facts, fact))
  return changeVillage(
    context,
    village,
    (db) => {
      deleteMilestone(db, fact.id)
      return stateOf(db, village.rowId)
    },
    reason,
  )
}

/** Follows the facts with the village's state; a state that stays leaves the row and its version alone. */
const followFacts = (db: WriteDb, villageRowId: number): void => {
  const village = findVillageByRowId(db, villageRowId)
  const { state } = stateOf(db, villageRowId)
  if (village && village.state !== state) updateVillage(db, villageRowId, village.version, { state })
}

type NewMilestone = {
  kind: MilestoneKind
  occurredOn: PlainDate
  note: string | null
  recordedAt: number
}

/**
 * For other features inside their own `change()`: writes the fact and lets the state follow. Whether it fits is asked
 * before with `canHoldMilestone`; here it is written as it is.
 */
export const recordMilestone = (db: WriteDb, villageRowId: number, milestone: NewMilestone): void => {
  insertMilestone(db, villageRowId, { id: newId('Milestone'), ...milestone })
  followFacts(db, villageRowId)
}

/** Takes back a fact another feature recorded, before it records the corrected one. False where there is none. */
export const retractMilestone = (
  db: WriteDb,
  villageRowId: number,
  { kind, occurredOn }: Pick<NewMilestone, 'kind' | 'occurredOn'>,
): boolean => {
  const fact = listMilestones(db, villageRowId).findLast(
    (other) => other.kind === kind && other.occurredOn === occurredOn,
  )
  if (!fact) return false
  deleteMilestone(db, fact.id)
  followFacts(db, villageRowId)
  return true
}
