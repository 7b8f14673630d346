import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '#renderer/app/root-route.ts'

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/agreements',
    component: lazyRouteComponent(() => import('./agreement-list-page.tsx'), 'AgreementListPage'),
  }),
] as const
