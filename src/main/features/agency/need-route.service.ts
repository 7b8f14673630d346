import { canRoute, isSameRoute } from '#shared/features/agency/need-route.rules.ts'
import type { NeedRouteInput, NeedRoutes } from '#shared/features/agency/need-route.schema.ts'
import { assertAllowed, DomainError } from '#shared/kernel/errors.ts'
import type { OfficerContext } from '#main/platform/rpc/gate.ts'
import { countByKind } from './agency.repo.ts'
import { getRoute, listRoutes, replaceRoute, routeRowIds } from './need-route.repo.ts'

export const readRoutes = (context: OfficerContext): NeedRoutes => ({
  routes: listRoutes(context.db),
  counts: countByKind(context.db, context.today()),
})

export const saveRoute = (context: OfficerContext, { seen, ...route }: NeedRouteInput): NeedRoutes => {
  assertAllowed(canRoute(route))
  const before = getRoute(context.db, route.need)
  if (!isSameRoute(before, seen)) throw new DomainError('RECORD_CHANGED_MEANWHILE', { kind: 'needRoute' })
  if (isSameRoute(before, route)) return readRoutes(context)
  const about = routeRowIds(context.db, route.need).map((id) => ({ kind: 'needRoute', id }))
  context.change(about, (db) => replaceRoute(db, route))
  return readRoutes(context)
}
