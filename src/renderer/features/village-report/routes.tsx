import { IconFileImport, IconMessageReport, IconPlus } from '@tabler/icons-react'
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { v7 } from 'uuid'
import { villageReportView } from '#shared/features/village-report/village-report.schema.ts'
import { villageId } from '#shared/features/village/village.schema.ts'
import { client } from '#renderer/app/client.ts'
import { registerCommands, registerSearch } from '#renderer/app/commands.ts'
import { rootRoute } from '#renderer/app/root-route.ts'
import { t } from '#renderer/i18n/t.ts'
import { openReportList } from './report-list-state.ts'
import { reportStateKey } from './village-report-words.ts'

registerCommands([
  {
    id: 'villageReport.list',
    label: 'common.navVillageReports',
    group: 'pages',
    to: '/village-reports',
    permission: 'villageReport.read',
    keywords: 'laporan desa tiket pimpasa village reports',
  },
  {
    id: 'villageReport.new',
    label: 'villageReport.new',
    group: 'actions',
    to: '/village-reports/new',
    permission: 'villageReport.write',
    keywords: 'laporan desa baru catat pimpasa whatsapp report',
    icon: <IconPlus size={18} stroke={1.6} />,
  },
  {
    id: 'villageReport.import',
    label: 'villageReport.import',
    group: 'actions',
    to: '/village-reports/import',
    permission: 'villageReport.write',
    keywords: 'impor formulir laporan desa berkas csv excel import',
    icon: <IconFileImport size={18} stroke={1.6} />,
  },
])

registerSearch({
  id: 'villageReport',
  label: 'common.navVillageReports',
  permission: 'villageReport.read',
  search: async (query) => {
    const { items } = await client.villageReport.list({ view: 'all', text: query.slice(0, 120), limit: 6 })
    return items.map(({ id, ticket, title, villageTitle, state }) => ({
      id,
      label: `${ticket} · ${title}`,
      detail: [villageTitle, t(reportStateKey(state))].join(' · '),
      to: `/village-reports/${id}`,
      icon: <IconMessageReport size={18} stroke={1.6} />,
    }))
  },
})

const parent = { getParentRoute: () => rootRoute }
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

export const routes = [
  createRoute({
    ...parent,
    path: '/village-reports',
    // Links from elsewhere open a view or a village; the list itself keeps what it was asked.
    beforeLoad: ({ search }: { search: Record<string, unknown> }) => {
      const view = villageReportView.safeParse(search['view']).data
      const village = villageId.safeParse(search['village']).data
      if (view === undefined && village === undefined) return
      openReportList({
        view: view ?? 'all',
        ...(village ? { villageId: village, villageTitle: textOf(search['title']) ?? null } : {}),
      })
      throw redirect({ to: '/village-reports', search: {}, replace: true })
    },
    component: lazyRouteComponent(() => import('./report-list-page.tsx'), 'ReportListPage'),
  }),
  createRoute({
    ...parent,
    path: '/village-reports/new',
    validateSearch: (search: Record<string, unknown>): { draft?: string; village?: string } => {
      const [draft, village] = [textOf(search['draft']), villageId.safeParse(search['village']).data]
      return { ...(draft ? { draft } : {}), ...(village ? { village } : {}) }
    },
    // The id of the coming report stands in the address: after a lock the same draft is found again.
    beforeLoad: ({ search }) => {
      if (search.draft !== undefined) return
      throw redirect({ to: '/village-reports/new', search: { ...search, draft: v7() }, replace: true })
    },
    component: lazyRouteComponent(() => import('./report-new-page.tsx'), 'ReportNewPage'),
  }),
  createRoute({
    ...parent,
    path: '/village-reports/import',
    component: lazyRouteComponent(() => import('./report-import-page.tsx'), 'ReportImportPage'),
  }),
  createRoute({
    ...parent,
    path: '/village-reports/$reportId',
    component: lazyRouteComponent(() => import('./report-page.tsx'), 'ReportPage'),
  }),
  createRoute({
    ...parent,
    path: '/village-reports/$reportId/correct',
    component: lazyRouteComponent(() => import('./report-correct-page.tsx'), 'ReportCorrectPage'),
  }),
] as const
