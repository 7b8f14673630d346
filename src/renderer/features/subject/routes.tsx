import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '#renderer/app/root-route.ts'

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/cases/$caseId/subjects/new',
    component: lazyRouteComponent(() => import('./subject-new-page.tsx'), 'SubjectNewPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/cases/$caseId/subjects/$subjectId',
    component: lazyRouteComponent(() => import('./subject-page.tsx'), 'SubjectPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/cases/$caseId/subjects/$subjectId/edit/$section',
    component: lazyRouteComponent(() => import('./section-edit-page.tsx'), 'SectionEditPage'),
  }),
] as const
