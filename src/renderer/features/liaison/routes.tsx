import { IconTransfer, IconUserShield } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { client } from '#renderer/app/client.ts'
import { registerCommands, registerSearch } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'
import { t } from '#renderer/i18n/t.ts'

registerCommands([
  {
    id: 'liaison.handOver',
    label: 'liaison.handOver',
    group: 'actions',
    to: '/liaisons/hand-over',
    permission: 'liaison.write',
    keywords: 'pimpasa rotasi mutasi serah terima ganti petugas rotation',
    icon: <IconTransfer size={18} stroke={1.6} />,
  },
])

registerSearch({
  id: 'liaison',
  label: 'common.navLiaisons',
  permission: 'liaison.read',
  search: async (query) => {
    const { items } = await client.liaison.officers({ query, limit: 6 })
    return items.map((officer) => ({
      id: officer.id,
      label: officer.officerName,
      detail: t('liaison.villageCount', { count: officer.mainCount }),
      to: `/liaisons/${officer.id}`,
      icon: <IconUserShield size={18} stroke={1.6} />,
    }))
  },
})

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/liaisons',
    component: lazyRouteComponent(() => import('./officer-list-page.tsx'), 'LiaisonListPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/liaisons/hand-over',
    /** The one who leaves, by the id of any of his assignments. */
    validateSearch: (search: Record<string, unknown>): { from?: string } =>
      typeof search['from'] === 'string' ? { from: search['from'] } : {},
    component: lazyRouteComponent(() => import('./hand-over-page.tsx'), 'HandOverPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/liaisons/$officerId',
    component: lazyRouteComponent(() => import('./officer-page.tsx'), 'LiaisonOfficerPage'),
  }),
] as const
