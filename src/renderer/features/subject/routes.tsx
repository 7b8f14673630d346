import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '#renderer/app/root-route.ts'

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/cases/$caseId/subjects/$subjectId',
    component: lazyRouteComponent(() => import('./subject-page.tsx'), 'SubjectPage'),
  }),
] as const
