import { allowed, refused, type Verdict } from '#shared/kernel/errors.ts'
import type { AgencyKind } from './agency.schema.ts'
import type { NeedRoute } from './need-route.schema.ts'

/** A need goes to at least one kind, and to every kind once: addressed or in copy. */
export const canRoute = ({ need, first, copies }: NeedRoute): Verdict => {
  if (first.length === 0) return refused('NEED_ROUTE_WITHOUT_FIRST', { need })
  const seen = new Set<AgencyKind>()
  for (const kind of [...first, ...copies]) {
    if (seen.has(kind)) return refused('NEED_ROUTE_KIND_TWICE', { kind })
    seen.add(kind)
  }
  return allowed
}

export const isSameRoute = (
  one: Pick<NeedRoute, 'first' | 'copies'>,
  other: Pick<NeedRoute, 'first' | 'copies'>,
): boolean => one.first.join() === other.first.join() && one.copies.join() === other.copies.join()
