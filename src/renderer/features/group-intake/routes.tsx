import { IconUsersPlus } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { caseId, type CaseId } from '#shared/features/case/case.schema.ts'
import { registerCommands } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'

registerCommands([
  {
    id: 'groupIntake.open',
    label: 'groupIntake.command',
    group: 'actions',
    to: '/intake/group',
    permission: 'case.read',
    keywords: 'rombongan kelompok impor import csv excel xlsx daftar register group',
    icon: <IconUsersPlus size={18} stroke={1.6} />,
  },
])

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/intake/group',
    // From the page of a case: the people go into it.
    validateSearch: (search: Record<string, unknown>): { case?: CaseId } => {
      const found = caseId.safeParse(search['case']).data
      return found ? { case: found } : {}
    },
    component: lazyRouteComponent(() => import('./group-intake-page.tsx'), 'GroupIntakePage'),
  }),
] as const
