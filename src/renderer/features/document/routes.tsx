import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '#renderer/app/root-route.ts'

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/documents',
    component: lazyRouteComponent(() => import('./document-list-page.tsx'), 'DocumentListPage'),
  }),
] as const
