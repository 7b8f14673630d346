import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { PlainDate } from '#shared/kernel/plain-date.ts'
import {
  canCorrectInauguration,
  canInaugurate,
  warningsForInauguration,
} from '#shared/features/designation/designation.rules.ts'
import type { DecreeOutcome, InaugurationInput } from '#shared/features/designation/designation.schema.ts'
import { signatoriesOn } from '#shared/features/office/office.rules.ts'
import { villageTitle } from '#shared/features/village/village.rules.ts'
import type { ReadDb } from '#main/platform/db/database.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { getOffice } from '#main/features/office/index.ts'
import { headOn, retractMilestone, type VillageRecord } from '#main/features/village/index.ts'
import { askFirst, getItemToChange, recordFact, writeDesignation, type Accepted } from './decide.service.ts'
import {
  getDecree,
  getDecreeToChange,
  readDecree,
  subjectsOf,
  villagesOf,
  writeDecree,
  type DesignatedVillage,
  type Target,
} from './decree.service.ts'

type Receiver = { receivedBy: string | null; receivedByTitle: string | null }

/** Who heads the village on that day receives, unless the officer says otherwise. */
const usualReceiver = (db: ReadDb, village: VillageRecord, day: PlainDate) => ({
  receivedBy: headOn(db, village.rowId, day)?.fullName ?? null,
  receivedByTitle: village.headTitle,
})

export const suggestInauguration = (
  context: OfficerContext,
  { id, inauguratedOn }: { id: string; inauguratedOn: PlainDate },
) => {
  const { db } = context
  const [head] = signatoriesOn(getOffice(db).signatories, inauguratedOn)
  const items = villagesOf(db, getDecree(db, id))
  const [only] = items
  return {
    place: items.length === 1 && only ? `Balai ${villageTitle(only.village)}` : '',
    presentedBy: head?.fullName ?? null,
    villages: items.map(({ designation, village }) => ({
      designationId: designation.id,
      ...usualReceiver(db, village, inauguratedOn),
    })),
  }
}

type Chosen = { item: DesignatedVillage; receiver: Receiver }

const chosenOf = (
  db: ReadDb,
  items: readonly DesignatedVillage[],
  { villages, inauguratedOn }: InaugurationInput,
): Chosen[] =>
  villages.map(({ designationId, receivedBy, receivedByTitle }) => {
    const item = items.find(({ designation }) => designation.id === designationId)
    if (!item) throw new DomainError('RECORD_NOT_FOUND', { kind: 'designation' })
    const usual = usualReceiver(db, item.village, inauguratedOn)
    return {
      item,
      receiver: {
        receivedBy: receivedBy === undefined ? usual.receivedBy : receivedBy,
        receivedByTitle: receivedByTitle === undefined ? usual.receivedByTitle : receivedByTitle,
      },
    }
  })

/** One ceremony for the chosen villages of a decree, on whatever day it was held. */
export const inaugurate = (
  context: OfficerContext,
  { id, version, acceptedWarnings, ...input }: InaugurationInput & Target & Accepted,
): DecreeOutcome => {
  const decree = getDecreeToChange(context.db, { id, version })
  const chosen = chosenOf(context.db, villagesOf(context.db, decree), input)
  for (const { item } of chosen) assertAllowed(canInaugurate(decree, item.designation))
  const question = askFirst(warningsForInauguration(decree, input.inauguratedOn, context.today()), {
    acceptedWarnings,
  })
  if (question) return question
  const { inauguratedOn, inauguratedAtPlace, presentedBy } = input
  const about = subjectsOf(
    decree,
    chosen.map(({ item }) => item),
  )
  context.change(about, (db) => {
    writeDecree(db, decree)
    for (const { item, receiver } of chosen) {
      writeDesignation(db, item.designation, { inauguratedOn, inauguratedAtPlace, presentedBy, ...receiver })
      const fact = { kind: 'inaugurated' as const, occurredOn: inauguratedOn, note: inauguratedAtPlace }
      recordFact(context, db, item.village, fact)
    }
  })
  return { outcome: 'saved', detail: readDecree(context, decree.id) }
}

type Correction = Omit<InaugurationInput, 'villages'> & Receiver & { reason: string }

/** Puts a recorded ceremony right; a new day moves the village's fact. */
export const correctInauguration = (
  context: OfficerContext,
  { id, version, acceptedWarnings, reason, ...values }: Correction & Target & Accepted,
): DecreeOutcome => {
  const { decree, item } = getItemToChange(context, { id, version })
  const { designation, village } = item
  assertAllowed(canCorrectInauguration(decree, designation))
  const before = designation.inauguratedOn
  const question = askFirst(warningsForInauguration(decree, values.inauguratedOn, context.today()), {
    acceptedWarnings,
  })
  if (question) return question
  context.change(
    subjectsOf(decree, [item]),
    (db) => {
      writeDecree(db, decree)
      writeDesignation(db, designation, values)
      if (before !== null) retractMilestone(db, village.rowId, { kind: 'inaugurated', occurredOn: before })
      recordFact(context, db, village, {
        kind: 'inaugurated',
        occurredOn: values.inauguratedOn,
        note: values.inauguratedAtPlace,
      })
    },
    reason,
  )
  return { outcome: 'saved', detail: readDecree(context, decree.id) }
}
