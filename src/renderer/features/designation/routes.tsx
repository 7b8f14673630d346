import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '#renderer/app/root-route.ts'

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/designations',
    component: lazyRouteComponent(() => import('./designation-list-page.tsx'), 'DesignationListPage'),
  }),
] as const
