import { IconFolderOpen, IconPlus } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { caseView } from '#shared/features/case/case-list.schema.ts'
import { client } from '#renderer/app/client.ts'
import { registerCommands, registerSearch } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'
import { t } from '#renderer/i18n/t.ts'
import { filtersIn, openView } from './case-list-state.ts'
import { caseStateKey } from './case-words.ts'

registerCommands([
  {
    id: 'case.list',
    label: 'common.navCases',
    group: 'pages',
    to: '/cases',
    permission: 'case.read',
    keywords: 'perkara daftar kerja cases',
  },
  {
    id: 'case.newBare',
    label: 'case.newBare',
    group: 'actions',
    to: '/cases/new',
    permission: 'case.create',
    keywords: 'kasus baru informasi intelijen',
    icon: <IconPlus size={18} stroke={1.6} />,
  },
])

registerSearch({
  id: 'case',
  label: 'common.navCases',
  permission: 'case.read',
  search: async (query) => {
    const { items } = await client.case.list({
      query,
      view: 'all',
      sort: 'updated',
      descending: true,
      limit: 8,
    })
    return items.map(({ id, number, title, state, subjects }) => ({
      id,
      label: `${number} · ${title}`,
      detail: [subjects.join(', '), t(caseStateKey(state))].filter(Boolean).join(' · '),
      to: `/cases/${id}`,
      icon: <IconFolderOpen size={18} stroke={1.6} />,
    }))
  },
})

export const routes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/cases',
    // Links from home open a view; the list itself keeps what it was asked.
    beforeLoad: ({ search }) => {
      const wanted = caseView.safeParse((search as Record<string, unknown>)['view'])
      if (!wanted.success) return
      openView(wanted.data, filtersIn(search))
      throw redirect({ to: '/cases', search: {}, replace: true })
    },
    component: lazyRouteComponent(() => import('./case-list-page.tsx'), 'CaseListPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/cases/new',
    component: lazyRouteComponent(() => import('./case-new-page.tsx'), 'CaseNewPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/cases/$caseId',
    component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/cases/$caseId/edit',
    component: lazyRouteComponent(() => import('./case-edit-page.tsx'), 'CaseEditPage'),
  }),
] as const
