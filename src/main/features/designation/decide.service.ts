import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import {
  canBeginOn,
  canDecide,
  canEnd,
  canFollowUp,
  canJoinHistory,
  canRevoke,
  canSignOn,
  isOpenForDesignation,
  needsEnd,
} from '#shared/features/designation/designation.rules.ts'
import type {
  DecreeDetail,
  DecreeOutcome,
  DesignationWarning,
  FollowUpInput,
} from '#shared/features/designation/designation.schema.ts'
import type { MilestoneKind } from '#shared/features/village/village.schema.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import type { WriteDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { takeNumber } from '#main/features/number/index.ts'
import { getOffice } from '#main/features/office/index.ts'
import {
  listMilestones,
  recordMilestone,
  retractMilestone,
  type VillageRecord,
} from '#main/features/village/index.ts'
import {
  getDecree,
  getDecreeToChange,
  getDesignation,
  readDecree,
  subjectsOf,
  takenIn,
  villagesOf,
  warningsOf,
  writeDecree,
  type DesignatedVillage,
  type Target,
} from './decree.service.ts'
import {
  listStanding,
  updateDesignation,
  type DecreeRecord,
  type DesignationRecord,
  type DesignationValues,
} from './designation.repo.ts'

export type Accepted = { acceptedWarnings: readonly DesignationWarning['code'][] }

/** The answer that asks first, when a warning is among them that the officer has not accepted. */
export const askFirst = (
  warnings: readonly DesignationWarning[],
  { acceptedWarnings }: Accepted,
): DecreeOutcome | undefined =>
  warnings.some(({ code }) => !acceptedWarnings.includes(code))
    ? { outcome: 'warned', warnings: [...warnings] }
    : undefined

export const writeDesignation = (
  db: WriteDb,
  designation: DesignationRecord,
  values: DesignationValues,
): void => {
  if (!updateDesignation(db, designation.rowId, designation.version, values)) {
    throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'designation' })
  }
}

type Fact = { kind: MilestoneKind; occurredOn: PlainDate; note: string | null }

/** Writes a dated fact of the village if its history leaves room for it. */
export const recordFact = (
  context: OfficerContext,
  db: WriteDb,
  village: VillageRecord,
  fact: Fact,
): void => {
  const { kind, occurredOn } = fact
  const facts = listMilestones(db, village.rowId)
  assertAllowed(canJoinHistory(facts, { kind, occurredOn }, villageTitle(village)))
  recordMilestone(db, village.rowId, { ...fact, recordedAt: context.now() })
}

/**
 * The fact that a decree designated the village. The same fact of a decree that was revoked is replaced, so that it
 * stands after the end that the revocation wrote.
 */
const recordDesignated = (
  context: OfficerContext,
  db: WriteDb,
  village: VillageRecord,
  { decidedOn, note }: { decidedOn: PlainDate; note: string },
): void => {
  assertAllowed(canBeginOn(listMilestones(db, village.rowId), decidedOn, villageTitle(village)))
  if (isOpenForDesignation(village.state)) {
    retractMilestone(db, village.rowId, { kind: 'designated', occurredOn: decidedOn })
  }
  recordFact(context, db, village, { kind: 'designated', occurredOn: decidedOn, note })
}

/** Ends designations whose village ended on its own page and is designated anew. */
const closeStale = (db: WriteDb, decree: DecreeRecord, items: readonly DesignatedVillage[]): void => {
  const stale = listStanding(
    db,
    items.map(({ village }) => village.rowId),
    decree.rowId,
  )
  for (const designation of stale) {
    const end = listMilestones(db, designation.villageRowId).findLast(({ kind }) => kind === 'ended')
    if (end) {
      const values = { endedOn: end.occurredOn, endReason: end.note }
      updateDesignation(db, designation.rowId, designation.version, values)
    }
  }
}

