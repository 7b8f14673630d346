import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import {
  arrivingTermFor,
  assignmentWarnings,
  canAssign,
  canHandOver,
  leavingTermFor,
  nameWarnings,
} from '#shared/features/liaison/liaison.rules.ts'
import {
  type Assignment,
  type HandOverInput,
  type HandOverOutcome,
  largestAssignmentHistory,
  type LiaisonWarning,
} from '#shared/features/liaison/liaison.schema.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import { getVillage, type VillageRecord } from '#main/features/village/index.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import {
  type AssignmentRecord,
  findAssignment,
  getOfficerOf,
  insertAssignment,
  listAssignmentsOfVillage,
  listNamesakes,
  updateAssignment,
} from './liaison.repo.ts'
import { type Accepted, askFirst, getAssignment, subjectsOf, withVillages } from './liaison.service.ts'

type Leaving = Pick<Assignment, 'officerName' | 'officerNip'>

type Step = {
  village: VillageRecord
  leaving: AssignmentRecord
  arriving: ReturnType<typeof arrivingTermFor>
  id: Assignment['id']
  warnings: LiaisonWarning[]
}

/** What the hand-over means for one village, or the refusal that stops all of it. */
const stepAt = (context: OfficerContext, villageId: string, from: Leaving, input: HandOverInput): Step => {
  const village = getVillage(context.db, villageId)
  const villageName = villageTitle(village)
  const assignments = listAssignmentsOfVillage(context.db, village.rowId)
  if (assignments.length >= largestAssignmentHistory) {
    throw new DomainError('LIAISON_HISTORY_FULL', { maximum: largestAssignmentHistory })
  }
  const leaving = leavingTermFor(assignments, from, input.lastDay)
  if (!leaving) {
    const { officerName } = from
    throw new DomainError('LIAISON_NOT_MAIN_THERE', { villageName, officerName, lastDay: input.lastDay })
  }
  const others = assignments.map((other) =>
    other === leaving ? { ...other, untilOn: input.lastDay } : other,
  )
  const arriving = arrivingTermFor(others, input)
  assertAllowed(canAssign(others, arriving, villageName))
  const warnings = assignmentWarnings(others, arriving, villageName)
  return { village, leaving, arriving, id: newId('LiaisonAssignment'), warnings }
}

/** One officer leaves and another takes over several villages: all of them in one act, or none. */
export const handOver = (
  context: OfficerContext,
  { acceptedWarnings, ...input }: HandOverInput & Accepted,
): HandOverOutcome => {
  const { db } = context
  const from = getAssignment(db, input.fromOfficerId)
  assertAllowed(canHandOver(from, input))
  const steps = input.villageIds.map((villageId) => stepAt(context, villageId, from, input))
  const { successor, lastDay, endNote } = input
  const warnings = [
    ...nameWarnings(listNamesakes(db, successor.officerName), successor),
    ...steps.flatMap((step) => step.warnings),
  ]
  const question = askFirst(warnings, { acceptedWarnings })
  if (question) return question
  context.change(
    steps.flatMap(({ id, leaving, village }) => [
      { kind: 'liaison', id: leaving.id },
      ...subjectsOf(id, village),
    ]),
    (write) => {
      for (const { leaving, arriving, village, id } of steps) {
        if (!updateAssignment(write, leaving.rowId, leaving.version, { untilOn: lastDay, endNote })) {
          throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'liaison' })
        }
        const { officerPhone, decreeNumber } = successor
        insertAssignment(write, village.rowId, { id, ...arriving, officerPhone, decreeNumber, endNote: null })
      }
    },
  )
  const records = steps.flatMap(({ id }) => findAssignment(db, id) ?? [])
  return {
    outcome: 'saved',
    successor: getOfficerOf(db, successor, context.today()),
    rows: withVillages(db, records, context.today()),
  }
}
