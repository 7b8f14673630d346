import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '#renderer/app/root-route.ts'

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
  }),
] as const
