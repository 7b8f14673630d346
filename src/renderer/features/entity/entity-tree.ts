import { canHold } from '#shared/features/entity/entity.rules.ts'
import { type CaseEntity, entityKinds } from '#shared/features/entity/entity.schema.ts'

export type TreeRow = { item: CaseEntity; isHeld: boolean }

const rankOf = ({ entity }: CaseEntity): number => entityKinds.indexOf(entity.kind)
const byKind = (first: CaseEntity, second: CaseEntity): number => rankOf(first) - rankOf(second)

/** People and companies first, each with what he has under him; then what nobody is known to have. */
export const treeOf = (items: readonly CaseEntity[]): TreeRow[] => {
  const heads = items.filter(({ entity, holder }) => canHold(entity.kind) && holder === null).toSorted(byKind)
  const placed = new Set<string>()
  const rows = heads.flatMap((head): TreeRow[] => {
    const held = items.filter(
      ({ id, holder }) => holder !== null && holder.id === head.entity.id && !placed.has(id),
    )
    for (const { id } of held) placed.add(id)
    return [{ item: head, isHeld: false }, ...held.toSorted(byKind).map((item) => ({ item, isHeld: true }))]
  })
  for (const { id } of heads) placed.add(id)
  const loose = items.filter(({ id }) => !placed.has(id)).toSorted(byKind)
  return [...rows, ...loose.map((item) => ({ item, isHeld: false }))]
}
