import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '#renderer/app/root-route.ts'

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/cases/$caseId/evidence/$evidenceId',
    component: lazyRouteComponent(() => import('./evidence-page.tsx'), 'EvidencePage'),
  }),
] as const
