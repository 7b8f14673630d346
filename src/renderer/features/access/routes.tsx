import { IconLock } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { registerCommands } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'

registerCommands([
  {
    id: 'access.sealed',
    label: 'access.sealedList',
    group: 'pages',
    to: '/cases/sealed',
    permission: 'case.open',
    keywords: 'rahasia terbatas alasan tersegel sealed',
    icon: <IconLock size={18} stroke={1.6} />,
  },
])

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/cases/sealed',
    component: lazyRouteComponent(() => import('./sealed-list-page.tsx'), 'SealedListPage'),
  }),
] as const
