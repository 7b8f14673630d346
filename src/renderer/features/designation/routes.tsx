import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { client } from '#renderer/app/client.ts'
import { registerCommands, registerSearch } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'
import { t } from '#renderer/i18n/t.ts'

registerCommands([
  {
    id: 'designation.new',
    label: 'designation.newDecree',
    group: 'actions',
    to: '/designations/new',
    permission: 'designation.write',
    keywords: 'SK keputusan penetapan baru decree',
  },
])
registerSearch({
  id: 'designation',
  label: 'common.navDesignations',
  permission: 'designation.read',
  search: async (query) => {
    const { items } = await client.designation.list({ query, limit: 6 })
    return items.map(({ id, number, subject }) => ({
      id,
      label: number ?? t('designation.withoutNumber'),
      detail: subject,
      to: `/designations/${id}`,
    }))
  },
})

const parent = { getParentRoute: () => rootRoute }

export const routes = [
  createRoute({
    ...parent,
    path: '/designations',
    component: lazyRouteComponent(() => import('./designation-list-page.tsx'), 'DesignationListPage'),
  }),
  createRoute({
    ...parent,
    path: '/designations/new',
    validateSearch: (search: Record<string, unknown>): { villages?: string } =>
      typeof search['villages'] === 'string' ? { villages: search['villages'] } : {},
    component: lazyRouteComponent(() => import('./decree-new-page.tsx'), 'DecreeNewPage'),
  }),
  createRoute({
    ...parent,
    path: '/designations/$decreeId',
    component: lazyRouteComponent(() => import('./decree-page.tsx'), 'DecreePage'),
  }),
  createRoute({
    ...parent,
    path: '/designations/$decreeId/edit',
    component: lazyRouteComponent(() => import('./decree-edit-page.tsx'), 'DecreeEditPage'),
  }),
] as const
