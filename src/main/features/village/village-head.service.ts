import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import {
  canAddHead,
  canHoldHead,
  headWarnings,
  successionFor,
} from '#shared/features/village/village-head.rules.ts'
import {
  largestVillageHistory,
  type VillageHead,
  type VillageHeadInput,
  type VillageOutcome,
} from '#shared/features/village/village.schema.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { newId } from '#main/platform/rpc/new-id.ts'
import { deleteHead, insertHead, listHeads, updateHead } from './village-facts.repo.ts'
import { type Accepted, askFirst, changeVillage, getVillageToChange, type Target } from './village.service.ts'

type HeadTarget = Target & { headId: string }

const headOf = (heads: readonly VillageHead[], id: string): VillageHead => {
  const head = heads.find((other) => other.id === id)
  if (!head) throw new DomainError('RECORD_NOT_FOUND', { kind: 'villageHead' })
  return head
}

/** A new head; the one in office ends the day before. */
export const addHead = (
  context: OfficerContext,
  { id, version, acceptedWarnings, ...input }: VillageHeadInput & Target & Accepted,
): VillageOutcome => {
  const village = getVillageToChange(context.db, { id, version })
  const heads = listHeads(context.db, village.rowId)
  if (heads.length >= largestVillageHistory)
    throw new DomainError('HISTORY_FULL', { maximum: largestVillageHistory })
  assertAllowed(canAddHead(heads, input))
  const { ends, term } = successionFor(heads, input)
  const others = heads.map((head) => (head === ends?.head ? { ...head, untilOn: ends.untilOn } : head))
  const question = askFirst(headWarnings(others, term), { acceptedWarnings })
  if (question) return question
  return changeVillage(context, village, (db) => {
    if (ends) updateHead(db, ends.head.id, { untilOn: ends.untilOn })
    insertHead(db, village.rowId, { id: newId('VillageHead'), ...term })
    return {}
  })
}

export const saveHead = (
  context: OfficerContext,
  { id, version, headId, acceptedWarnings, ...input }: VillageHeadInput & HeadTarget & Accepted,
): VillageOutcome => {
  const village = getVillageToChange(context.db, { id, version })
  const heads = listHeads(context.db, village.rowId)
  const head = headOf(heads, headId)
  const others = heads.filter((other) => other !== head)
  assertAllowed(canHoldHead(others, input))
  const question = askFirst(headWarnings(others, input), { acceptedWarnings })
  if (question) return question
  return changeVillage(context, village, (db) => {
    updateHead(db, head.id, input)
    return {}
  })
}

export const removeHead = (
  context: OfficerContext,
  { headId, reason, ...target }: HeadTarget & { reason: string },
): VillageOutcome => {
  const village = getVillageToChange(context.db, target)
  const head = headOf(listHeads(context.db, village.rowId), headId)
  return changeVillage(
    context,
    village,
    (db) => {
      deleteHead(db, head.id)
      return {}
    },
    reason,
  )
}
