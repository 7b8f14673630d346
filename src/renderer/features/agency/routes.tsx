import { IconBuildingBank, IconFileImport, IconPlus } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { agencyId } from '#shared/features/agency/agency.schema.ts'
import { client } from '#renderer/app/client.ts'
import { registerCommands, registerSearch } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'
import { t } from '#renderer/i18n/t.ts'
import { kindKey } from './agency-words.ts'

registerCommands([
  {
    id: 'agency.list',
    label: 'agency.title',
    group: 'pages',
    to: '/agencies',
    permission: 'agency.read',
    keywords: 'instansi direktori rujukan polres bp3mi dinas lpsk agency directory',
  },
  {
    id: 'agency.new',
    label: 'agency.newAgency',
    group: 'actions',
    to: '/agencies/new',
    permission: 'agency.write',
    keywords: 'tambah instansi mitra rujukan polres bp3mi dinas agency',
    icon: <IconPlus size={18} stroke={1.6} />,
  },
  {
    id: 'agency.import',
    label: 'agency.importTitle',
    group: 'actions',
    to: '/agencies/import',
    permission: 'agency.write',
    keywords: 'impor instansi direktori csv excel formulir import',
    icon: <IconFileImport size={18} stroke={1.6} />,
  },
  {
    id: 'settings.needRoutes',
    label: 'agency.goRoutes',
    group: 'pages',
    to: '/settings/need-routes',
    permission: 'agency.read',
    keywords: 'tujuan rujukan kebutuhan tembusan pengaturan need routes',
  },
])

registerSearch({
  id: 'agency',
  label: 'agency.title',
  permission: 'agency.read',
  search: async (query) => {
    const { items } = await client.agency.list({ text: query.slice(0, 200), validity: 'all', limit: 6 })
    return items.map(({ id, name, kind, city }) => ({
      id,
      label: name,
      detail: [t(kindKey(kind)), city].join(' · '),
      to: `/agencies/${id}`,
      icon: <IconBuildingBank size={18} stroke={1.6} />,
    }))
  },
})

const parent = { getParentRoute: () => rootRoute }

export const routes = [
  createRoute({
    ...parent,
    path: '/agencies',
    component: lazyRouteComponent(() => import('./agency-list-page.tsx'), 'AgencyListPage'),
  }),
  createRoute({
    ...parent,
    path: '/agencies/new',
    /** The agency whose place the new one takes. */
    validateSearch: (search: Record<string, unknown>): { replaces?: string } => {
      const replaces = agencyId.safeParse(search['replaces']).data
      return replaces === undefined ? {} : { replaces }
    },
    component: lazyRouteComponent(() => import('./agency-new-page.tsx'), 'AgencyNewPage'),
  }),
  createRoute({
    ...parent,
    path: '/agencies/import',
    component: lazyRouteComponent(() => import('./agency-import-page.tsx'), 'AgencyImportPage'),
  }),
  createRoute({
    ...parent,
    path: '/agencies/$agencyId',
    component: lazyRouteComponent(() => import('./agency-page.tsx'), 'AgencyPage'),
  }),
  createRoute({
    ...parent,
    path: '/agencies/$agencyId/edit',
    component: lazyRouteComponent(() => import('./agency-edit-page.tsx'), 'AgencyEditPage'),
  }),
  createRoute({
    ...parent,
    path: '/settings/need-routes',
    component: lazyRouteComponent(() => import('./need-routes-page.tsx'), 'NeedRoutesPage'),
  }),
] as const
