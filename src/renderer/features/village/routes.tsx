import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '#renderer/app/root-route.ts'

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/villages',
    component: lazyRouteComponent(() => import('./village-list-page.tsx'), 'VillageListPage'),
  }),
] as const
