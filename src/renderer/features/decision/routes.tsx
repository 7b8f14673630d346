import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { registerCommands } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'

registerCommands([
  {
    id: 'settings.statutes',
    label: 'decision.goStatutes',
    group: 'pages',
    to: '/settings/statutes',
    permission: 'reference.read',
    keywords: 'pasal undang-undang aturan statutes',
  },
])

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/cases/$caseId/decide',
    // A task or a notice may say whom it is about, and what it proposes.
    validateSearch: (search: Record<string, unknown>): { subject?: string; kind?: string } => ({
      ...(typeof search['subject'] === 'string' ? { subject: search['subject'] } : {}),
      ...(typeof search['kind'] === 'string' ? { kind: search['kind'] } : {}),
    }),
    component: lazyRouteComponent(() => import('./decide-page.tsx'), 'DecidePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/statutes',
    component: lazyRouteComponent(() => import('./statutes-page.tsx'), 'StatutesPage'),
  }),
] as const