/** Tetapkan: the number is taken, and every village of the decree is designated on its day. */
export const decide = (
  context: OfficerContext,
  { number: external, acceptedWarnings, ...target }: Target & Accepted & { number: string | null },
): DecreeOutcome => {
  const decree = getDecreeToChange(context.db, target)
  const items = villagesOf(context.db, decree)
  assertAllowed(canDecide(decree, items.length, takenIn(context.db, decree, items)))
  const { decidedOn } = decree
  if (decidedOn === null) throw new DomainError('DECREE_DATE_MISSING')
  assertAllowed(canSignOn(getOffice(context.db).signatories, decree, decidedOn))
  const question = askFirst(warningsOf(context, decree, items), { acceptedWarnings })
  if (question) return question
  context.change(subjectsOf(decree, items), (db) => {
    const request = {
      documentType: 'decree' as const,
      datedOn: decidedOn,
      recordedAt: context.now(),
      external,
    }
    const { number } = takeNumber(db, request)
    writeDecree(db, decree, { number, state: 'decided' })
    closeStale(db, decree, items)
    for (const { village } of items) recordDesignated(context, db, village, { decidedOn, note: number })
  })
  return { outcome: 'saved', detail: readDecree(context, decree.id) }
}

/** The end of a designation, and of the village's partnership unless it ended before. */
const endOne = (
  context: OfficerContext,
  db: WriteDb,
  { designation, village }: DesignatedVillage,
  { endedOn, reason }: { endedOn: PlainDate; reason: string },
): void => {
  writeDesignation(db, designation, { endedOn, endReason: reason })
  if (needsEnd(listMilestones(db, village.rowId), endedOn)) {
    recordFact(context, db, village, { kind: 'ended', occurredOn: endedOn, note: reason })
  }
}

/** Takes a wrong decree back. Its number stays in the register, its villages are free for another decree. */
export const revoke = (
  context: OfficerContext,
  { revokedOn, reason, ...target }: Target & { revokedOn: PlainDate; reason: string },
): DecreeDetail => {
  const decree = getDecreeToChange(context.db, target)
  assertAllowed(canRevoke(decree, revokedOn, context.today()))
  const items = villagesOf(context.db, decree)
  context.change(
    subjectsOf(decree, items),
    (db) => {
      writeDecree(db, decree, { state: 'revoked', revokedOn, revocationReason: reason })
      for (const item of items) {
        if (item.designation.endedOn === null) endOne(context, db, item, { endedOn: revokedOn, reason })
      }
    },
    reason,
  )
  return readDecree(context, decree.id)
}

/** One designation of a decree with its village, under the version the officer read. */
export const getItemToChange = (
  context: OfficerContext,
  { id, version }: Target,
): { decree: DecreeRecord; item: DesignatedVillage } => {
  const designation = getDesignation(context.db, id)
  if (designation.version !== version)
    throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'designation' })
  const decree = getDecree(context.db, designation.decreeId)
  const item = villagesOf(context.db, decree).find((other) => other.designation.rowId === designation.rowId)
  if (!item) throw new DomainError('RECORD_NOT_FOUND', { kind: 'designation' })
  return { decree, item }
}

export const endDesignation = (
  context: OfficerContext,
  { endedOn, reason, ...target }: Target & { endedOn: PlainDate; reason: string },
): DecreeDetail => {
  const { decree, item } = getItemToChange(context, target)
  assertAllowed(canEnd(decree, item.designation, endedOn, context.today()))
  context.change(
    subjectsOf(decree, [item]),
    (db) => {
      writeDecree(db, decree)
      endOne(context, db, item, { endedOn, reason })
    },
    reason,
  )
  return readDecree(context, decree.id)
}

export const saveFollowUp = (
  context: OfficerContext,
  { id, version, ...values }: FollowUpInput & Target,
): DecreeDetail => {
  const { decree, item } = getItemToChange(context, { id, version })
  assertAllowed(canFollowUp(decree, item.designation, values.validUntil))
  context.change(subjectsOf(decree, [item]), (db) => writeDesignation(db, item.designation, values))
  return readDecree(context, decree.id)
}
