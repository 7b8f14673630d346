import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { registerCommands } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'

registerCommands([
  {
    id: 'settings.reference',
    label: 'reference.goTitle',
    group: 'pages',
    to: '/settings/reference',
    permission: 'reference.read',
  },
])

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/reference',
    component: lazyRouteComponent(() => import('./reference-page.tsx'), 'ReferencePage'),
  }),
] as const
