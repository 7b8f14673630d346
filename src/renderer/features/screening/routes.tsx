import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { registerCommands } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'

registerCommands([
  {
    id: 'settings.screening',
    label: 'screening.goSets',
    group: 'pages',
    to: '/settings/screening',
    permission: 'case.read',
    keywords: 'penapisan indikator bobot screening set weights',
  },
])

const parent = { getParentRoute: () => rootRoute }

export const routes = [
  createRoute({
    ...parent,
    path: '/cases/$caseId/subjects/$subjectId/screening',
    component: lazyRouteComponent(() => import('./screening-page.tsx'), 'ScreeningPage'),
  }),
  createRoute({
    ...parent,
    path: '/cases/$caseId/subjects/$subjectId/screening/$assessmentId',
    component: lazyRouteComponent(() => import('./assessment-page.tsx'), 'AssessmentPage'),
  }),
  createRoute({
    ...parent,
    path: '/settings/screening',
    component: lazyRouteComponent(() => import('./set-list-page.tsx'), 'SetListPage'),
  }),
  createRoute({
    ...parent,
    path: '/settings/screening/$setId',
    component: lazyRouteComponent(() => import('./set-page.tsx'), 'SetPage'),
  }),
] as const
