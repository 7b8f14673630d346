import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '#renderer/app/root-route.ts'

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/liaisons',
    component: lazyRouteComponent(() => import('./liaison-list-page.tsx'), 'LiaisonListPage'),
  }),
] as const
