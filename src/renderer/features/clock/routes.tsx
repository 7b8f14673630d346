import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { registerCommands } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'

registerCommands([
  {
    id: 'settings.clocks',
    label: 'clock.goTitle',
    group: 'pages',
    to: '/settings/clocks',
    permission: 'reference.read',
    keywords: 'tenggat hari libur cuti bersama deadlines holidays',
  },
])

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/settings/clocks',
    component: lazyRouteComponent(() => import('./clock-settings-page.tsx'), 'ClockSettingsPage'),
  }),
] as const
