import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '#renderer/app/root-route.ts'

const parent = { getParentRoute: () => rootRoute }
const textIn = (search: Record<string, unknown>, name: string): string | undefined =>
  typeof search[name] === 'string' ? search[name] : undefined

export const routes = [
  createRoute({
    ...parent,
    path: '/cases/$caseId/interviews/new',
    validateSearch: (search: Record<string, unknown>) => ({
      subject: textIn(search, 'subject'),
      follows: textIn(search, 'follows'),
    }),
    component: lazyRouteComponent(() => import('./interview-new-page.tsx'), 'InterviewNewPage'),
  }),
  createRoute({
    ...parent,
    path: '/cases/$caseId/interviews/$interviewId',
    component: lazyRouteComponent(() => import('./interview-page.tsx'), 'InterviewPage'),
  }),
] as const
